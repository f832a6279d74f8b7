# The fixed words of the domain, as a person reads them: word-<group>-<word>, with "_" written "-".

word-stage-assess = assessment
word-stage-respond = response
word-stage-review = review
word-stage-closed = closed

word-outcome-resolved = resolved
word-outcome-false-alarm = false alarm
word-outcome-merged = merged into another incident

word-task-state-todo = to do
word-task-state-doing = in hand
word-task-state-done = done
word-task-state-skipped = skipped

word-phase-monitor = monitor
word-phase-assess = assess
word-phase-respond = respond
word-phase-review = review
word-phase-follow-up = follow-up

word-clock-state-running = running
word-clock-state-overdue = overdue
word-clock-state-met = met
word-clock-state-missed = met late
word-clock-state-cancelled = cancelled

word-clock-origin-playbook = playbook
word-clock-origin-promise = promised update
word-clock-origin-sign-off = sign-off owed
word-clock-origin-approval = approval owed

word-fact-status-confirmed = confirmed
word-fact-status-unconfirmed = unconfirmed
word-fact-status-refuted = refuted

word-sentiment-negative = negative
word-sentiment-neutral = neutral
word-sentiment-positive = positive

word-release-internal = internal
word-release-public = public

word-demand-state-open = open
word-demand-state-met = met
word-demand-state-partly-met = partly met
word-demand-state-refused = refused
word-demand-state-withdrawn = withdrawn

word-statement-state-draft = draft
word-statement-state-in-review = in review
word-statement-state-approved = approved
word-statement-state-published = published
word-statement-state-withdrawn = withdrawn
word-statement-state-superseded = superseded
word-signature-valid = signed
word-signature-altered = signature does not fit
word-signature-unknown-key = unknown key
word-signature-revoked = key revoked
word-signature-unsigned = not signed
word-flaw-text = the text is not the one that was approved
word-flaw-signature = the signature does not fit
word-flaw-payload = what was signed speaks of another text, person, role or time
word-flaw-key = the key is not in the file, or is somebody else's
word-flaw-revoked = signed after the key was revoked
word-flaw-untrusted = the key is none of those you trust
word-flaw-missing = nobody has signed in this role
word-flaw-row = the row of the log does not have this hash
word-handout-mark-drill = DRILL
word-handout-mark-draft = DRAFT
word-handout-mark-withdrawn = WITHDRAWN
word-handout-mark-superseded = SUPERSEDED
word-handout-line-drill = [DRILL: not a real event]
word-handout-line-draft = [DRAFT: not approved, not for release]
word-handout-line-withdrawn = [WITHDRAWN: no longer valid]
word-handout-line-superseded = [SUPERSEDED: a newer statement applies]
handout-statement = Statement

word-decision-approved = approved
word-decision-rejected = rejected

word-lesson-kind-worked = worked
word-lesson-kind-failed = did not work
word-lesson-kind-lesson = lesson

word-action-state-open = open
word-action-state-done = done
word-action-state-dropped = dropped

word-posture-deny = deny
word-posture-diminish = diminish
word-posture-rebuild = rebuild
word-posture-bolster = bolster

word-group-family = family
word-group-patients = patients
word-group-staff = staff
word-group-media = media
word-group-regulator = regulator
word-group-partners = partners
word-group-experts = experts
word-group-platform = platform
word-group-public = public

word-link-kind-incident = incident
word-link-kind-mention = mention
word-link-kind-url = web page

word-kind-incident = incident
word-kind-task = task
word-follow-up-back = back to the ordinary
word-follow-up-raised = still raised
word-follow-up-cannot-tell = cannot tell
word-kind-clock = clock
word-kind-fact = fact
word-kind-demand = demand
word-kind-stakeholder = stakeholder
word-kind-contact = contact
word-kind-statement = statement
word-kind-version = statement version
word-kind-fact-use = use of a fact
word-kind-approval = approval
word-kind-publication = publication
word-kind-assessment = assessment
word-kind-answer = review answer
word-kind-lesson = lesson
word-kind-action = improvement action
word-kind-survey = survey
word-kind-link = link
word-kind-attachment = attachment
word-kind-import = import
word-kind-key = key
word-kind-mention = mention

word-origin-builtin = built in
word-origin-workspace = workspace

word-cluster-victim = victim
word-cluster-accidental = accidental
word-cluster-preventable = preventable

word-color-red = red
word-color-orange = orange
word-color-yellow = yellow
word-color-blue = blue
word-color-green = green

word-preparedness-risk-point = risk points
word-preparedness-roster = roster
word-preparedness-contacts = contacts
word-preparedness-training = training
word-preparedness-meeting = meeting
word-preparedness-drill = drill
word-preparedness-resource = resources
word-preparedness-trust = trust

word-measure-negative-mentions = negative mentions
word-measure-spread-speed = speed of spread
word-measure-reach = reach
word-measure-distinct-sources = distinct authors
word-measure-negative-share = share of negative mentions
word-measure-mentions = mentions

word-audience-public = the public
word-audience-family = the family
word-audience-staff = staff
word-audience-media = the media
word-audience-regulator = the regulator
word-audience-platform = the platform
word-audience-spokesperson = the spokesperson

word-via-phone = by phone
word-via-chat = by chat message
word-via-in-person = in person

# Names of places that a statement template leaves open: [to fill: hotline].

gap-organization-kind = kind of organisation
gap-organization-spokesperson = spokesperson
gap-organization-hotline = hotline
gap-organization-website = website
gap-incident-summary = what happened, in one sentence
gap-incident-occurred-at = when it happened
gap-next-update = time of the next update
gap-contact = contact

