comparison-title = Comparison groups
comparison-count = { $count ->
    [0] no comparison groups
    [one] one comparison group
   *[other] { $n } comparison groups
}
comparison-lead = A group of units that it makes sense to measure yourselves against. In the group's mean, each unit counts as much.
comparison-empty = The groups will stand here. The official ones come when you read in units with the column group. Your own you choose yourselves.
comparison-official = official
comparison-own = own choice
comparison-in = in { $name }
comparison-by = Chosen by { $name }
comparison-new = Choose a new group
comparison-new-title = Choose a new comparison group
comparison-edit-title = Change the comparison group
comparison-change = Change or remove
comparison-edit = Change name and units
comparison-remove = Remove the group
comparison-remove-hint = The units and their values stay. You can choose the group again.
comparison-write-lead = Tick those that you want to compare yourselves with. Choose them before you know the result.
comparison-no-units = There are no units to choose from yet. Add them here:
comparison-name = What is the group called?
comparison-name-hint = For example: Municipalities of our size.
comparison-units = Units
comparison-submit = Save the group
comparison-refused-no-name = Write what the group is called.
comparison-refused-long-name = The name is too long. Use at most 120 characters.
comparison-refused-name-taken = Another group is called the same. Choose another name.
comparison-refused-few-units = Tick at least two units.
comparison-refused-unknown-unit = One of the units is not in the tree any more. Look through the list, and save again.
comparison-refused-official = The group is official. It is only changed by reading in the units again.
done-comparison-saved = The group is saved.
done-comparison-removed = The group is removed.
audit-action-effect-group-save = chose a comparison group
audit-action-effect-group-remove = removed a comparison group
