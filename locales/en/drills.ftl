# Drills: their help, views, events and errors.

## Help

help-drill = Practise a crisis on a scenario, in a folder of its own, and see what it was worth
help-drill-list = List the scenarios
    .example = crisis drill list
    .held = Instead, the drills held so far, with their scores
help-drill-start = Start a drill: makes a folder with a store of its own and says how to get into it
    .example = crisis drill start medication-death --speed 60
    .scenario = Scenario; `crisis drill list` shows all
    .speed = Seconds of the drill in a real one, 0 to 86400, default 1; 0: time stands until `crisis drill next`
    .seed = A number that varies times, order and wording; the same number gives the same drill
help-drill-next = In a drill: turn the clock to the next thing that comes in, and show it
    .example = crisis drill next
    .to = Turn it to this time instead, such as 23:40 or +30m
    .wait = Do not turn it: wait until the clock gets there by itself
help-drill-score = Score a drill so far; once its time is up, or with --end, for good
    .example = crisis drill score
    .drill = Drill, as DR-0001; default: the one that runs, else the last
    .end = End it now
help-drill-validate = Check scenarios: every problem at once, with file, line and column
    .example = crisis drill validate drills/our-night.yaml
    .scenarios = Scenarios or files; default: all
help-drill-eject = Copy a built-in scenario into the workspace for editing
    .example = crisis drill eject medication-death
    .scenario = Scenario; `crisis drill list` shows all

report-title-drill = Debriefing of a drill

## Pages

drill-banner = DRILL { $drill } · scenario time { $time } · nothing on this page is real
drill-mark = [DRILL] { "" }
col-scenario = Scenario
col-begins = Begins
col-lasts = Lasts
col-drill = Drill
col-started = Started
col-speed = Speed
col-seed = Seed
col-points = Points
col-part = Part
col-reasons = Why not all
col-expected = Expected
col-outcome-drill = Result
heading-expected = What the playbook expects here
heading-earlier-drills = Earlier drills on this scenario
none-scenarios = No scenarios
none-drills = No drill was held yet. Begin with: crisis drill list
done-scenarios-valid =
    { $count ->
        [one] One scenario checked: sound
       *[other] { $count } scenarios checked: all sound
    }
drill-running = running
drill-abandoned = given up
drill-arrival = { $time } { $kind } · { $from }: { $text }
drill-came = { $time } { $kind } · { $from }
drill-more-posts =
    { $count ->
        [one] and one more post
       *[other] and { $count } more posts
    }
drill-nothing-came = Nothing came in.
drill-pace = The drill lasts until { $until } of its own clock, which runs { $speed } times as fast as yours.
drill-pace-steps = The drill lasts until { $until } of its own clock, which stands still until you turn it.
drill-enter = Go into the drill; there every command is the real one and works on the drill alone. Leave by going back to the folder you came from.
drill-total = Score: { $total } of 100
drill-total-so-far = Score so far: { $total } of 100
drill-change = { $change } against { $drill }
drill-not-yet = cannot be said yet
drill-done-by = { $at } (by { $due })
drill-due-by = by { $due }
drill-about = { $title }: { $said }

word-kind-drill = drill
param-inject-kind =
    { $kind ->
        [mentions] { word-inject-mentions }
        [call] { word-inject-call }
        [question] { word-inject-question }
        [leak] { word-inject-leak }
        [fact] { word-inject-fact }
        [wrong-fact] { word-inject-wrong-fact }
       *[regulator] { word-inject-regulator }
    }
word-inject-mentions = posts
word-inject-call = call
word-inject-question = journalist
word-inject-leak = leak
word-inject-fact = from inside
word-inject-wrong-fact = from inside
word-inject-regulator = authority
word-drill-part-expected = Expected here
word-drill-part-clocks = Clocks
word-drill-part-facts = Facts
word-drill-part-wording = Wording
word-drill-part-approvals = Approvals
word-drill-part-voice = One voice
word-drill-verdict-met = in time
word-drill-verdict-late = late: half
word-drill-verdict-missed = not done
word-drill-verdict-open = still open

## Findings

drill-no-incident = no incident was opened, so no clock ran
drill-clock-late = met late
drill-clock-missed = not met
drill-text-wrong = { $subject } says as true what inject { $inject } got wrong
drill-fact-bare = { $subject } is confirmed without a source or without who verified it
drill-nothing-out = nothing was published
drill-text-errors = { $subject }: the linter finds { $rules }
drill-approval-unproven = { $subject }: a spoken approval has no --evidence
drill-approval-unsigned = { $subject }: published at once, and the sign-off did not follow in time
drill-text-differs = { $subject } counts something otherwise than { $others }
drill-other-playbook = opened with { $playbook } instead of { $expected }
drill-said-wrong = { $subject } says it

## Timeline

event-drill-started = drill { $subject } started on scenario { $scenario }
event-drill-inject =
    { $count ->
        [one] inject { $inject } came in ({ param-inject-kind })
       *[other] inject { $inject } came in { $count } times ({ param-inject-kind })
    }
event-drill-clock = drill { $subject }: { $delivered } items have come in
event-drill-ended =
    { $score ->
        [none] drill { $subject } given up
       *[other] drill { $subject } ended with { $score } points of 100
    }

## Errors

error-scenario-unknown = no scenario `{ $name }`
error-drill-running = drill { $drill } still runs; one at a time
error-drill-inside = this is the folder of drill { $drill }; a drill starts from the workspace itself
error-drill-outside = this is the real workspace; a drill's clock is turned in the drill's own folder
error-drill-none = no drill was held yet
error-drill-gone = the data of { $drill } are gone: no { $folder }
error-drill-ended = this drill has ended; its clock stands
error-drill-over = nothing more comes in
error-drill-stands = this drill's clock stands still; turn it with `crisis drill next`
error-drill-at = a drill has a clock of its own: --at is not taken
error-drill-store = the store of this drill cannot be used
hint-drill-list = `crisis drill list` shows all scenarios
hint-drill-start = crisis drill start SCENARIO
hint-drill-enter = { $command }
hint-drill-end = crisis drill score { $drill } --end
hint-drill-give-up = to give it up: crisis drill score { $drill } --end
hint-drill-score = crisis drill score
hint-drill-finish = crisis drill score --end, or crisis drill next --to TIME

problem-time-of-day = `{ $value }` is no time of day; write 22:40
problem-weights = the weights add up to { $sum }, not to 100
problem-inject-count = { $count } items come in; at most { $most } may
problem-drill-empty =
    { $list ->
        [injects] a scenario without injects
       *[other] a scenario that expects nothing
    }
problem-inject-after-end = inject `{ $id }` comes after the end: the drill lasts { $lasts }
problem-inject-jitter = the jitter of inject `{ $id }` would carry it before the beginning or beyond the end
problem-inject-unknown = no inject `{ $value }`; injects like it: [{ $near }]
problem-key-not-here = `{ $key }` does not go with { $what }
problem-claim-keywords = none of these keywords stands in the claim of `{ $id }`
problem-expect-after-end = nobody could be in time for `{ $id }`: its deadline lies after the end of the drill, which lasts { $lasts }
problem-expect-impossible = nobody could meet `{ $id }`: inject `{ $inject }` is { $kind }
problem-expect-clock = the playbook has no clock `{ $value }`; clocks like it: [{ $near }]
problem-expect-step = the playbook has no step `{ $value }`; steps like it: [{ $near }]
status-drill = A drill runs beside: { $id }, { $scenario }, in { $folder }. Nothing of it is real.
