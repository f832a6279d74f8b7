# Reports: what is measured, the charts, the frame of a page.

## The page

report-watermark-drill = DRILL
report-footer = Written by crisis from the incident’s own record. Times are local to the workspace.
report-contents = Contents
report-skip = Skip to the text
report-page-of = Page { $page } of { $pages }
report-written = Written
note-fonts = no font on this machine draws all labels of these charts; they are numbered and explained below the picture: { $charts }

## Charts

chart-empty = Nothing to show yet
chart-more = and { $n } more
chart-all = All
chart-negative = Negative
chart-other = Not negative
chart-level = Level { $level }
chart-alert = { $alert }, level { $level }
chart-curve-caption = { $what }. Circles are published statements, diamonds are level changes, squares are alerts.
chart-curve-description = { $peak }
chart-clocks = Clocks against their limits
chart-clocks-description = { $met } met, { $missed } missed, { $running } running
chart-clock-met = met
chart-clock-missed = missed
chart-clock-running = running
chart-clock-limit = limit
chart-clock-value = { $used } of { $limit }
chart-tasks = Tasks by role
chart-tasks-description = { $ontime } done on time, { $late } late, { $open } open
chart-task-on-time = on time
chart-task-late = late
chart-task-open = open
chart-spread = Mentions by platform
chart-spread-description =
    { $count ->
        [0] No platform
        [one] One platform: { $first }
       *[other] { $count } platforms, most on { $first }
    }

word-measure-per-hour-mentions = Mentions per hour
word-measure-per-hour-reach = Reach per hour

## What is measured: the response

measure-detection = First mention to detection
measure-alert = First mention to alert
measure-first-statement-after-alert = Alert to first public statement
measure-opening = Detection to incident opened
measure-assessment = Opened to first assessment
measure-first-statement = Detection to first public statement
measure-first-statement-after-mention = First mention to first public statement
measure-first-statement-after-opening = Opened to first public statement
measure-first-fact-update = Detection to first statement resting on a confirmed fact
measure-resolution = Detection to end of response
measure-between-updates = Between public statements
measure-promises = Promised updates
measure-corrections = Corrections
measure-findings = Linter findings as published
measure-contradictions = Contradictions with earlier texts or between channels
measure-facts = Facts
measure-demands = Demands

told-not-happened = –
told-spans =
    { $count ->
        [one] { $median }
       *[other] median { $median }, longest { $longest } ({ $count } times)
    }
told-promises = { $made } made, { $kept } kept, { $broken } late, { $open } open
told-corrections = { $published } published, { $corrected } corrected later, { $withdrawn } withdrawn
told-findings = { $errors } errors, { $warnings } warnings, { $suggestions } suggestions; { $suppressed } set aside with a reason
told-facts = { $confirmed } confirmed, { $unconfirmed } unconfirmed, { $refuted } refuted; published statements rest on { $used } confirmed facts in all
told-demands = { $met } met, { $partly } partly met, { $refused } refused, { $open } open

## What is measured: public opinion

measure-peak = Peak
measure-half-life = Half-life: until below half of the peak for a day
measure-turning-point-negative = Turning point: negative volume begins to stay lower
measure-turning-point-volume = Turning point: volume begins to stay lower (no mention carries a sentiment)
measure-recovery = Back to the usual volume

told-peak = { $at }: { $count } ({ $measure })
told-half-life = { $hours }
told-turning-point = { $at } (within { $resolution }, at least { $confidence } sure): from { $before } to { $after } per { $resolution }
told-recovery = { $at }, { $hours } after the peak (usual: up to { $usual })
told-volume = { $before } → { $after }, ratio { $change } (95% interval { $low } to { $high })
told-share = { $before } → { $after }, { $change } points (95% interval { $low } to { $high })

cannot-tell-buckets =
    cannot tell: { $have ->
        [one] one hour of data
       *[other] { $have } hours of data
    }, at least { $need } needed
cannot-tell-mentions = cannot tell: only { $have } usable mentions, at least { $need } needed
cannot-tell-confidence = cannot tell: no lasting drop whose moment is sure enough ({ $confidence }%, { $need }% needed)
cannot-tell-small = cannot tell: the drop is too small to be called a turn ({ $by }%, { $need }% needed)
cannot-tell-not-over = cannot tell: it had stayed lower for { $observed } hours when the data end, { $need } needed
cannot-tell-peak-later = cannot tell: the clearest drop came { $hours } hours before the highest peak, so it was no recovery
cannot-tell-no-peak = cannot tell: no peak above the usual
cannot-tell-baseline =
    cannot tell: { $have ->
        [0] no data
        [one] one hour of data
       *[other] { $have } hours of data
    } from before the incident, at least { $need } hours needed

## The shareable edition

edition-removed = [removed]
edition-role = [{ $role }]
edition-person-n = [person { $n }]
edition-author-label = [author of a post]
edition-person = names of people
edition-author = names of those who posted
edition-link = links
edition-handle = accounts
edition-removal = { $title } { $count }
edition-remains = line { $line }: { $rule }: “{ $text }”
note-edition =
    Taken out for sharing: { $count ->
        [0] nothing
        [one] 1 place ({ $list })
       *[other] { $count } places ({ $list })
    }

## Across incidents

stats-all = All
stats-by-type = By type
stats-by-level = By level
stats-by-quarter = By quarter of detection
stats-by-tag = By tag
stats-clocks-missed = Clocks missed most
stats-actions-open = Improvement actions not yet carried out
stats-recurring = What comes back (tags of several incidents)
stats-unanswered = Lessons that led to no action
stats-drills = Drills, counted apart
col-incidents = Incidents
col-open = Open
col-first-statement = First statement
col-clocks-met = Clocks met
col-clocks-missed = Missed
col-missed = Missed
col-settled = Of

## The board

board-as-of = As of
board-left = { $span } left
board-overdue = { $span } overdue
note-board = { $path } is written every { $seconds } seconds; end with Ctrl-C

## The review on a terminal

review-clocks = Clocks met
review-clocks-met = { $met } of { $settled }
review-half-life = Half-life
review-turning-point = Turning point
