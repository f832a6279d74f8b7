# What a person reads on a page: headings, labels, columns, and the sentence that says what a command did.

welcome =
    crisis leads one person through a public-opinion crisis,
    from the first alarm to the review.

    There is no workspace here yet. Begin with one of these:

      crisis demo                 a finished case to look around in
      crisis init . --org NAME    a workspace for your organisation, in this folder
      crisis --help               every command

## Where things stand

status-quiet =
    All quiet: no incident is open. When something happens:
      crisis incident open "TITLE" --playbook base --holding weibo,wechat
status-late =
    Overdue: { $clocks ->
        [one] 1 clock
       *[other] { $clocks } clocks
    }, { $tasks ->
        [one] 1 task
       *[other] { $tasks } tasks
    }
next-statement = { $incident } statement “{ $template }”: { $state }
next-assess = { $incident } is planned at a provisional level; assess it
next-command = Next: { $command }
and-more = … and { $count } more
heading-next = Next
heading-open-incidents = Open incidents
heading-overdue = Overdue clocks
heading-running = Running clocks
heading-waiting = Statements under way, and whose approval is missing

## Incidents

level-provisional = { $level } (provisional)
title-drill = [DRILL] { $title }
opened-with-holding =
    Holding statement { $statement } is drafted. Read it, then submit it:
      crisis statement show { $statement }
      crisis statement submit { $statement }
done-noted = Noted in the timeline of { $incident }
done-updated = { $incident } is updated, its plan with it
done-linked = { $incident } is linked to { $target }
done-resolved = The response to { $incident } has ended; its review begins: crisis review show { $incident }
done-closed = { $incident } is closed
done-reopened = { $incident } is open again
heading-clocks = Clocks
heading-tasks = Tasks
label-incident = Incident
label-level = Level
label-stage = Stage
label-playbook = Playbook
label-posture = Posture
label-summary = Summary
label-lead = Lead
label-occurred = Occurred
label-detected = Detected
label-opened = Opened
label-resolved = Resolved
label-closed = Closed
label-tags = Tags
label-links = Links
label-files = Files

## Assessment

ask-unknown = unknown
ask-prompt = 0–4 or its word (Enter: { $default }):
assessed-as = { $incident } is level { $level }, { $title } (score { $score })
assessed-replanned =
    Plan: { $added ->
        [one] 1 task
       *[other] { $added } tasks
    } added, { $moved ->
        [one] 1 due time
       *[other] { $moved } due times
    } moved, { $dropped ->
        [one] 1 task
       *[other] { $dropped } tasks
    } taken out.
    See it: crisis task list { $incident }

## Tasks and clocks

task-not-at-level = not planned at level { $level }
state-overdue = overdue
state-done-late = done late
clock-promise = Next update promised in { $statement }
clock-sign-off = Sign-off owed for { $statement }
clock-approval = Approval owed for { $statement }
source-unverified = { $source } (not checked against the original)
done-task-added = { $task } added: { $title }
done-task-started = { $task } started by { $owner }: { $title }
done-task-done = { $task } done: { $title }
done-task-skipped = { $task } skipped: { $title }
done-task-assigned = { $task } assigned to { $owner }: { $title }
done-clock = { $clock } stopped: { $title }

## Facts, demands, stakeholders

text-erased = (erased)
untold = not yet
untold-before-public = not yet; tell before the public
done-fact-added = { $handle } recorded: { $status }, { $release }
done-fact-set = { $handle } changed: { $status }, { $release }
done-erased = The words of { $handle } are erased; the log keeps that it was done, and why
done-demand = Demand { $handle }: { $state }
done-stakeholder-added = { $handle } added: { $name }
done-stakeholder-told = { $handle } told: { $name }

## Statements

heading-variant =
    { $channel } ({ $count ->
        [one] 1 character
       *[other] { $count } characters
    })
heading-missing = Still to fill
label-template = Template
label-version = Version
label-author = Author
label-approved-by = Approved by
label-approvals-missing = Still to approve
label-next-update = Next update
label-published = Published
label-facts = Facts used
label-reason = Reason

## Mentions

imported =
    { $file }: { $read ->
        [one] 1 row
       *[other] { $read } rows
    } read, { $new } new, { $duplicates } already known, { $rejected } rejected
imported-as = { "  " }{ $format }, { $encoding }, layout { $layout }
imported-stopped = Stopped; what is counted here is kept. The same command again goes on: nothing is taken twice.
imported-which = --rejected FILE writes down which rows were rejected, and why.
import-refused = { $file }: not read: { $reason }
imported-all =
    { $files ->
        [one] 1 file
       *[other] { $files } files
    } read, { $refused } not; { $read } rows, { $new } new, { $duplicates } already known, { $rejected } rejected
