transfer-title = Import a core task from a file
transfer-lead = The whole core task can come in from one file: tasks, focus, challenges, the frame and voices. If anything is wrong in the file, nothing is imported, and you are told what and where.
transfer-template = Get the Excel template with explanations
transfer-schema = Get the form as JSON Schema
transfer-file = File
transfer-file-hint = Excel (.xlsx) or JSON, at most 20 MB.
transfer-model = Where is it to go?
transfer-model-fitting = Where it fits
transfer-model-hint = A file of another municipality does not put itself among your core tasks: say here where it is to go.
transfer-model-new = A new model
transfer-new-name = The new model's name
transfer-new-name-hint = Only for a new model. Everyone can read the name.
transfer-refused-other = The file is from { $theirs }, but this is { $ours }. Nothing has been imported. Choose which model it is to go into, or choose a new model and give it a name.
transfer-refused-no-name = The file fits into none of the models and has no title. Nothing has been imported. Choose which model it is to go into, or choose a new model and give it a name.
transfer-import = Import
transfer-no-file = Choose a file first.
transfer-faults = The file has faults and has not been imported. Mend them, and try again.
transfer-fault-count = { $count ->
    [one] One fault in the file
   *[other] { $n } faults in the file
}
transfer-done = The file is imported
transfer-done-nothing = The file said nothing new. Nothing is changed.
transfer-made = { $count ->
    [one] One new core task
   *[other] { $n } new core tasks
}
transfer-reworded = { $count ->
    [one] One got a new wording
   *[other] { $n } got a new wording
}
transfer-moved = { $count ->
    [one] One got another place, kind or responsible
   *[other] { $n } got another place, kind or responsible
}
transfer-noted = { $count ->
    [one] One got other remarks from the file
   *[other] { $n } got other remarks from the file
}
transfer-unchanged = { $count ->
    [one] One said the same already
   *[other] { $n } said the same already
}
transfer-voices = { $count ->
    [one] One new voice from a workplace
   *[other] { $n } new voices from workplaces
}
transfer-see = See the model
transfer-not-mentioned = These core tasks are not in the file. They are left alone:
audit-action-compass-import = imported a core task from a file
