# Alerts: what was counted, what is usual, and why there is an alert or none.

## Reasons, in numbers

param-alert-weekday =
    { $weekday ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[other] Sunday
    }
reason-alert-counted =
    { $measure ->
        [reach] a reach of { $observed }
        [negative-mentions] { $observed ->
            [one] 1 negative mention
           *[other] { $observed } negative mentions
        }
        [distinct-sources] { $observed ->
            [one] 1 author
           *[other] { $observed } distinct authors
        }
       *[mentions] { $observed ->
            [one] 1 mention
           *[other] { $observed } mentions
        }
    }
reason-alert-usual =
    { $basis ->
        [week] { $counted } in { $window }; usual for { param-alert-weekday } { $hour }: { $range }
        [day] { $counted } in { $window }; usual for { $hour }: { $range }
       *[any] { $counted } in { $window }; usual at any hour: { $range }
    }
reason-alert-deviation = { $measure } over { $window }: { $observed }, usual { $usual } ({ $ratio } times as many)
reason-alert-score = { $measure }: { $score } times the usual swing above the usual; an alert needs { $threshold }, reached about once in { $days } days
reason-alert-threshold =
    { $code ->
        [spread-speed] { $observed } times as many as in the { $window } before; the playbook's limit for level { $level } is { $limit }
       *[other] { $measure } over { $window }: { $observed }; the playbook's limit for level { $level } is { $limit }
    }
reason-alert-growth =
    { $ratio ->
        [none] { $now } mentions in the last hour, { $before } in the hour before
       *[other] { $now } mentions in the last hour, { $before } in the hour before ({ $ratio } times as many)
    }
reason-alert-share =
    { $usual ->
        [none] { $share } negative in the last hour ({ $negative } of { $mentions })
       *[known] { $share } negative in the last hour ({ $negative } of { $mentions }); usual: { $usual }
    }
reason-alert-voices =
    { $authors ->
        [one] 1 author
       *[other] { $authors } distinct authors
    } on { $platforms ->
        [one] 1 platform
       *[other] { $platforms } platforms
    } in the last hour
reason-alert-remembered = { $measure }: an earlier burst is remembered; for a while an alert needs { $surcharge } usual swings more
reason-alert-raised = raised from level { $level }; the alert began at { $since }
reason-alert-warm-up = what is usual is not known yet: { $span } of history are missing

## Detection in a file

detect-read =
    { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } of { $width }, { $missing } not observed; { $alerts ->
        [one] 1 alert
       *[other] { $alerts } alerts
    }
none-detections = No alert in this series.
col-reason = Reason

## Alerts

heading-alerts = Alerts
heading-alert-why = Why
heading-alert-stories = What is being said
heading-alert-actions = What the playbook asks for at level { $level }, within { $within }
alert-heading = Alert { $id }, level { $level }: { $title }
alert-story =
    { $copies ->
        [one] { $id } { $time } { $platform }: { $text }
       *[other] { $id } { $time } { $platform }, { $copies } copies: { $text }
    }
status-alert = { $id } level { $level } { $watch }, since { $since }
none-alerts = No alert waits for anybody.
label-began = Began
label-raised = Raised
label-quiet = Quiet until
label-snoozed = Snoozed until
label-also = Also set off
label-handled-by = Handled by
label-dismissed = Dismissed because
label-suggested-playbook = Suggested playbook
col-alert = Alert
col-watch = Watch
col-since = Since
col-change = Change
done-alert-acknowledged = { $alert } acknowledged; it stays on the list until it is opened or dismissed
done-alert-snoozed = { $alert } sleeps until { $until }; a graver level wakes it
done-alert-dismissed = { $alert } dismissed; the reason is kept
scan-done =
    Scanned { $watches ->
        [one] 1 watch
       *[other] { $watches } watches
    } as of { $time }: { $new ->
        [0] nothing new
        [one] 1 new alert
       *[other] { $new } new alerts
    }{ $raised ->
        [0] { "" }
       *[other] , { $raised } graver
    }{ $standing ->
        [0] { "" }
       *[other] , { $standing } known
    }
scan-held-back = held back: { $watch } at { $at }, level { $level }; this watch has told enough such alerts in four weeks and tells again from { $until }, graver ones at once
replay-present =
    { $watch } from { $from } to { $to }: { $present ->
        [0] no alert
        [one] 1 alert
       *[other] { $present } alerts
    } with the present settings
replay-changed =
    { $watch } from { $from } to { $to }: { $present ->
        [one] 1 alert
       *[other] { $present } alerts
    } with the present settings, { $changed } with { $set }
explain-heading = { $watch }, { $time }
explain-alert = The moment belongs to { $alert }.

## What came out of a moment

outcome-alarm = An alert of level { $level }.
outcome-raised = The alert that stood was raised from level { $from } to { $to }.
outcome-cooling-down = Unusual, but an alert of level { $level } stands since { $since }; a second one comes at { $until } at the earliest.
outcome-held-back = Unusual and big enough for level { $level }, but this watch has told as many alerts of that level as it may in four weeks; it tells again from { $until }, and graver ones at once.
outcome-below-memory = Unusual, but so soon after an earlier burst an alert needs { $short } usual swings more.
outcome-usual = No alert: nothing unusual for this watch; an alert needs { $short } usual swings more, and one of the playbook's thresholds.
outcome-below-floor = No alert: unusual for this watch, but too small; no threshold of the playbook is reached.
outcome-warming-up = No alert: { $span } of history are missing before anybody can say what is usual, and no threshold of the playbook is reached.
outcome-not-observed = No alert: nothing was observed at that time.

## Rounds

round-done =
    { $time }: { $watches ->
        [one] 1 watch
       *[other] { $watches } watches
    }, { $new ->
        [one] 1 new alert
       *[other] { $new } new alerts
    }, { $raised } graver, { $overdue ->
        [one] 1 overdue clock
       *[other] { $overdue } overdue clocks
    }
round-busy = { $time }: another run is in the middle of a round; nothing done
round-fetched = ; { $sources ->
        [one] 1 source
       *[other] { $sources } sources
    } polled, { $new ->
        [one] 1 new mention
       *[other] { $new } new mentions
    }
round-fetched-some = ; { $sources ->
        [one] 1 source
       *[other] { $sources } sources
    } polled, { $new ->
        [one] 1 new mention
       *[other] { $new } new mentions
    }, nothing from { $lost }
round-told = ; { $sent } messages sent, { $unsent } wait for another attempt
