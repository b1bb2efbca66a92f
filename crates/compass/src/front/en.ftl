front-title = The core of { $municipality }
front-lead = Here are the core tasks that everything we do must support – and the path from the citizens' own words to what we decide.
front-empty = The municipality's core tasks will be shown here.
front-write = Write the first core task
front-import = Import core tasks and camps
front-north = The municipality's overall core task
front-core-tasks = Our core tasks
front-other-models = The core task can be divided in other ways too:
front-focus = In focus now
front-focus-lead = The next large advances that we work for.
front-focus-more = { $count ->
    [one] and one more point
   *[other] and { $n } more points
}
front-my-workplace = Your workplace's part
front-workplaces = At the workplaces
front-workplaces-empty = The workplaces' own versions of the core task and their voices will be shown here.
front-workplaces-all = See all core tasks
front-unit = Unit
front-unit-all = The whole municipality
front-unit-show = Show
front-voices = Voices from the workplaces
front-news = New
front-news-adopted = { $number ->
    [1] New core task or text
   *[other] Wording { $number } adopted
}
front-news-adopted-together = Adopted at the same time
front-news-adopted-many = { $count ->
    [one] One wording
   *[other] { $n } wordings
}
front-news-voice = New voice
front-news-action = New action
front-news-action-chosen = Action chosen
front-news-action-running = Action running
front-waiting = Waiting for you
front-waiting-none = Nothing waits for you.
front-waiting-draft = The draft of { $title } is not finished
front-waiting-consultation-editor = The wording of { $title } is in consultation and can be adopted afterwards
front-waiting-consultation = The wording of { $title } is in consultation: read it and say what you think
front-camps = Camps
front-camps-lead = At camps, citizens, staff, politicians and firms say what it takes.
front-camps-link = See the camps
front-sign-in = Sign in if you work with the core task
front-voices-all = Read all voices
front-waiting-tests = { $count ->
    [one] One priority test waits for a verdict
   *[other] { $n } priority tests wait for a verdict
}
front-waiting-voices = { $count ->
    [one] One voice waits to be read
   *[other] { $n } voices wait to be read
}
front-waiting-without-north = { $count ->
    [one] One thing in your units has no north
   *[other] { $n } things in your units have no north
}
