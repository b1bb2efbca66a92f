# The analysis of a camp: findings and what they rest on.

## Kinds and columns
finding-message = Message
finding-purpose = Purpose that the analysis was made on
finding-consideration = Consideration about the purpose
finding-proposal = Proposed purpose
finding-precondition = Precondition
finding-contribution = Contribution
finding-crossing = Theme across camps
finding-who-municipality = The municipality
finding-who-citizens = Citizens and businesses
finding-who-together = Citizen and municipality together
finding-who-political = Political level
finding-who-nobody = No actor named

## The page
analysis-title = Analysis: { $camp }
analysis-crumb = Analysis
analysis-lead = What the camp says about the core task { $task }. The small numbers lead to the statements that each finding rests on.
analysis-to-report = Report: Analysis of camps
analysis-to-crossings = Across camps
analysis-history = History
analysis-empty = This is where the analysis will be: up to six messages, what they mean for the purpose, preconditions and contributions. It has not been begun.
analysis-begin = Begin with a message, or take over what is in the summary already.
analysis-messages = Messages
analysis-no-messages = There are no messages yet.
analysis-new-message = New message
analysis-six = There are six messages, and more cannot be remembered at once. Remove or join some before you add.
analysis-figure-title = Messages about { $task }
analysis-figure-lead = { $count ->
    [one] The figure shows the core task in the middle and one message beside it.
   *[other] The figure shows the core task in the middle and { $n } messages around it.
}
analysis-proposals = Proposals from the summary's themes
analysis-proposals-lead = Each theme here is not used in a message yet. Use it as it stands, and shorten it afterwards if you like.
analysis-proposal = { $title } ({ $exercise })
analysis-use-as-message = Use as a message
analysis-purpose = What it means for the purpose
analysis-purpose-now = The purpose as it is worded now
analysis-purpose-analysed = The purpose that the analysis was made on
analysis-purpose-differs = The wording is not the same as now.
analysis-considerations = Considerations
analysis-no-considerations = This is where considerations about the purpose will be: what it covers, and what could be said better.
analysis-new-consideration = New consideration
analysis-proposed = Proposed wording
analysis-no-proposed = No new wording has been proposed.
analysis-new-proposed = Propose a new wording
analysis-changes = Changes word by word
analysis-removed = taken out
analysis-added = new
analysis-preconditions = Preconditions
analysis-no-preconditions = This is where what must be in place first will be, in a few points.
analysis-new-precondition = New precondition
analysis-take-preconditions = { $count ->
    [one] Take over 1 theme from the summary
   *[other] Take over { $n } themes from the summary
}
analysis-contributions = Contributions by actor
analysis-no-contributions = None yet.
analysis-new-contribution = New contribution
analysis-take-contributions = { $count ->
    [one] Take over 1 contribution from the summary
   *[other] Take over { $n } contributions from the summary
}
analysis-sources = Sources
analysis-no-sources = No finding rests on statements or themes yet.
analysis-sources-lead = Each number in the analysis leads here, and from here to the statement, the theme or the category.

## A finding
finding-page-title = { $kind }: { $name }
finding-to-analysis = To the analysis
finding-back = Back
finding-rests-on = Rests on
finding-rests-on-nothing = The finding rests on nothing yet.
finding-source-page = Page { $page } of the source.
finding-source-theme = Theme { $number } in { $exercise }
finding-source-category = The category { $name } in { $exercise }
finding-source-gone = [no longer there]
finding-sources-gone = No longer there
finding-sources-named = Sources:
finding-theme-number = Theme { $number }
finding-count-statements = { $count ->
    [one] (1 statement)
   *[other] ({ $n } statements)
}
finding-see = Show
finding-change = Change
finding-earlier = Move up
finding-later = Move down
finding-remove = Remove
finding-undo = Undo
finding-undo-step = Undo step
finding-before = What it said before

