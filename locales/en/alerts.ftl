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
reason-alert-usual =
    { $basis ->
        [week] { $observed } { $measure } in { $window }; usual for { param-alert-weekday } { $hour }: { $range }
        [day] { $observed } { $measure } in { $window }; usual for { $hour }: { $range }
       *[any] { $observed } { $measure } in { $window }; usual at any hour: { $range }
    }
reason-alert-deviation = { $measure } over { $window }: { $observed }, usual { $usual } ({ $ratio } times as many)
reason-alert-score = { $measure }: { $score } spreads above the usual; an alert needs { $threshold }, reached about once in { $days } days
reason-alert-threshold = { $measure } over { $window }: { $observed }; the playbook's limit for level { $level } is { $limit }
reason-alert-growth = { $now } mentions in the last hour, { $before } in the hour before ({ $ratio } times as many)
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
reason-alert-remembered = an earlier burst is remembered: it takes { $surcharge } spreads more to alert again
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