imported-rejected = { "  " }{ $file }:{ $line }: { $reason }
imported-more = { "  " }… and { $count } more rejected
imported-unmatched = { "  " }{ $count } matched by no watch and left out; --all keeps them
imported-changed = { "  " }{ $count } known under the same id and time with another text; the first text stays
imported-watch =
    { "  " }{ $watch }: { $count ->
        [one] 1 mention
       *[other] { $count } mentions
    }
trend-heading-all =
    All: { $total ->
        [one] 1 mention
       *[other] { $total } mentions
    }
heading-stories = Stories
heading-terms = What the texts have in common
none-stories = No story: no text here repeats another.
story-line = { $story }: { $mentions } mentions, { $negative } negative, reach { $reach }; { $platforms }; { $first } to { $last }
story-spread = passed on over { $depth ->
        [one] 1 step
       *[other] { $depth } steps
    }, at most { $width } at one distance
story-first = The first of this story.
story-unlike = Its text alone would not put it here; it came through a copy that lies between.
story-like = Like { $mention }: { $shared } characters in common, of { $own } here and { $other } there ({ $similarity }% of all). In common:
story-more = … and { $count } more; --format json shows all
watch-matched = { $watch }: matches
watch-unmatched = { $watch }: does not match
watch-found = found “{ $text }” for { $term }
watch-found-alias = found “{ $text }”, another name of { $term }
watch-found-evasion = found “{ $text }”, a spelling that stands for { $term }
unmatched-out-of-scope = it looks only at { $platforms }, and this came from { $platform }
unmatched-none-found = nothing was found of: { $terms }
unmatched-missing = “{ $term }” is required and missing
unmatched-struck = “{ $text }” rules it out ({ $term })
unmatched-too-far = { $terms } stand { $closest } characters apart; at most { $within } are allowed
unmatched-near-missing = of { $terms }, missing: { $missing }
keywords-counted = { $texts } texts read; { $matched } hold a keyword; { $keywords } keywords found
done-mention = Taken down as { $mention }
trend-heading =
    { $incident }: { $total ->
        [one] 1 mention
       *[other] { $total } mentions
    }
heading-top-mentions = Most noticed

## Review

review-heading = Review of { $incident }
heading-follow-ups = Looks back after closing
heading-lessons = Lessons
heading-actions = Improvement actions
done-answered = Answer to { $question } recorded
done-lesson = { $lesson } recorded
done-action = Improvement action { $action }: { $state }
heading-surveys = What people said
done-survey = { $survey } recorded
survey-asked = { $group }: { $asked } ({ $count })
survey-unasked = feedback
pick-up-delay = Correction after rumour
pick-up-rumour = Rumour, since then
pick-up-correction = Correction, since then
pick-up-share = Correction's share
pick-up-overtaken = Ahead for good from
pick-up-behind = not for six hours on end while the data last
pick-up-counts = Counts of mentions with these words; who saw which is not in them.
done-follow-up = { $task } done: { $found }
follow-up-days =
    { $have ->
        [one] cannot tell: 1 day with mentions to compare, { $need } needed on either side
       *[other] cannot tell: { $have } days with mentions to compare, { $need } needed on either side
    }
follow-up-volume = { $after } mentions a day, { $before } before the incident
follow-up-share = negative { $after }, { $before } before
follow-up-both = { $verdict }: { $volume }; { $share }
follow-up-one = { $verdict }: { $volume }; no sentiment known
done-proposed = Written to { $path }; incidents opened from now on follow it. Close the action when it has proved itself: { $action }
shown-proposed = Nothing was written. To make the change in { $path }: crisis playbook propose { $action }
playbook-revision =
    { $count ->
        [0] { $incident }, { $action }
       *[other] { $incident }, { $action }: { $paths }
    }
done-report = Report written to { $path }
report-title-cases = Case library
report-title-review = Review report
verdict-met = met
verdict-missed = missed
verdict-not-yet = cannot be said yet
verdict-no-target = no target at this level

## Playbooks and templates

heading-indicators = Indicators
heading-never-say = Never say
heading-questions = Review questions
review-overdue = { $date } (check it again)
done-valid =
    { $count ->
        [one] 1 playbook checked
       *[other] { $count } playbooks checked
    }, nothing wrong
done-ejected = { $path } is yours to edit; it now takes the place of the built-in file

## The log and the store

event-with-words = { $event }: { $words }
time-backdated = { $time } (entered later)
log-whole =
    The log is whole: { $events ->
        [one] 1 row
       *[other] { $events } rows
    }, and everything live is as last recorded.
    Head: { $head }
    Note the head somewhere else: `crisis log verify --head` then also proves
    that no row is missing at the end.
log-signatures = { $count ->
    [one] One signed approval fits
   *[other] { $count } signed approvals fit
}
log-broken =
    The log does not hold: { $count ->
        [one] 1 breach
       *[other] { $count } breaches
    }
log-row = row { $row }
log-problem = { $place }: { $message }
done-log-exported =
    { $count ->
        [one] 1 row
       *[other] { $count } rows
    } written to { $path }
