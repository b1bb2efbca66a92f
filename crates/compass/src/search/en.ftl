search-title = Search
search-words = What are you looking for?
search-words-hint = Write one or more words. Other forms and compounds are found too: skole also finds folkeskolerne. Put words in quotation marks if they must stand side by side, and a minus before a word that must not be there.
search-submit = Search
search-empty = Everything that you may see and that has your words comes here: core tasks, actions, voices, camps and what people said.
search-no-word = Write at least one word that must be there.
search-nothing = We found nothing with { $words }.
search-nothing-advice = Try fewer words, another word for the same thing, or only the beginning of the word.
search-count = { $count ->
    [one] We found one place.
   *[other] We found { $n } places.
}
search-count-at-least = { $count ->
    [one] We found at least one place.
   *[other] We found at least { $n } places.
}
search-more-advice = There are more than we show. Write another word to come closer.
search-public = You see what is open to everyone. Employees can sign in and search in more.
search-kinds = Show only one kind
search-all-kinds = Everything
search-none-of-kind = None of this kind.
search-show-all = Show all: { $kind }
search-pages = Pages
search-page-before = Previous page
search-page-after = Next page
search-page-of = Page { $number } of { $last }
search-draft = Draft { $number } of { $title }
search-untitled = Without a title
search-kind-core-task = Core tasks
search-kind-wording = Wordings in progress
search-kind-focus = Focus now
search-kind-challenge = Challenges
search-kind-authority-task = Authority tasks
search-kind-service = Services
search-kind-precondition = Preconditions
search-kind-contribution = Contributions
search-kind-principle = Principles
search-kind-goal = Effect goals
search-kind-indicator = Indicators
search-kind-action = Actions
search-kind-priority-test = Priority tests
search-kind-voice = Voices from workplaces
search-kind-camp = Camps
search-kind-finding = From the analyses
search-kind-theme = Themes
search-kind-category = Categories
search-kind-statement = Statements
search-kind-model = Models
