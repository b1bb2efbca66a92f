# Texts of the layout and of the platform's own pages, in English. A full translation of da.ftl.

## Layout
layout-skip = Skip to content
layout-sign-in = Sign in
layout-sign-out = Sign out
layout-main-menu = Main menu
layout-search = Search in everything
layout-printed = { $address } · printed { $day }
layout-search-submit = Search
layout-breadcrumbs = Breadcrumb
layout-languages = Language
layout-accessibility = Accessibility statement
layout-privacy = Privacy
layout-about = About Pejl
layout-phone = Phone
layout-demo = This is a trial with an invented municipality. Try anything: nothing in here is real.
layout-demo-name = About the trial
layout-missing-files = The pages have no styles because the design system's files are missing. Fetch them and build again:

menu-front = Front page
menu-compass = Compass
menu-effect = Effect
menu-camps = Camps
menu-settings = Settings

## Dates
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-long = { $weekday } { $day } { $month } { $year }
date-moment = { $day } { $month } { $year } at { $hour }:{ $minute }

## Roles
role-administrator = administrator
role-facilitator = camp facilitator
role-analyst = analyst
role-compass-editor = compass editor
role-effect-owner = effect owner
role-committee-member = committee member
role-employee = employee

## Forms
form-summary = Something needs your attention
form-error = Error
form-upload-broken = The file did not arrive whole, or it is too large. Try again, or split it.

## Failures
failure-not-found-title = Page not found
failure-not-found-text = We cannot find what you are looking for.
failure-not-found-advice = It may have moved, or you may not have access to it. Check the address or start from the front page.
failure-denied-title = You do not have access to this
failure-denied-text = Your account lacks the right that is needed here.
failure-denied-advice = Ask the municipality's administrator for it if you need it in your work.
failure-form-title = The form could not be received
failure-form-text = The page has been open for too long, or it was not sent from here.
failure-form-advice = Go back, load the page again, and then send the form. Nothing has been changed.
failure-refused-title = That cannot be done
failure-refused-advice = Go back and correct it. Nothing has been changed.
failure-conflict-title = Someone else was there first
failure-conflict-advice = Go back and load the page again to see how it stands now. Nothing of yours was saved.
failure-broken-title = Something went wrong on our side
failure-broken-text = It is not your fault, and nothing was saved halfway.
failure-broken-advice = Try again in a moment. If it happens again, write to the municipality's administrator and mention the number below.
failure-incident = Incident number:
failure-to-front = To the front page

## Sign-in
sign-in-title = Sign in
sign-in-demo-title = Try as one of these
sign-in-demo-lead = One click signs you in. These people exist only in the trial.
sign-in-password-title = Or with user name and password
sign-in-login = User name
sign-in-password = Password
sign-in-submit = Sign in
sign-in-help = Forgotten your password? The municipality's administrator can give you a new one.
sign-in-wrong = User name and password do not belong together. Try again.
sign-in-wait = { $count ->
    [one] Too many attempts. Try again in a minute.
   *[other] Too many attempts. Try again in { $n } minutes.
}

## Password
password-title = Change password
password-must-change = You have been given a temporary password. Choose your own before you go on.
password-old = Current password
password-new = New password
password-hint = At least 12 characters. A few words you can remember are better than a short password with symbols.
password-repeated = New password again
password-submit = Change password
identity-old-password-wrong = The current password is wrong.
identity-password-unchanged = The new password is the same as the old one. Choose another.
identity-password-too-short = The password is too short. Use at least 12 characters.
identity-password-not-repeated = The two new passwords differ. Write the same in both places.
identity-password-not-hashed = The password could not be saved right now. Try again in a moment.
identity-login-unreadable = The user name must have 2 to 60 characters: small letters a–z, digits, full stop, hyphen, underscore or @.
identity-login-taken = The user name is taken. Choose another.
identity-name-missing = Write the person's name.
identity-last-administrator = There must be at least one open account that can manage users. Give someone else the role first.
tenancy-name-unreadable = The municipality's name must have at least one letter.
tenancy-name-taken = There is already a municipality of that name.

## What was just done
done-signed-out = You are signed out.
done-password-changed = Your password has been changed. You have been signed out everywhere else.

## Accessibility statement
accessibility-title = Accessibility
accessibility-lead = { $municipality } wants everyone to be able to use these pages. They follow WCAG 2.1, levels A and AA, and every page is checked automatically before release.
accessibility-how-title = How the pages are made
accessibility-how-keyboard = Everything can be done with the keyboard. On the board, the key ? shows all shortcuts.
accessibility-how-reader = Headings, tables and fields have names that a screen reader can read. Colour never stands alone.
accessibility-how-script = The pages can be read, and the forms sent, without JavaScript.
accessibility-known-title = What we know is missing
accessibility-known = We know of no faults at present, but the pages have not yet been tried by a wide circle of people with disabilities.
accessibility-contact-title = Tell us
accessibility-contact = If you meet something that you cannot use, write to or call { $municipality }. The contact is at the bottom of the page once the municipality has filled it in.

## Privacy
privacy-title = Privacy
privacy-lead = { $municipality } is responsible for what is kept here. It stays in the municipality's own database and is not sent to others.
privacy-statements-title = Statements from camps
privacy-statements = Statements are kept as they were written, without names. They are used to sum up the camp and remain, so that anyone can see what a summary rests on.
privacy-masking = CPR numbers, phone numbers and e-mail addresses are masked when a statement is read in. An employee can also mask names.
privacy-erase = You may ask the municipality to erase what you wrote. The words then disappear, while the statement still counts in the total.
privacy-cookies-title = Cookies
privacy-cookies = The pages use only the cookies they need: one when you are signed in, one that protects forms, and one that remembers your language. Nobody follows you.
privacy-log-title = Log
privacy-log = When someone changes something it is written in a log: who, what and when. The log cannot be changed unnoticed.

## About
about-title = About Pejl
about-lead = Pejl helps { $municipality } to steer by its core task. Every action can be followed up to it, and every decision down to the words and figures it rests on.
about-name = Pejle is Danish for taking a bearing.
about-licence-title = Open source
about-licence = Pejl is freely available under the Mozilla Public License 2.0.
about-parts = The pages are built with Det Fælles Designsystem (MIT), the typeface IBM Plex Sans (SIL Open Font License) and htmx (Zero-Clause BSD).

# The way through a long list
pages-label = More pages
pages-before = Previous
pages-after = Next
pages-now = Page { $now } of { $of }
pages-first = Go to the first page
