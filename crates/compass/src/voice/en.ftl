# Voices: how the core task shows at a workplace, in its own words.
voices-title = Voices from the workplaces
voices-lead = Here the workplaces tell in their own words how the core task shows with them. The question is:
voice-default-question = How do you at your workplace contribute to the core task?
voices-empty = The workplaces' own accounts will be here once an editor has published them.
voices-empty-write = Begin by writing your answer.
voices-no-center = Other workplaces
voices-booklet = Get the booklet (PDF)
voices-mine = Your voices
voices-to-queue = { $count ->
    [0] Editing
    [one] Editing: one voice waits
   *[other] Editing: { $n } voices wait
}
voice-about = Is about the core task
voice-internal = For employees only: not public yet

## Writing
voice-write = Write your answer
voice-write-title = Write your answer
voice-rewrite-title = Change your answer
voice-write-lead = Write briefly, and if you can with an example from an ordinary day. Name no citizens or colleagues, and nothing that anyone can be known by.
voice-quote = Your answer
voice-quote-hint = At most { $most } characters. A new line begins a new paragraph.
voice-workplace = Workplace
voice-workplace-hint = For example the Library.
voice-role = Your role
voice-role-hint = What you work as, for example librarian. Do not write your name.
voice-center = Centre or department (may be left out)
voice-center-hint = The voices are gathered by it, for example Centre for Culture.
voice-core-task = Which core task is it about?
voice-core-task-whole = The core task as a whole
voice-picture = Picture (may be left out)
voice-picture-file = Choose a picture
voice-picture-other = Choose another picture
voice-picture-away = Remove the picture
voice-picture-hint = PNG or JPEG of at most 4 MB. We remove time, place and whatever else the phone has stored in it. If there are people in it, ask them first.
voice-picture-again = If you chose a picture, choose it again.
voice-alt = What does the picture show?
voice-alt-hint = For those who cannot see it. Must be filled in if there is a picture. For example: Two children read on a sofa.
voice-consent-title = May we publish it?
voice-consent-what = If you tick the box, everyone can read your answer and see the picture on the municipality's site and in a printed booklet, with workplace, role and centre. Your name is not there, but at a small workplace someone may work out that it is you. An editor reads it first and may correct it lightly; you can see what was corrected.
voice-consent-who = You can change your mind at any time under Your voices, or by telling { $contact }. It is then gone from the site and the booklet at once. Copies that are printed we cannot call back.
voice-contact-editor = an editor of the compass
voice-consent = Yes, you may publish it
voice-send = Send to the editor
voice-cancel = Cancel

## The writer's own
voices-mine-title = Your voices
voices-mine-empty = What you write will be here, and what becomes of it.
voice-written-on = Written { $when }
voice-status-waiting = It waits for an editor. Meanwhile you can change it.
voice-status-accepted = The editor has accepted it. It is not public yet.
voice-status-chosen = The editor has chosen it for the booklet. It comes into it once it is public.
voice-status-published = It is public: everyone can read it here and in the booklet.
voice-status-declined = The editor will not use it. You can change it and send it again.
voice-status-withdrawn = It is withdrawn. Only you and the editors can see it. You can send it again.
voice-because = Reason: { $reason }
voice-change = Change your answer
voice-send-again = Change and send again
voice-withdraw-title = Withdraw the voice
voice-withdraw-lead = It is then gone from the site and the booklet at once, and the picture is deleted. Only the one who wrote and the editors can see the text. It can be sent again.
voice-withdraw = Withdraw the voice
voice-remove-picture-lead = You can also delete the picture only. That cannot be undone.
voice-remove-picture = Delete the picture only

## The editor
voices-queue-title = Editing of voices
voices-queue-lead = Read what waits, and choose what goes into the booklet. Only what you publish can be read by others than employees.
voices-waiting = Waiting
voices-none-waiting = No voices are waiting.
voices-chosen = In the booklet
voices-chosen-lead = The order is the same on the page and in the booklet.
voices-none-chosen = The booklet's voices will be here in order. Accept a voice, and put it in the booklet.
voices-publish-chosen = { $count ->
    [one] Publish the one that is not public
   *[other] Publish the { $n } that are not public
}
voices-proof = See a proof with all of them (PDF)
voices-accepted = Accepted, but not in the booklet
voices-none-accepted = None.
voices-declined = Not used
voices-withdrawn = Withdrawn
voice-tag-chosen = Not public
voice-tag-published = Public
voice-earlier = Move up
voice-later = Move down
voice-standing-waiting = It waits for your decision.
voice-standing-accepted = It is accepted, but not in the booklet.
voice-standing-chosen = It is chosen for the booklet, and comes into it once it is public.
voice-standing-published = It is in the booklet, and everyone can read it.
voice-standing-declined = It will not be used.
voice-standing-withdrawn = It is withdrawn. Only the one who wrote it can send it again.
voice-editing = Editing
voice-accept = Accept
voice-decline = Do not use it
voice-reason = Why will you not use it?
voice-reason-hint = The one who wrote can read your reason and change it accordingly.
voice-reopen = Put it back among those that wait
voice-choose = Put in the booklet
voice-drop = Take out of the booklet
voice-publish = Publish
voice-unpublish = Make not public
voice-edit = Correct lightly
voice-edit-title = Correct lightly: { $workplace }
voice-edit-lead = Correct punctuation and length, not meaning. What was written is kept and shown beside it.
voice-edit-hint = A new line begins a new paragraph.
voice-edit-save = Save the correction
voice-own = As it was written
voice-corrections = Corrected by an editor
voice-corrections-lead = Underlined is added, struck through is removed.
voice-removed = removed
voice-added = added