# Spans of time: 2 h 5 min.

unit-m = { $n } min
unit-h = { $n } h
unit-d = { $n } d

# Words for use inside other messages: each reads the parameter it is named after.

param-stage =
    { $stage ->
        [assess] { word-stage-assess }
        [respond] { word-stage-respond }
        [review] { word-stage-review }
        [closed] { word-stage-closed }
       *[other] { $stage }
    }
param-outcome =
    { $outcome ->
        [resolved] { word-outcome-resolved }
        [false-alarm] { word-outcome-false-alarm }
        [merged] { word-outcome-merged }
       *[other] { $outcome }
    }
param-task-state =
    { $state ->
        [todo] { word-task-state-todo }
        [doing] { word-task-state-doing }
        [done] { word-task-state-done }
        [skipped] { word-task-state-skipped }
       *[other] { $state }
    }
param-statement-state =
    { $state ->
        [draft] { word-statement-state-draft }
        [in_review] { word-statement-state-in-review }
        [approved] { word-statement-state-approved }
        [published] { word-statement-state-published }
        [withdrawn] { word-statement-state-withdrawn }
        [superseded] { word-statement-state-superseded }
       *[other] { $state }
    }
param-demand-state =
    { $state ->
        [open] { word-demand-state-open }
        [met] { word-demand-state-met }
        [partly-met] { word-demand-state-partly-met }
        [refused] { word-demand-state-refused }
        [withdrawn] { word-demand-state-withdrawn }
       *[other] { $state }
    }
param-action-state =
    { $state ->
        [open] { word-action-state-open }
        [done] { word-action-state-done }
        [dropped] { word-action-state-dropped }
       *[other] { $state }
    }
param-fact-status =
    { $status ->
        [confirmed] { word-fact-status-confirmed }
        [unconfirmed] { word-fact-status-unconfirmed }
        [refuted] { word-fact-status-refuted }
       *[other] { $status }
    }
param-previous-fact-status =
    { $previous ->
        [confirmed] { word-fact-status-confirmed }
        [unconfirmed] { word-fact-status-unconfirmed }
        [refuted] { word-fact-status-refuted }
       *[other] { $previous }
    }
param-sentiment =
    { $sentiment ->
        [negative] { word-sentiment-negative }
        [neutral] { word-sentiment-neutral }
        [positive] { word-sentiment-positive }
       *[other] { $sentiment }
    }
param-previous-sentiment =
    { $previous ->
        [negative] { word-sentiment-negative }
        [neutral] { word-sentiment-neutral }
        [positive] { word-sentiment-positive }
       *[none] no label
    }
param-release =
    { $release ->
        [internal] { word-release-internal }
        [public] { word-release-public }
       *[other] { $release }
    }
param-posture =
    { $posture ->
        [deny] { word-posture-deny }
        [diminish] { word-posture-diminish }
        [rebuild] { word-posture-rebuild }
        [bolster] { word-posture-bolster }
       *[other] { $posture }
    }
param-cluster =
    { $cluster ->
        [victim] { word-cluster-victim }
        [accidental] { word-cluster-accidental }
        [preventable] { word-cluster-preventable }
       *[other] { $cluster }
    }
param-group =
    { $group ->
        [family] { word-group-family }
        [patients] { word-group-patients }
        [staff] { word-group-staff }
        [media] { word-group-media }
        [regulator] { word-group-regulator }
        [partners] { word-group-partners }
        [experts] { word-group-experts }
        [platform] { word-group-platform }
        [public] { word-group-public }
       *[other] { $group }
    }
param-link-kind =
    { $kind ->
        [incident] { word-link-kind-incident }
        [mention] { word-link-kind-mention }
        [alert] { word-link-kind-alert }
        [url] { word-link-kind-url }
       *[other] { $kind }
    }
param-lesson-kind =
    { $kind ->
        [worked] { word-lesson-kind-worked }
        [failed] { word-lesson-kind-failed }
        [lesson] { word-lesson-kind-lesson }
       *[other] { $kind }
    }
param-follow-up =
    { $verdict ->
        [back] { word-follow-up-back }
        [raised] { word-follow-up-raised }
        [cannot-tell] { word-follow-up-cannot-tell }
       *[other] { $verdict }
    }
param-kind =
    { $kind ->
        [drill] { word-kind-drill }
        [incident] { word-kind-incident }
        [task] { word-kind-task }
        [clock] { word-kind-clock }
        [fact] { word-kind-fact }
        [demand] { word-kind-demand }
        [stakeholder] { word-kind-stakeholder }
        [contact] { word-kind-contact }
        [statement] { word-kind-statement }
        [version] { word-kind-version }
        [fact-use] { word-kind-fact-use }
        [approval] { word-kind-approval }
        [publication] { word-kind-publication }
        [assessment] { word-kind-assessment }
        [answer] { word-kind-answer }
        [lesson] { word-kind-lesson }
        [action] { word-kind-action }
        [survey] { word-kind-survey }
        [link] { word-kind-link }
        [attachment] { word-kind-attachment }
        [import] { word-kind-import }
        [key] { word-kind-key }
        [mention] { word-kind-mention }
       *[other] { $kind }
    }

word-alert-state-new = new
word-alert-state-acknowledged = acknowledged
word-alert-state-snoozed = snoozed
word-alert-state-opened = opened
word-alert-state-dismissed = dismissed
word-replay-change-same = same
word-replay-change-graver = graver
word-replay-change-milder = milder
word-replay-change-added = added
word-replay-change-gone = gone
word-link-kind-alert = alert
