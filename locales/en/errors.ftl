# What went wrong, where, and what to do. Lowercase fragments without a full stop; hints name the command to run.

error-line = error: { $message }
error-hint = hint: { $hint }
error-because = { $message }: { $cause }

error-bug = a defect of crisis itself; please report it with the command you ran
error-io = reading or writing failed
error-file = cannot read or write { $path }
error-file-exists = { $path } already exists and is left as it is; move it away or choose another name
error-file-too-large = the file has { $bytes } bytes, more than the { $limit } that are read
error-not-utf8 = the file is not UTF-8 text from byte { $byte } on; save it as UTF-8
error-weights = not a sentiment weights file that this version can read
error-no-weights = this build carries no sentiment weights, and the workspace has none of its own
error-query-empty = nothing to search for
error-query-term = at character { $place }: a word, a phrase or “(” is expected here
error-query-close = at character { $place }: this “)” closes nothing
error-query-bracket = at character { $place }: this “(” is never closed
error-query-quote = at character { $place }: this quotation mark is never closed
error-query-deep = at character { $place }: brackets or NOT nested too deep
error-query-nothing = at character { $place }: `{ $text }` has no letter, digit or character to look for
error-query-field = at character { $place }: no field `{ $field }`; fields are author, platform, sentiment; put quotation marks around a text with a colon
error-query-value = at character { $place }: a value for `{ $field }` is expected here
error-query-sentiment = at character { $place }: `{ $value }` is no sentiment; write positive, neutral or negative
error-train-nothing = no labelled set stands here that training knows, and no correction was given
error-train-format = not the layout of this labelled set
error-empty =
    { $what ->
        [title] the title is empty
        [name] the name is empty
        [org] the name of the organisation is empty
        [asked] --asked is empty: who was asked?
        [question] --question is empty: what were they asked?
        [result] the result is empty
       *[text] the text is empty
    }

## Workspace

error-no-workspace = no crisis.toml in this folder or any folder above it
error-no-workspace-in = no crisis.toml in { $folder }
error-workspace-exists = { $path } already exists: this folder is a workspace
error-config = crisis.toml cannot be used
error-person-twice = two people have the id `{ $person }`; give each an id of their own
error-watch-id = a watch needs an id
error-watch-twice = two watches have the id `{ $watch }`; give each an id of its own
error-watch-empty = watch `{ $watch }` names nothing to look for: give it `any`, `all`, `regex` or `near`, or a playbook that has a watch of this id
error-watch-unknown = playbook `{ $playbook }` has no watch `{ $watch }` to take over, and this one names no terms of its own
error-watch-term = watch `{ $watch }`: nothing is left of the term `{ $term }` once spaces and signs are put aside
error-watch-near = watch `{ $watch }`: a near rule needs two terms or more
error-watch-not-found = there is no watch `{ $watch }`
error-keywords-none = the list holds no keyword
error-keyword-empty = nothing is left of the keyword `{ $keyword }` once spaces and signs are put aside
error-watch-regex = watch `{ $watch }`: the regular expression `{ $term }` cannot be read

## Library

error-playbook-unknown = no playbook `{ $name }`
error-template-unknown = no template `{ $name }`
error-template-head = a statement template begins with a head between two lines `---`
error-template = the template cannot be rendered
error-template-endless = the template does not come to an end; look for a loop that is too long
error-template-variable = the template uses the unknown variable `{ $variable }`
error-not-builtin = `{ $name }` exists only in this workspace; there is no built-in file to copy
error-yaml = this is not the YAML that is expected here
error-yaml-alias = YAML aliases (`*name`) are not read; write the value out
error-yaml-twice = the key `{ $key }` stands twice
error-yaml-deep = nested more than { $limit } levels deep
error-condition = the condition of `{ $item }` in playbook `{ $playbook }` cannot be evaluated

## Ids

error-id = `{ $typed }` is no id; write { $example }, its number, or the first six characters of the uuid
error-id-kind = `{ $typed }` is the id of something else; an id like { $example } belongs here
error-id-ambiguous = `{ $typed }` fits several: { $names }
error-unknown = no { param-kind } `{ $typed }`

## Times

error-time = `{ $time }` is no time
error-time-future = `{ $time }` is { $resolved }, in the future; only what has happened can be recorded
error-time-past = `{ $time }` is { $resolved }, already past; a deadline lies in the future
error-time-ambiguous = `{ $time }` happens twice in { $zone }, when the clocks go back; write { $first } or { $second }
error-time-skipped = `{ $time }` does not exist in { $zone }: the clocks skip it

## Store

error-store-missing = there is no store at this place
error-store-open = the store cannot be opened; check that the folder exists and that you may write there
error-store-locked = another program is writing to the store and did not finish in time; try again
error-store-read-only = the store is read-only; check the permissions of the file and its folder
error-store-full = the disk is full; nothing was recorded, make room and try again
error-store-corrupt = the store is damaged; keep this file as it is and go back to the latest backup
error-store-not-sqlite = the file is not a store of crisis (no SQLite database)
error-store-foreign = the file is the database of another program; point `[store] url` in crisis.toml elsewhere
error-store-newer = the store was written by a newer crisis (schema { $found }, this program knows { $known })
error-store-failed = the store refused
error-store-value = the store holds a value that cannot be read (column { $column }); `crisis log verify` shows where
error-store-playbook = the store no longer holds the playbook `{ $playbook }` that the incident was opened with
error-stale = { $handle } has changed since you read it; look at it again, then repeat
error-erased = { $handle } is already erased

## Incidents

error-title-long = the title has { $count } characters, at most { $most }; put the rest into `--summary`
error-detected-before-occurred = detected ({ $detected }) before it occurred ({ $occurred }); correct one of the two times
error-incident-closed = { $incident } is closed
error-stage =
    { $action ->
        [assess] { $incident } cannot be assessed in stage { param-stage }; `crisis incident reopen { $incident } --reason "…"` takes it back to the response
        [resolve] { $incident } cannot be resolved in stage { param-stage }; only an incident in the response can
        [reopen] { $incident } cannot be reopened in stage { param-stage }; only one in review or closed can
       *[other] not possible for { $incident } in stage { param-stage }
    }
error-close = { $incident } cannot be closed as resolved; still open: { $count }
error-force-reason = `--force` needs `--reason "…"`; the timeline keeps it
error-outcome-reason = closing as { param-outcome } needs `--reason "…"`; the timeline keeps it
error-merged-into = `--outcome merged` needs `--into INC`, the incident that goes on
error-link-self = an incident cannot be linked to itself or merged into itself

## Assessment

error-answer-form = `{ $text }` is no answer; write indicator=score or indicator=word, such as harm=4
error-indicator = playbook `{ $playbook }` has no indicator `{ $indicator }`
error-answer = `{ $value }` is no answer to { $indicator }; it takes { $words }, or unknown
error-level = no level `{ $level }` in this playbook; there is { $known }
error-override-reason = a level or posture set by hand needs its reason, and a reason needs the level or posture it is for
error-guard = the posture { param-posture } must not be taken now (rule { $rule })

## Tasks and clocks

error-role = no role `{ $role }` in this playbook
error-task-finished = { $task } is already { param-task-state }
error-task-required = { $task } is required; skipping it needs `--reason "…"`
error-task-order = { $task } must wait for { $first }; finish or skip that first
error-clock-stopped = { $clock } has already stopped

## Facts and demands

error-fact-release = only a confirmed fact may be public; this one is { param-fact-status }
error-demand-result = a demand that is no longer open needs `--result "…"`: what came of it

## Statements

error-channel = no channel `{ $channel }` here
error-no-channel = name at least one channel: `--channel weibo,wechat`
error-which-channel = the text stands on several channels; say which with `--channel`: { $channels }
error-variable = template `{ $template }` has no variable `{ $name }` to set
error-gap = no open place `{ $name }` in this text
error-nothing-changed = nothing changed: give a new text, `--set NAME=VALUE` or `--next-update TIME`
error-up-to-date = { $statement } is up to date: no fact it used has changed
error-supersede = { $statement } cannot be superseded (it is { param-statement-state }); only a published statement of the same incident can
error-statement-state =
    { $action ->
        [edit] { $statement } cannot be edited; it is { param-statement-state }
        [submit] { $statement } cannot be submitted: only a draft can, and it is { param-statement-state }
        [approve] { $statement } does not wait for an approval; it is { param-statement-state }
        [reject] { $statement } cannot be rejected: only a text in review or approved can, and it is { param-statement-state }
        [publish] { $statement } has nothing left to publish; it is { param-statement-state }
        [withdraw] { $statement } cannot be withdrawn; it is already { param-statement-state }
       *[other] not possible for { $statement }; it is { param-statement-state }
    }
error-gaps = { $statement } still has places to fill: { $count }
error-too-long = the text for { $channel } has { $count } characters, the channel takes { $most }; shorten it
error-nobody-in-role = the role { $role } must approve, and nobody but the author holds it
error-not-in-roster = { $person } is not in the roster, and only people of the roster can approve
error-own-draft = { $person } wrote { $statement } and cannot approve or reject it; somebody else must
error-own-draft-deputy = { $person } wrote { $statement } and cannot approve it, not through { $deputy } as deputy either
error-no-short-way = the playbook knows no short way for { $statement }; still to approve: { $roles }
error-short-way = the short way needs { $statement } submitted and approved by: { $role }
error-nothing-signed = nobody has signed an approval of { $statement }: there is nothing to prove
error-proof-file = this is no proof file
error-proof-format = this proof has format { $format }; this program knows { $known }
error-unsigned = the approval of { $statement } must be signed by: { $roles }
error-signed-backdated = a signature is given now: leave `--at` out
error-approved-since = { $statement } has been approved by { $by } since; an edit without `--base` cancels that
error-key-of-another = the key file belongs to { $owner }, not to { $person }
error-key-unregistered = this key of { $person } is not registered here
error-key-revoked = { $key } of { $person } has been revoked
error-key-exists = { $person } has a key already: { $key }
error-key-file = this is no key file
error-key-file-exists = { $path } exists; a key is never written over another
error-key-version = this key file has format { $version }; this program knows format { $known }
error-key-mode = others may read { $path } (mode { $mode }); a private key is for its owner alone
error-no-key-file = no key file { $path }
error-passphrase = the passphrase is wrong, or the key file has been changed
error-passphrase-differs = the two passphrases differ
error-passphrase-short = a passphrase has at least { $least } characters
error-no-passphrase = there is no terminal to ask for the passphrase at
error-absence = the absence of { $person } has its deputy or its days wrong: somebody else stands in, and it ends no earlier than it begins
error-absence-person = an absence names `{ $person }`, who is not among the people
error-no-role = { $person } holds no role that approves { $statement }; it needs { $roles }
error-order = { $person } comes later: { $first } must approve first
error-already-approved = { $person } has already approved this text of { $statement }
error-stale-approval = version { $read } was read, but version { $current } is in force; read that one, then approve it
error-via = a spoken approval (`--for`) needs `--via phone`, `chat` or `in-person`
error-not-approved = { $statement } is { param-statement-state } and not approved; still missing: { $roles }
error-already-published = { $statement } is already out on { $channel }
error-family-first = the text states a death or a diagnosis (“{ $word }”), and no family is recorded as told

## Review

error-question = no review question `{ $question }` in this playbook
error-action-settled = { $action } is already { param-action-state }

## Mentions

error-attach-incident = `--attach` needs `--incident INC`: evidence is kept with an incident
error-feed = the feed cannot be read
error-feed-long = the feed is longer than { $limit } bytes
error-sheet = the spreadsheet cannot be read
error-sheet-long = the spreadsheet is larger than { $limit } bytes
error-sheet-bomb = the spreadsheet unpacks to more than { $limit } bytes; it was not read
error-database = the database cannot be read
error-database-empty = the database has no tables
error-database-stream = a database cannot come from standard input; name the file
error-csv = the CSV cannot be read
error-layout-none = no layout fits these columns: { $found }
error-layout-wrong = layout `{ $layout }` does not fit: it needs { $missing }; the columns are { $found }
error-layout-unknown = there is no layout `{ $layout }`
error-map = `{ $typed }` is no mapping; write FIELD=COLUMN with one of these fields: { $fields }
error-map-column = there is no column `{ $column }` for `{ $field }`; the columns are { $found }
error-dates = `{ $word }` is no order of dates; write dmy or mdy
error-strict =
    { $reason ->
        [columns] line { $line } has another number of columns than the header; nothing was imported
        [encoding] line { $line } is neither UTF-8 nor GB18030; nothing was imported
        [missing] line { $line } lacks the time or the text; nothing was imported
        [time] line { $line } has no readable time; nothing was imported
        [future] line { $line } lies in the future; nothing was imported
        [year] line { $line } lies before 1970; nothing was imported
        [value] line { $line } holds a value of the wrong kind; nothing was imported
        [long] line { $line } is too long; nothing was imported
        [layout] line { $line } has columns that no layout fits; nothing was imported
        [json-cut] line { $line } is JSON without its end; nothing was imported
        [feed] the feed breaks off at line { $line }; nothing was imported
        [no-object] line { $line } is not a JSON object; nothing was imported
        [json] line { $line } is broken JSON; nothing was imported
       *[other] line { $line } cannot be used ({ $reason }); nothing was imported
    }

reject-columns = { $found } columns where the header has { $expected }
reject-encoding = neither UTF-8 nor GB18030 (the file is { $cause })
reject-missing =
    { $field ->
        [time] `time` is missing; `--at TIME` gives one to every row without
       *[other] `{ $field }` is missing
    }
reject-time = `{ $value }` is no time, or could be two; write 2026-11-22 08:30, or give --dates dmy or mdy
reject-future = `{ $value }` lies more than a day in the future
reject-year = `{ $value }` lies in the year { $year }, before 1970
reject-value = { $value } cannot stand in `{ $field }`
reject-long = longer than { $limit } bytes
reject-feed = the feed breaks off here: { $cause }
reject-layout = no layout fits its columns
reject-json-cut = broken JSON: it ends in the middle, or is nested too deep
reject-no-object = not a JSON object
reject-json = broken JSON at column { $column }: { $cause }

## What keeps an incident or a statement open

open-stage = the review has not begun (stage { param-stage }): `crisis incident resolve { $incident }`
open-task = { $task } { $title }: `crisis task done { $task }`
open-clock = { $clock } { $rule } is still running: answer it, then `crisis task done { $clock }`
open-statement = { $statement } is { param-statement-state } and not out: publish it or withdraw it
open-question = review question { $question } has no answer: { $text }
open-gap = { $marker }: `{ $command }`

## What `log verify` found

breach-gap = rows are missing before this one
breach-chain = this row does not follow from the row before it
breach-row = this row was changed after it was written
breach-payload = the words of this row were changed after they were written
breach-payload-missing = the words of this row are gone, and no erasure tells of it
breach-head = the noted head is not in the chain: the end of the log was cut off or written anew
breach-gone = recorded in the log, but no longer in the store
breach-unrecorded = in the store, but never recorded in the log
breach-changed = not as it was last recorded: changed past the log
breach-unreadable = holds a value that cannot be read
breach-evidence = the kept file is gone or is not the one that was attached
breach-signature = the signature does not fit: the text, the person, the roles or the time is not what was signed
breach-signature-key = no such key of this person is registered
breach-signature-revoked = signed with a key that had been revoked by then; it does not count

## Problems of a playbook file

problem-shape = this is not what belongs here
problem-unknown-key = unknown key `{ $key }`
problem-unknown-key-near = unknown key `{ $key }`; did you mean `{ $near }`?
problem-missing-key = the key `{ $key }` is missing
problem-language = the text is missing in one language: `{ $lang }`
problem-duration = `{ $value }` is no duration; write 30m, 4h or 2d
problem-form = `{ $value }` has a form that this key does not take
problem-choice = `{ $value }` is not a word this key takes: { $options }
problem-met-by = `{ $value }` stops no clock; write published, published:TEMPLATE, told:STAKEHOLDER, task:STEP, assessed, resolved or hand
problem-met-by-unknown =
    { $kind ->
        [stakeholder] clock `{ $id }` waits for the unknown stakeholder `{ $value }`
        [step] clock `{ $id }` waits for the unknown step `{ $value }`
       *[template] clock `{ $id }` waits for the unknown template `{ $value }`
    }
problem-id-twice = the id `{ $id }` stands twice
problem-level = unknown level `{ $value }`
problem-role = `{ $id }` names the unknown role `{ $value }`; roles like it: [{ $near }]
problem-template = `{ $id }` names the unknown template `{ $value }`; `crisis template list` shows all
problem-channel = `{ $id }` names the unknown channel `{ $value }`
problem-step = `{ $id }` waits for the unknown step `{ $value }`
problem-step-cycle = these steps wait for each other: { $steps }
problem-condition = the condition of `{ $id }` cannot be read
problem-condition-name = the condition of `{ $id }` asks for the unknown name `{ $value }`
problem-scale-words = two answers of indicator `{ $id }` have the same word
problem-weight = indicator `{ $id }` needs a weight above 0 and at most 100, and a worst_case of 0 to 4
problem-first-hour = level { $level } has { $count } steps due in the first hour; nobody can take in more than { $most }
problem-extends-unknown = extends the unknown playbook `{ $name }`
problem-extends-cycle = extends itself: { $chain }
problem-not-override = `{ $id }` is inherited; write `override: true` to replace it, or give this item another id
problem-override-unknown = `{ $id }` overrides nothing: no inherited item has this id
problem-drop-unknown = `{ $id }` cannot be dropped: no inherited item has this id

## Hints

hint-train = train some with `crisis monitor train --data FOLDER`, or put a weights file at weights/sentiment.bin of the workspace
hint-query = words, "a phrase", AND, OR, NOT or -, brackets, author: platform: sentiment:, for example `"emergency room" AND (rude OR waited) -advert`
hint-watches = add one under [[watches]] in crisis.toml; `crisis playbook show base` has some to take over
hint-init = make a workspace with `crisis init --org "NAME"`, or name one with `--workspace DIR`
hint-map = name the columns yourself: `crisis monitor import { $file } --map time={ $time } --map text={ $text }`
hint-import-at = rows that carry no time take that of --at; the file's name is read for a day such as 2026-11-22
hint-layout-fits = layout `{ $layout }` fits, and is found without --layout
hint-layouts = the layouts are: { $names }
hint-upgrade = install the latest crisis on this computer; the store stays as it is
hint-did-you-mean = did you mean: { $names }
hint-playbook-list = `crisis playbook list` shows all playbooks
hint-template-list = `crisis template list` shows all templates
hint-template-show = compare { $template } with a built-in template: `crisis template show holding`
hint-time = write 2026-11-22T08:30:00+08:00, "2026-11-22 08:30", 08:30, -2h or now
hint-incident-open = no incident is open; open one with `crisis incident open "TITLE" --playbook base`
hint-open-incidents = open incidents: { $names }; `crisis incident list` shows all
hint-reopen = `crisis incident reopen { $incident } --reason "…"`
hint-assess = assess it first: `crisis assess { $incident }`; or close a false alarm with `crisis incident close { $incident } --outcome false-alarm --reason "…"`
hint-close-force = finish what is listed, or `crisis incident close { $incident } --outcome resolved --force --reason "…"`
hint-guard = { $reason_en }
hint-submit = submit it first: `crisis statement submit { $statement }`
hint-approve = `crisis statement approve { $statement }`, or by word of mouth: `crisis statement approve { $statement } --for PERSON --via phone --evidence "…"`
hint-approve-sign = sign it: `crisis statement approve { $statement } --sign`; a key comes from `crisis key new`
hint-spoken-unsigned = a spoken approval cannot be signed: let the approver run `crisis statement approve … --sign`
hint-key-new = make and register a key: `crisis key new`
hint-key-revoke = if it is lost: `crisis key revoke { $key } --reason "…"`
hint-key-mode = `chmod 600 { $path }`
hint-passphrase = set CRISIS_PASSPHRASE, or name a file with `--passphrase-file`
hint-supersede = what is out stays as it is; draft a new statement with `--supersedes { $statement }`
hint-roster = give somebody else the role in crisis.toml: a `[[people]]` entry with `roles = ["{ $role }"]`
hint-roster-person = add a `[[people]]` entry with id, name and roles to crisis.toml; `--as PERSON` says who you are
hint-family = tell them first and record it: `crisis stakeholder contact { $incident } family "…" --via phone`; if that cannot be, publish with `--reason "…"`

## Series and the detector

error-series-columns = not a row of timestamp,value
error-series-time = “{ $time }” is no timestamp; write 2026-11-22 02:00:00 or RFC 3339
error-series-value = “{ $value }” is no count; leave it empty where nothing was observed
error-series-order = the row is not later than the one before; sort the file by time and drop doubles
error-series-step = the row comes { $seconds } s after the one before, but a row spans { $width } s; bring the file to one step, or name the finest with --bucket
error-series-long = the line is longer than { $limit } bytes; is this a file of timestamp,value?
error-detector-set = “{ $text }” is no NAME=VALUE with a number
error-detector-parameter = the detector has no parameter { $name }; it has { $known }
error-detector-range = the value of { $name } is out of its range

error-no-watches = no watch is configured, so nothing can be judged
error-threshold-unknown = { $name } is no threshold of the playbook; its indicators are { $known }, each with .I, .II or .III
error-alert-opened = { $alert } has become { $incident } already
error-alert-settled = { $alert } is { $state } already
error-replay-span = the end { $to } is not later than the beginning { $from }
## Sharing and proposing

error-no-follow-up = { $task } is no follow-up; `crisis review follow-up INC-0001` lists those of an incident
error-follow-up-note = `--note` belongs to one follow-up: name its task, such as TSK-0042
error-setting = `{ $text }` is no PATH=VALUE
error-edit-path = `{ $path }` leads nowhere: the playbook has no `{ $key }` there
error-edit-block = `{ $path }` names a whole block: name one value within it, or attach a diff
error-patch-none = the file holds no unified diff with lines to replace
error-patch-context = line { $line } of the diff: the lines it expects are not in the playbook
error-patch-twice = line { $line } of the diff: the lines it expects stand in the playbook more than once; give more lines around them
error-propose-nothing = the change leaves playbook { $playbook } as it is
error-propose-unsound =
    { $count ->
        [one] the changed playbook would not be sound
       *[other] the changed playbook would not be sound in { $count } places
    }
error-propose-none = { $action } proposes no change to a playbook
error-propose-own = { $path } is yours already and is not overwritten unasked
hint-propose = attach one: crisis review action INC-0001 "…" --set respond.clocks.first-statement.limit.I=30m
hint-propose-replace = look at the difference with `crisis playbook propose { $action } --show`, then make it with `--replace`; the old file stays beside it
error-edition =
    { $count ->
        [one] the shareable edition is not written: 1 place still identifies somebody
       *[other] the shareable edition is not written: { $count } places still identify somebody
    }
hint-edition = they stand in the report's own template, or only the whole text gives them away: change the template or the words recorded, or write `--edition internal`