## History
voice-history = What has happened
voice-step-by-writer = the one who wrote
voice-step-written = Written, with a yes to being published
voice-step-rewritten = Rewritten and sent again, with a yes to being published
voice-step-imported = Imported from a file where it was public already
voice-step-edited = Corrected lightly
voice-step-accepted = Accepted
voice-step-declined = Not used
voice-step-reopened = Put back among those that wait
voice-step-chosen = Put in the booklet
voice-step-dropped = Taken out of the booklet
voice-step-published = Published
voice-step-unpublished = Made not public
voice-step-withdrawn = Withdrawn
voice-step-picture-removed = The picture deleted

## The booklet
voice-booklet-contents = Contents
voice-booklet-date = { $month } { $year }

## Why not
voice-refused-no-workplace = Write which workplace the answer comes from.
voice-refused-no-role = Write what you work as.
voice-refused-long-name = Write it in at most 120 characters.
voice-refused-no-quote = Write your answer to the question.
voice-refused-long-quote = The answer is too long. Cut it to at most 4,000 characters.
voice-refused-no-consent = Tick the box if we may publish it. Without your yes we cannot receive it.
voice-refused-no-alt = Write what the picture shows, for those who cannot see it.
voice-refused-long-alt = Write in at most 300 characters what the picture shows.
voice-refused-not-a-picture = The file is no picture that we can show. Choose a PNG or JPEG. From an iPhone: share the picture as "Most Compatible".
voice-refused-large-picture = The picture is too large. Choose one of at most 4 MB.
voice-refused-broken-picture = The picture cannot be read. Perhaps not all of it arrived: try again, or choose another.
voice-refused-changed = Someone changed the voice while you were writing. See what it says now on its own page. Save again if yours is to stand instead.
voice-refused-unread = The voice has been changed since you read it. Read what it says now, and then decide.
voice-refused-accepted = The editor has accepted the voice, so it cannot be changed any more. Withdraw it if it is not to be used, or ask the editor to correct it.
voice-refused-withdrawn = The voice is withdrawn already.
voice-refused-no-reason = Write why you will not use the voice.
voice-refused-not-waiting = The voice no longer waits: it is decided or withdrawn. Load the page again to see how it stands.
voice-refused-not-decided = The voice is not decided, so it cannot be put back.
voice-refused-not-accepted = The voice is not accepted. Accept it first.
voice-refused-not-chosen = The voice is not in the booklet. Put it in the booklet first.
voice-refused-not-editable = A voice that is withdrawn or will not be used cannot be corrected.
voice-refused-circle = The core task is linked to the voice on the thread, so that it cannot support the core task as well. End that link first.
voice-refused-empty-booklet = There are no voices to put in the booklet yet. They come once an editor has published them.

## What was done
done-voice-written = Thank you. Your answer has been sent to the editor.
done-voice-rewritten = The change has been sent to the editor.
done-voice-withdrawn = The voice is withdrawn.
done-voice-picture-removed = The picture is deleted.
done-voice-accepted = The voice is accepted.
done-voice-declined = The reason has been given to the one who wrote.
done-voice-reopened = The voice is back among those that wait.
done-voice-chosen = The voice is chosen for the booklet. It comes into it when you publish it. Until then you can see it in the proof.
done-voice-dropped = The voice is out of the booklet.
done-voice-published = The voice is public.
done-voice-unpublished = The voice is no longer public.
done-voice-moved = The voice has been moved.
done-voice-edited = The correction is saved.
done-voices-published = The booklet's voices are public.
audit-action-compass-voice-write = wrote a voice
audit-action-compass-voice-rewrite = rewrote a voice
audit-action-compass-voice-withdraw = withdrew a voice
audit-action-compass-voice-remove-picture = deleted the picture of a voice
audit-action-compass-voice-edit = corrected a voice
audit-action-compass-voice-accept = accepted a voice
audit-action-compass-voice-decline = said no to a voice
audit-action-compass-voice-reopen = put a voice back in the queue
audit-action-compass-voice-choose = put a voice in the booklet
audit-action-compass-voice-drop = took a voice out of the booklet
audit-action-compass-voice-publish = made a voice public
audit-action-compass-voice-unpublish = made a voice not public
audit-action-compass-voice-publish-chosen = made the booklet's voices public
audit-action-compass-voice-shift = moved a voice in the booklet
audit-kind-voice = voice
audit-detail-voices = number of voices