db-status =
    Store      { $location }
    Size       { $bytes } bytes, schema { $schema }
    Holds      incidents { $incidents }, mentions { $mentions }, timeline rows { $events }
    Integrity  { $integrity }
done-exported = { $handle } written to { $path }
done-exported-marked = { $handle } written to { $path }, marked { $marks }
done-backup = Backup written to { $path }
done-key = { $handle } registered for { $person }; the private key is in { $path }. Keep it to yourself. Fingerprint: { $fingerprint }
done-key-revoked = { $handle } of { $person } revoked
done-proof = Proof of { $handle } written to { $path }; anybody checks it with `crisis statement verify-proof { $path }`
proof-good = { $statement } version { $version } of { $organization }: the text is the one that was approved, and every signature fits
proof-bad = { $statement } version { $version } of { $organization }: not proven
label-signed-at = Signed
label-fingerprint = Fingerprint
label-public-key = Public key
none-keys = No keys
ask-passphrase = Passphrase: {""}
ask-passphrase-again = Once more: {""}
approval-deputy = for { $holder }
col-key = Key
col-person = Person
col-fingerprint = Fingerprint
col-registered = Registered
col-revoked = Revoked
col-revoke-reason = Reason

## Setting up

done-init =
    Workspace made: { $path } (time zone { $timezone })
    Open it and enter at least two people under [[people]]:
    only they can approve, and nobody their own draft.
done-man = Manual pages written to { $path }

## Times

time-in = (in { $span })
time-ago = ({ $span } ago)
time-taken-as = { $option } { $text } is { $time }

## Nothing to show

none-incidents = No incidents
none-events = No timeline rows
none-tasks = No open tasks
none-texts = No text came in
done-labelled =
    { $count ->
        [one] { $mention } is { param-sentiment } now (before: { param-previous-sentiment }); 1 label by people so far
       *[other] { $mention } is { param-sentiment } now (before: { param-previous-sentiment }); { $count } labels by people so far
    }
none-hits = Nothing found
none-corrections = Nobody has corrected a label yet
note-more-hits = more mentions answer than the { $limit } shown; --limit shows more
done-trained = { $texts } texts learned, { $bytes } bytes of weights in { $path }
none-facts = No facts recorded
none-demands = No demands recorded
none-stakeholders = No stakeholders left to show
none-surveys = Nobody was asked, and no feedback is recorded
none-follow-ups = No follow-ups: they are planned when the incident is closed as resolved
note-question = Not answered yet: { $question } crisis review answer { $incident } { $id } "…"
note-questions =
    { $count ->
        [one] And 1 more question: crisis review show { $incident }
       *[other] And { $count } more questions: crisis review show { $incident }
    }
note-owed =
    Still owed: { $actions ->
        [one] 1 improvement action
       *[other] { $actions } improvement actions
    }, { $looks ->
        [0] no look back
        [one] a look back on { $dates }
       *[other] looks back on { $dates }
    }
none-cases = No incident has been closed as resolved yet
none-statements = No statements
none-playbooks = No playbooks
none-templates = No templates

## Columns: short, a terminal has 80

col-file = File
col-format = Format
col-rows = Rows
col-new = New
col-known = Known
col-rejected = Rejected
col-action = Action
col-answer = Answer
col-audience = Audience
col-bar = { "" }
col-by = By
col-clock = Clock
col-demand = Demand
col-detected = Detected
col-due = Due
col-fact = Fact
col-group = Group
col-incident = Incident
col-indicator = Indicator
col-keyword = Keyword
col-kind = Kind
col-last-contact = Last contact
col-lesson = Lesson
col-level = Level
col-limit = Limit
col-mentions = Mentions
col-met = Met
col-missing-approvals = Waits for
col-name = Name
col-negative = Negative
col-negative-share = Share
col-origin = From
col-owner = Owner
col-platform = Platform
col-playbook = Playbook
col-promise = Promised
col-published = Published
col-question = Question
col-reach = Reach
col-release = Release
col-result = Result
col-reviewed = Checked
col-role = Role
col-scale = Answers
col-seq = No.
col-survey = Survey
col-asked = Who
col-lessons = Lessons
col-worked = What worked
col-failed = What did not
col-found = Found
col-source = Source
col-stage = Stage
col-stakeholder = Stakeholder
col-state = State
col-statement = Statement
col-status = Status
col-step = Step
col-task = Task
col-template = Template
col-mention = Mention
col-set = Set
col-texts = Texts
col-macro-f1 = Macro-F1
col-accuracy = Accuracy
col-sentiment = Sentiment
col-score = Confidence
col-terms = Terms
col-text = Text
col-time = Time
col-title = Title
col-told = Told
col-version = Version
col-weight = Weight
col-what = What
col-who = Who

titled-event = { $event } ({ $title })
