# Texts of the administrator's pages, in English. A full translation of da.ftl.

settings-title = Settings

## People
people-title = Users
people-purpose = Add users, give them roles, and close accounts that are no longer needed.
people-lead = Everyone who can sign in, and what they may do. Choose a name to change something.
people-name = Name
people-name-hint = The name that others see.
people-login = User name
people-login-hint = What the person signs in with: 2 to 60 characters, lower-case letters a–z, digits, full stop, hyphen, underscore or @.
people-roles = Roles
people-role = Role
people-unit = Unit
people-account = Account
people-open = open
people-closed = closed
people-closed-means = The account is closed. The person cannot sign in until you open it again.
people-no-roles = none
people-no-roles-means = The person has no roles and can therefore only see what is open to everyone.
people-role-in-unit = { $role } in { $unit }
people-role-unknown = Choose one of the roles in the list.
people-roles-explained = What do the roles allow?
people-about-administrator = Manages users, look and log. Reads everything about camps, brings camps in, publishes them and erases statements on request. Does not sort statements.
people-about-facilitator = Brings camps in, publishes them, sorts statements and erases statements on request.
people-about-analyst = Brings camps in, sorts statements and writes what they say.
people-about-compass-editor = Writes core tasks and their purposes, adopts new wordings, decides priority tests and chooses voices from workplaces.
people-about-effect-owner = Proposes effect goals, describes indicators and their units, brings in observations and approves them.
people-about-committee-member = Ranks, adopts and ends effect goals on behalf of the committee.
people-about-employee = Reads. Says how the core task shows at the workplace, and what their own actions support.

people-new-title = Add user
people-new-lead = The user gets a temporary password, which you will see on the next page.
people-new-role-hint = The role holds in the whole municipality. You can give more roles afterwards.
people-new-submit = Add user

people-added-title = The user has been added
people-password-made-title = New temporary password
people-opened-title = The account is open again
people-password = Password
people-password-lead = Pass user name and password on to { $name }.
people-password-once = The password is shown only this once. Do not keep it, and do not send it in an ordinary e-mail.
people-password-must-change = It must be changed the first time the person signs in.
people-password-done = I have passed it on
people-password-own = Change your own password
people-password-new-title = Forgotten password
people-password-new-lead = You can give the person a new temporary password. The old one then stops working, and the person is signed out everywhere.
people-password-new-submit = Make a new temporary password

people-take = Take away
people-take-submit = Take away
people-give-title = Give a role
people-unit-hint = The role holds in the unit and in everything under it.
people-give-submit = Give the role

people-reopen-title = Open the account again
people-reopen-lead = The person gets a new temporary password and has the roles shown on this page.
people-reopen-submit = Open, and make a new temporary password

people-close-heading = Close the account
people-close-lead = When you close an account, the person can no longer sign in and is signed out at once. What the person has done keeps their name.
people-close-onwards = Close the account …
people-close-title = Close { $name }?
people-close-undo = You can open the account again later.
people-close-self = This is your own account. If you close it you are signed out now, and someone else must open it for you.
people-close-submit = Close the account
people-close-cancel = Cancel

## Look
settings-look-title = Look
settings-look-purpose = The municipality's name, logo and colours, and where to get help.
settings-name = The municipality's name
settings-name-hint = As it is to stand at the top of every page, such as Fjordby Kommune.
settings-colours-title = Colours
settings-colours-lead = Write a colour as # and six digits or letters a–f, or leave the field empty to use the design system's own. The colour must be dark enough for white text to be read on it.
settings-accent = Buttons and figures
settings-accent-hint = For example #004d99.
settings-header-background = The band at the top of the page
settings-header-background-hint = The text in the band becomes white. Choose a colour on which the logo can be seen.
settings-link = Links
settings-link-hint = Used for links in the text.
settings-colour-unreadable = That cannot be read as a colour. Write # and six digits or letters a–f, such as #004d99.
settings-colour-too-light = The colour is too light. Its contrast to white must be at least 4.5:1. Choose a darker one.
settings-contact-title = Help for users
settings-contact-lead = Stands at the bottom of every page. Leave the fields empty if nothing is to stand there.
settings-email = E-mail
settings-phone = Phone
settings-email-unreadable = That does not look like an e-mail address. Write it as name@kommune.dk, or leave the field empty.
settings-phone-unreadable = That does not look like a phone number. Write digits and spaces, perhaps with + and a country code first, or leave the field empty.
settings-look-submit = Save look
settings-logo-title = Logo
settings-logo-alt = { $municipality }: the current logo
settings-logo-none = The municipality has not uploaded a logo yet. It will stand at the top of every page.
settings-logo-file = Choose a logo
settings-logo-hint = PNG or JPEG, at most 256 KB. It is shown 40 pixels high.
settings-logo-submit = Upload logo
settings-logo-remove = Remove the logo
settings-logo-missing = First choose a file on your computer.
settings-logo-svg = The file is an SVG, which can hold programs that run on the machines of those who see the page. Save the logo as PNG and upload that instead.
settings-logo-not-a-picture = The file is neither PNG nor JPEG, whatever its name says. Save the logo as PNG and try again.
settings-logo-too-large = The logo takes up more than 256 KB. Make it smaller, for example 80 pixels high, and try again.

## Audit log
audit-title = Log
audit-purpose = See who did what and when, and whether the log is untouched.
audit-lead = Every change gets a line here: who, what and when. The newest is at the top.
audit-whole = { $count ->
    [0] The log is empty.
    [one] The log is whole: its one line stands as it was written.
   *[other] The log is whole: all { $n } lines stand as they were written.
}
audit-broken-title = The log does not agree with itself at line { $seq }
audit-broken = That line, or one before it, has been changed, removed or inserted by other means than Pejl. Tell whoever runs your server, and compare with a backup from before it happened.
audit-to-newest = To the newest lines and the state of the log
audit-empty = There are no lines here. Lines come by themselves when someone signs in or changes something.
audit-seq = No.
audit-at = Time
audit-who = Who
audit-what = What
audit-object = Concerning
audit-outcome = Outcome
audit-done = done
audit-refused = refused
audit-older = Older lines
audit-actor-kommandolinje = the command line
audit-actor-server = the server itself
audit-actor-offentlig = someone not signed in
audit-action-access-refused = attempted something without the right to it
audit-action-backup-restore = restored a backup
audit-action-files-put = stored a file that all share
audit-action-files-remove = removed a file that all share
audit-action-identity-add-person = added a user
audit-action-identity-assign = gave a role
audit-action-identity-change-password = changed their password
audit-action-identity-close-person = closed an account
audit-action-identity-reset-password = gave a new temporary password
audit-action-identity-sign-in = signed in
audit-action-identity-sign-in-failed = attempted to sign in with a wrong password
audit-action-identity-sign-out = signed out
audit-action-identity-withdraw = took a role away
audit-action-tenancy-create = created the municipality
audit-action-tenancy-logo = changed the logo
audit-action-tenancy-look = changed the look
audit-kind-file = file:
audit-kind-municipality = municipality:
audit-kind-person = user:
audit-kind-route = address:
audit-detail-bytes = bytes
audit-detail-fingerprint = fingerprint
audit-detail-right = right
audit-detail-role = role
audit-detail-unit = unit
audit-detail-unreadable = cannot be read

## What was just done
done-role-given = The role has been given.
done-role-taken = The role has been taken away.
done-person-closed = The account has been closed.
done-look-saved = The look has been saved.
done-logo-saved = The logo has been uploaded.
done-logo-removed = The logo has been removed.
