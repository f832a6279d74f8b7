# One line of the timeline each, from handles, levels, states and counts; the words of people follow after a colon.

event-incident-opened = incident opened with playbook { $playbook }, planned at level { $level }
event-incident-note =
    { $files ->
        [0] note
        [one] note with one file
       *[other] note with { $files } files
    }
event-incident-updated = incident details updated
event-incident-linked = linked to a { param-link-kind } ({ $subject })
event-incident-resolved = response ended, review begun
event-incident-closed =
    { $forced ->
        [true] incident closed with things left open: { param-outcome }
       *[false] incident closed: { param-outcome }
    }
event-incident-reopened = incident reopened

event-assessed =
    { $missing ->
        [0] assessed at level { $level } (before: { $previous }), score { $score }{ param-chosen-posture }
       *[other] assessed at level { $level } (before: { $previous }), score { $score }, { $missing } unknown{ param-chosen-posture }
    }
# A posture may be missing: then nothing is said of it.
param-chosen-posture =
    { $posture ->
        [deny] , posture { param-posture }
        [diminish] , posture { param-posture }
        [rebuild] , posture { param-posture }
        [bolster] , posture { param-posture }
       *[none] { "" }
    }

event-task-added = task { $subject } added for { $role }
event-task-started = task { $subject } started
event-task-done = task { $subject } done
event-task-skipped = task { $subject } skipped
event-task-assigned = task { $subject } assigned
event-clock-met = clock { $subject } ({ $rule }) stopped by hand

event-fact-added = fact { $subject } recorded: { param-fact-status }, { param-release }
event-fact-changed = fact { $subject } changed: { param-previous-fact-status } → { param-fact-status }, { param-release }
event-fact-erased = fact { $subject } erased by law
event-demand-added = demand { $subject } recorded
event-demand-changed = demand { $subject } updated: { param-demand-state }
event-stakeholder-added = stakeholder { $subject } added ({ param-group })
event-stakeholder-told = stakeholder { $subject } told ({ param-group })

event-statement-drafted = statement { $subject } drafted from { $template } for { $channels }
event-statement-edited =
    { $cancelled ->
        [0] statement { $subject } edited: version { $version }
        [one] statement { $subject } edited: version { $version }, one approval cancelled
       *[other] statement { $subject } edited: version { $version }, { $cancelled } approvals cancelled
    }
event-statement-submitted = statement { $subject } version { $version } submitted; to approve: { $roles }
event-statement-approved = statement { $subject } version { $version } approved by { $person } ({ $roles })
event-key-registered = key { $subject } of { $person } registered
event-key-revoked = key { $subject } of { $person } revoked
event-statement-rejected = statement { $subject } rejected by { $person }
event-statement-published =
    { $standing ->
        [true] statement { $subject } version { $version } published on { $channels } as a pre-approved text, sign-off to follow
        [expedited] statement { $subject } version { $version } published on { $channels } the short way, sign-off to follow
       *[false] statement { $subject } version { $version } published on { $channels }
    }
event-statement-withdrawn = statement { $subject } withdrawn

event-mentions-imported = mentions imported as { $subject } ({ $format }): { $new } new, { $duplicates } already known, { $rejected } rejected
event-mention-added = mention { $subject } taken down ({ $platform })
event-mention-labelled = mention { $subject } labelled { param-sentiment } (before: { param-previous-sentiment })
event-mention-erased = mention { $subject } erased by law

event-review-answered = review question { $question } answered
event-lesson-added = lesson { $subject } recorded ({ param-lesson-kind })
event-survey-added = survey { $subject } recorded: { $count } asked ({ param-group })
event-feedback-added = feedback { $subject } recorded ({ param-group })
event-action-added = improvement action { $subject } added
event-follow-up-measured = follow-up { $subject }: { param-follow-up }
event-playbook-changed = playbook { $playbook } changed as { $subject } proposes
event-action-settled = improvement action { $subject }: { param-action-state }

# Why an assessment came out as it did.

reason-score = score { $score }: level { $level } begins at { $threshold }
reason-forced = { $facts } forces level { $level }: { $why }
reason-unknown = { $indicator } is unknown and counts as { $score }
reason-measured = { $indicator } scores { $score }: measured { $value } over { $window }
reason-level-set = level { $level } set by hand; the rules gave { $computed }
reason-cluster = crisis cluster: { param-cluster }
reason-posture = posture: { param-posture }. { $why }
reason-guarded = posture { param-posture } is ruled out: { $why }
reason-posture-set =
    { $computed ->
        [deny] posture { param-posture } set by hand; the rules gave { word-posture-deny }
        [diminish] posture { param-posture } set by hand; the rules gave { word-posture-diminish }
        [rebuild] posture { param-posture } set by hand; the rules gave { word-posture-rebuild }
        [bolster] posture { param-posture } set by hand; the rules gave { word-posture-bolster }
       *[none] posture { param-posture } set by hand; the rules gave none
    }

event-alert-found = alert { $subject } of level { $level } on { $watch }
event-alert-raised = alert { $subject } raised from level { $previous } to { $level }
event-alert-joined = alert { $subject }: the same mentions set off { $watch }
event-alert-acknowledged = alert { $subject } acknowledged
event-alert-snoozed = alert { $subject } snoozed until { $until }
event-alert-dismissed = alert { $subject } dismissed
event-alert-opened =
    { $mentions ->
        [one] alert { $subject } of level { $level } became this incident, with 1 mention
       *[other] alert { $subject } of level { $level } became this incident, with { $mentions } mentions
    }