## The form
finding-new = New: { $kind }
finding-edit = Change: { $kind }
finding-form-lead-message = A message is what goes through everything that was said. It is drawn around the core task.
finding-form-lead-purpose = This is the wording of the purpose that the analysis was made on.
finding-form-lead-consideration = A consideration says what the camp means for the purpose: what it covers, what is missing, and what could be said better.
finding-form-lead-proposal = Write the whole purpose as it could be worded. Pejl shows which words are new and which are taken out.
finding-form-lead-precondition = A precondition is something that must be in place before the core task can succeed.
finding-form-lead-contribution = A contribution is something that somebody in particular can do. Choose the statement and leave the text empty: then the participants' own words are shown.
finding-form-lead-crossing = A theme across camps is a thought that comes back in several camps.
finding-title = Title
finding-title-hint = Short: five words at most, if you can.
finding-words = Text
finding-words-hint-message = Two to four lines. The figure shows about 14 lines.
finding-words-hint-purpose = The wording as it was.
finding-words-hint-consideration = One consideration at a time.
finding-words-hint-proposal = The whole wording.
finding-words-hint-precondition = A line or two. May be empty when the title says it all.
finding-words-hint-contribution = May be empty when you choose a statement below.
finding-words-hint-crossing = Describe the thought in a few sentences. They are used to find statements like it.
finding-who = Who can do it?
finding-rests-on-lead = Choose what the finding rests on. It becomes the small numbers that lead to the participants' own words.
finding-statements = Statements
finding-themes = Themes
finding-categories = Categories
finding-none-chosen = No statements are chosen yet. Search for them below.
finding-chosen = Chosen statements
finding-search = Search the words
finding-search-in = Exercise
finding-all-exercises = All exercises
finding-search-submit = Find statements
finding-found = { $count ->
    [0] No statement matches. Try another word.
    [one] One statement matches.
   *[other] { $n } statements match.
}
finding-found-first = { $count ->
    [one] Here is the first.
   *[other] Here are the first { $n }.
}
finding-found-tick = Tick those that belong
finding-not-saved-yet = Not saved yet: tick the statements that you want, and choose Save.
finding-save = Save
finding-cancel = Cancel

## Why not
finding-refusal-changed = Somebody else has changed it while you wrote. Now it says: { $words }. Save again if yours is to stand instead.
finding-refusal-unknown = Something that you chose is no longer there. Choose again.
finding-refusal-no-title = Write a title.
finding-refusal-no-words = Write what the finding says, or choose a statement that says it.
finding-refusal-too-many = There are six messages already. Remove or join some first.
finding-refusal-one-proposal = There is a proposed wording already. Change that instead.
finding-refusal-cannot-undo = The step cannot be undone: it is undone already, or it came from a file.
finding-refusal-undo-blocked = The step cannot be undone, since something in it has been changed later. Undo the latest first.

## History
analysis-history-lead = Everything that has happened in the analysis, the latest first. Choose the number of a step to see the analysis as it was after it.
analysis-history-empty = Nothing has happened yet.
analysis-version = The analysis after step { $number }
analysis-version-when = As it was { $when }, after a step by { $by }.
analysis-version-empty = The analysis was empty.
finding-history-step = Step
finding-history-see = See the analysis after step
finding-history-when = When
finding-history-who = Who
finding-history-what = What
finding-history-undo = Undo
finding-history-undone = Undone
finding-step-add = Wrote
finding-step-take-over = Took over from the summary
finding-step-edit = Changed
finding-step-move = Moved
finding-step-remove = Removed
finding-step-join = Joined
finding-step-judge = Chose statements
finding-step-undo = Undid a step
finding-step-import = Imported from a file

## What was done
done-finding-added = The finding is saved.
done-finding-saved = The change is saved.
done-finding-moved = The finding is moved.
done-finding-removed = The finding is removed.
done-finding-taken = Taken over from the summary.
done-finding-nothing-to-take = There is nothing more to take over.
done-finding-undone = The step is undone.
audit-action-camp-analysis-change = changed an analysis
audit-action-camp-crossing-change = changed themes across camps
audit-kind-analysis = analysis
