# Help: `help-` and the command's path; `.example` one command that works; an attribute for every argument whose
# meaning belongs to that command alone. What several commands share stands once, as help-arg-….

help-usage = Usage:
help-commands = Commands
help-command = COMMAND
help-arguments = Arguments
help-options = Options
help-global = Options of every command
help-options-placeholder = [OPTIONS]
help-example =
    Example:
      { $example }
help-values = { $help } [{ $values }]

## Shared arguments

help-arg-workspace = Folder with crisis.toml (default: CRISIS_WORKSPACE, then the nearest folder upwards that has one)
help-arg-format = How the answer is written; default table
help-arg-lang = Language of everything you read (default: CRISIS_LANG, the workspace's, the system's)
help-arg-actor = Who you are: an id or name of the roster (default: CRISIS_ACTOR, then the system user)
help-arg-at = When it happened, if not now. TIME is 2026-11-22T08:30:00+08:00, "2026-11-22 08:30", 08:30 (the last one; for a deadline the next one), -2h, +30m (deadlines only) or now
help-arg-color = Colour; default auto: on a terminal, unless NO_COLOR is set
help-arg-quiet = No remarks, only the answer and errors
help-arg-verbose = More remarks
help-arg-help = Show this help
help-arg-version = Show the version
help-arg-incident = The incident: INC-0042, 42, or the first six characters of its uuid
help-arg-task = The task: TSK-0103, or 103
help-arg-fact = The fact: F-0012, or 12
help-arg-demand = The demand: D-0003, or 3
help-arg-statement = The statement: ST-0007, or 7
help-arg-mention = The mention: M-0250, or 250
help-arg-alert = The alert, such as AL-0001
help-arg-playbook = Playbook; `crisis playbook list` shows all
help-arg-template = Template; `crisis template list` shows all
help-arg-title = Title, at most 200 characters
help-arg-summary = What happened, in one sentence a statement can carry
help-arg-lead = Who leads the response: an id or name of the roster
help-arg-occurred-at = When it happened
help-arg-detected-at = When we learned of it; default: when it is opened
help-arg-tags = A tag; repeat for several
help-arg-text = The text; left out, or “-”: read from standard input
help-arg-reason = Why; kept in the timeline
help-arg-attach = A file to keep as evidence, by its SHA-256; repeat for several
help-arg-owner = Who does it: an id or name of the roster
help-arg-due = By when
help-arg-source = Where it comes from: a document, a person, a system
help-arg-verified-by = Who checked it
help-arg-via = How it was said: phone, chat or in-person
help-arg-on-behalf-of = Whose spoken decision you record; needs `--via` when approving
help-arg-next-update = When the next update is promised; publishing makes it a clock
help-arg-platform = Platform, such as weibo, douyin, hotline
help-arg-output = File to write

## crisis

help-crisis =
    Leads one person through a public-opinion crisis: level, tasks and deadlines, facts, approved statements, review.
    Without a command it prints the next three things to do.
    .example = crisis incident open "Video of a long wait" --playbook base --holding weibo

help-init = Make a workspace: crisis.toml and the store beside it
    .example = crisis init . --org "Harbour Hospital" --timezone Europe/London
    .dir = Folder, made if needed; default: this one
    .org = Name of the organisation, as statements print it
    .region = Country code that decides which rules apply, such as CN; with --lang zh default CN
    .kind = Kind of organisation; default hospital
    .timezone = Time zone, such as Asia/Shanghai; default: that of the region, else UTC
    .store = Path of the store file; default crisis.db beside crisis.toml
    .hotline = Telephone number that statements print
help-demo = Play a finished, fictional crisis in a fresh folder
    .example = crisis demo
    .dir = Folder to fill, new or empty; default crisis-demo
help-status = Where things stand: what is next, what is late, who must approve
    .example = crisis status --check
    .check = End with exit code 1 when a task or clock is overdue

## Incidents

help-incident = Open, follow and close incidents
help-incident-open = Open an incident and plan its tasks and clocks
    .example = crisis incident open "Video of a long wait" --playbook base --holding weibo
    .playbook = Playbook to follow; `crisis playbook list` shows all, base fits anything
    .holding = Draft a holding statement for these channels at once, separated by commas
    .drill = An exercise: marked as such everywhere, never counted in metrics
help-incident-list = List incidents; without an option all of them
    .example = crisis incident list --open
    .open = Only those not closed
    .closed = Only closed ones
    .cases = The case library: incidents closed as resolved, with what worked, what did not, and lessons
    .output = File for the case library, ending in .md, .html, .docx or .json
    .edition = For whom the case library is written; the shareable one names nobody
help-incident-show = Show an incident with its clocks and tasks
    .example = crisis incident show INC-0001
help-incident-timeline = Show what happened, when, and who did it
    .example = crisis incident timeline INC-0001
help-incident-note = Write a note, with evidence, into the timeline
    .example = crisis incident note INC-0001 "Head nurse confirms a wait of 4 hours"
help-incident-update = Correct or complete an incident; what is not given stays
    .example = crisis incident update INC-0001 --occurred-at "2026-11-20 21:10" --lead li
    .untag = A tag to take away; repeat for several
help-incident-link = Tie an incident to another, to a mention or to a web page
    .example = crisis incident link INC-0001 https://example.org/post/1
    .target = INC-0002, M-0250, or an address that begins with http
help-incident-resolve = End the response and begin the review
    .example = crisis incident resolve INC-0001 --reason "No new mentions for two days"
help-incident-close = Close an incident; refused while required things are open
    .example = crisis incident close INC-0001 --outcome resolved
    .outcome = How it ended
    .into = The incident it is merged into; needed with --outcome merged
    .force = Close with things left open; needs --reason
    .reason = Why; needed with --force and for a false alarm or a merger
help-incident-reopen = Take an incident in review, or closed, back to the response
    .example = crisis incident reopen INC-0001 --reason "A second patient has come forward"

## Assessment

help-assess = Assess an incident: its level and posture; asks on a terminal
    .example = crisis assess INC-0001 --set harm=minor --set spread=3
    .set = An answer as a score of 0–4, its word, or unknown; repeat for several. What is not set keeps its last answer
    .level = Set the level by hand; needs --reason
    .posture = Set the posture by hand; needs --reason
    .reason = Why level or posture is set by hand; kept in the timeline

## Tasks

help-task = See and do the tasks of an incident
help-task-list = List the open tasks, the most urgent first; * marks required ones
    .example = crisis task list INC-0001
    .all = Also those done and skipped
help-task-add = Add a task the playbook does not foresee
    .example = crisis task add INC-0001 "Answer the station's questions" --role pr --due +2h
    .title = What is to be done
    .role = Role it falls to; `crisis playbook show base` lists roles
    .required = Required: the incident does not close without it
help-task-start = Take a task in hand
    .example = crisis task start TSK-0001
help-task-done = Finish a task, or answer a clock by hand
    .example = crisis task done TSK-0001 --note "Recording secured by the IT duty desk"
    .task = The task, TSK-0103, or a clock, CLK-0008
    .note = What came of it; kept in the timeline
help-task-skip = Leave a task out
    .example = crisis task skip TSK-0002 --reason "No partner is concerned"
    .reason = Why; needed for a required task, kept in the timeline
help-task-assign = Give a task to somebody
    .example = crisis task assign TSK-0001 li
    .person = An id or name of the roster

## Facts

help-fact = Keep what is known, how sure it is, and who may hear it
help-fact-add = Record a fact
    .example = crisis fact add INC-0001 "He waited 4 hours" --source "triage log"
    .status = How sure it is; default unconfirmed
    .release = Who may hear it; default internal. Only a confirmed fact can be public
help-fact-set = Change a fact as more becomes known; what is not given stays
    .example = crisis fact set F-0001 --status confirmed --release public --verified-by li
    .text = New wording
    .status = How sure it is
    .release = Who may hear it; only a confirmed fact can be public
help-fact-list = List the facts of an incident
    .example = crisis fact list INC-0001
help-fact-erase = Erase the words of a fact, as the law may demand; the log stays whole
    .example = crisis fact erase F-0002 --reason "Request of the person concerned"

## Demands

help-demand = Keep what those affected ask for, and what came of it
help-demand-add = Record a demand
    .example = crisis demand add INC-0001 "See the medical record" --by family --due +1d
    .by = Who asks
    .promise = What was promised
    .owner = Who sees to it: an id or name of the roster
help-demand-set = Say what came of a demand; what is not given stays
    .example = crisis demand set D-0001 --state met --result "Copy handed over"
    .state = Where it stands; all but open need --result
    .promise = What was promised
    .result = What came of it
    .owner = Who sees to it: an id or name of the roster
help-demand-list = List the demands of an incident
    .example = crisis demand list INC-0001

## Stakeholders

help-stakeholder = Keep who must be told, and who has been
help-stakeholder-add = Add somebody the playbook does not name
    .example = crisis stakeholder add INC-0001 "District council" --group regulator
    .name = Name of the person, body or group
    .group = The group they belong to
    .before_public = They must hear it before the public does
help-stakeholder-list = List the stakeholders, and when each was told
    .example = crisis stakeholder list INC-0001 --untold
    .untold = Only those not told yet
help-stakeholder-contact = Record that somebody was told
    .example = crisis stakeholder contact INC-0001 family "Called the son" --via phone
    .party = Its name in the playbook, such as family, or SH-0002
    .text = What was said; left out, or “-”: read from standard input

## Statements

help-statement = Write, approve and publish statements
help-statement-draft = Draft a statement from a template, one text per channel
    .example = crisis statement draft INC-0001 --template fact-update --channel weibo
    .channel = Channels, separated by commas; default: those of the playbook
    .language = Language of the text; default: that of --lang
    .set = A variable of the template; `crisis template show NAME` lists them. Repeat for several
    .unknowns = What is not known yet; repeat for several
    .actions = What is being done; repeat for several
    .commitments = What is promised; repeat for several
    .advice = What readers should do; repeat for several
    .next_update = When the next update is promised; default: as the playbook says
    .contact = Where questions go; default: the hotline of crisis.toml
    .supersedes = The published statement this one replaces, such as ST-0006
help-statement-show = Show a statement: texts, open places, approvals
    .example = crisis statement show ST-0001
    .diff = What changed since this version; without a number, since the one before
help-statement-list = List the statements of an incident
    .example = crisis statement list INC-0001
help-statement-edit = Change a text; every approval it had is cancelled
    .example = crisis statement edit ST-0001 --set contact="020 7946 0000"
    .text = New text for one channel; “-”: read from standard input
    .file = File with the new text
    .channel = Channel whose text it is; needed where there are several
    .set = Fill an open place by its name; `crisis statement show` lists them. Repeat for several
    .base = The version you started from; refused when somebody has changed or approved it since
help-statement-redraft = Draft a text anew from the facts of now; edits by hand stay in the version before
    .example = crisis statement redraft ST-0001
help-statement-submit = Submit a draft for approval; refused while places are open
    .example = crisis statement submit ST-0001
help-statement-approve = Approve a statement, or record an approval by phone
    .example = crisis statement approve ST-0001 --for li --via phone --evidence "read aloud"
    .evidence = What was said, or where it is kept
    .version = The version that was read; refused when another is in force
    .sign = Sign the approval with your own key
    .key = File of your key; default: CRISIS_KEY, then keys/PERSON.key in the workspace
help-statement-reject = Send a statement back to its author
    .example = crisis statement reject ST-0001 --reason "Names a cause nobody has confirmed"
    .reason = What must change; the author reads it
    .on_behalf_of = Whose spoken decision you record
help-statement-publish = Record that a statement is out; needs its approvals
    .example = crisis statement publish ST-0001
    .channel = Channels, separated by commas; default: all it is not out on yet
    .url = Where it can be read
    .reason = Why a death or a diagnosis goes out before the family is recorded as told, or why the short way is taken
    .expedite = Take the short way of the playbook: one role has approved, the others sign off afterwards
help-statement-withdraw = Withdraw a statement
    .example = crisis statement withdraw ST-0001 --reason "The time given was wrong"
help-statement-verify-proof = Check a proof file; needs no workspace
    .example = crisis statement verify-proof proof.json
    .file = The proof file
    .trust = A public key you know from elsewhere; where any is given, no other counts. Repeat for several
help-statement-export = Write a statement to a file to hand over; what is not released is marked
    .example = crisis statement export ST-0001 -o notice.docx --channel website
    .output = File to write, ending in .docx (official notice or press statement), .html, .md or .txt
    .channel = Channel whose text it is; needed where there are several
    .proof = Write the proof of who approved exactly this text, for a third party to check
    .number = The organisation's own reference number; it stands at the head of the document

## Keys

help-key = Keys that people sign approvals with
help-key-new = Make a key under a passphrase, and register its public half
    .example = crisis key new --as wang
    .person = Whose key: an id or name of the roster; default: who you are
    .output = File for the private key; default: keys/PERSON.key in the workspace
help-key-list = List the registered keys
    .example = crisis key list
help-key-revoke = Take a key out of use, from --at on if it was lost earlier
    .example = crisis key revoke KEY-0001 --reason "Laptop stolen" --at -2h
    .key = The key: KEY-0001, or 1
help-arg-passphrase-file = File whose first line is the passphrase, such as /dev/fd/3; default: CRISIS_PASSPHRASE, then the terminal

## Mentions

help-monitor = Take in what people say, and see how it runs
help-monitor-import = Take in what a monitoring tool, a crawler or a feed wrote
    .example = crisis monitor import mentions.csv --incident INC-0001
    .file = The file, a folder of files, or “-” for standard input; format, encoding and columns are found out
    .incident = The incident they belong to
    .platform = Platform of rows whose columns name none
    .layout = Read the columns by this layout, not the one that is found
    .map = Column of a field, such as text=body; may be repeated. Fields: id, time, platform, author, url, text, reposts, comments, likes, reach, sentiment, parent
    .dates = How 03/04/2026 is meant: dmy or mdy
    .strict = Take nothing when one row is bad
    .rejected = Write the rows that are not taken to this file, with line and reason (CSV)
    .all = Keep also the rows that no watch matches
help-monitor-add = Take down one call, complaint or post
    .example = crisis monitor add "Waited 4 hours" --platform hotline --author "Ms Wu"
    .author = Who said it
    .url = Where it can be read
    .incident = The incident it belongs to; needed with --attach
help-monitor-fetch = Poll the feeds and drop folders of crisis.toml; what is known comes in once
    .example = crisis monitor fetch
    .source = Only this source, also while it waits after a failure
help-monitor-run = Poll the sources, scan and look at the clocks, now and every so often, until interrupted
    .example = crisis monitor run --once
    .every = How long to wait between rounds; default 5m
    .once = One round, then stop: for the system's own scheduler
help-monitor-scan = Judge what each watch has matched, and raise alerts; twice makes none twice
    .example = crisis monitor scan
    .watch = Only this watch
    .as_of = As if it were this moment; default now
help-monitor-replay = Judge the past anew: how many alerts, and what other settings would change
    .example = crisis monitor replay --watch care-harm --from -30d --set return_days=7
    .watch = The watch
    .from = Beginning; default: 30 days before the end
    .to = End; default now
    .set = A threshold of the playbook (negative-count.II=30) or a parameter of the detector (return_days=7); repeatable
help-monitor-detect = Find what is unusual in a series of counts: one pass, never looking ahead
    .example = crisis monitor detect --series counts.csv --format jsonl
    .series = CSV of timestamp,value in the order of time, or “-” for standard input; an empty value was not observed
    .bucket = How long one row spans; default: the smallest step of the first three rows
    .set = A parameter of the detector, such as return_days=7; repeatable
help-monitor-classify = Say of each text whether it is positive, neutral or negative
    .example = crisis monitor classify "Rude staff, nobody helped us"
    .text = One text; left out: texts from standard input, one a line
help-monitor-search = Find mentions by their words
    .example = crisis monitor search "(rude OR waited) -advert" --from -2d
    .query = Words, "a phrase", AND, OR, NOT or -, brackets, a beginning with *, author: platform: sentiment:
    .from = Mentions from then on
    .to = Mentions before then
    .platform = On this platform
    .author = By authors whose name holds this
    .watch = Matched by this watch
    .incident = Of this incident
    .limit = How many at most; default 20
help-monitor-label = Put the sentiment of a mention right; corrections teach the next training
    .example = crisis monitor label M-0001 negative
    .sentiment = What it is
    .list = List what people labelled
help-monitor-train = Make sentiment weights from labelled sets, or say how good they are
    .example = crisis monitor train --data sets -o weights/sentiment.bin --from-labels
    .data = The folder of labelled sets; what is there is used, read in place
    .from_labels = Learn from what people corrected in this workspace too
    .output = Write the weights here; weights/sentiment.bin of a workspace count there
    .folds = Write nothing: cross-validate in so many parts, copies of a text never parted
help-monitor-trend = Show mentions over time: volume, negative share, reach, platforms, stories, common words
    .example = crisis monitor trend INC-0001 --by hour --from -1d
    .incident = Of this incident; without it and --watch, of all mentions
    .watch = Of this watch
    .by = One row: hour, day, or a span such as 30m; default hour, or day where that makes too many rows
    .from = Beginning; default: the first mention
    .to = End; default: the last mention
help-monitor-clusters = Show stories, the hottest first; or why a mention belongs to one
    .example = crisis monitor clusters INC-0001
    .subject = An incident; or a mention (M-0001), to see its story and what its texts have in common
    .watch = Of this watch
    .from = Beginning; default: the first mention
    .to = End; default: the last mention
    .limit = Stories to show
help-monitor-explain = Show which watch matches a mention or a text and where, or why none does
    .example = crisis monitor explain --text "They gave my mother the wrong drug" --platform weibo
    .mention = The mention
    .text = A text, instead of a mention; “-” reads it from standard input
    .platform = Platform the text came from
help-monitor-match = Count keywords in texts from standard input, one text a line
    .example = crisis monitor match --keywords keywords.txt
    .keywords = A file with one keyword a line
help-mention = Handle single mentions
help-mention-erase = Erase the words of a mention, as the law may demand; the log stays whole
    .example = crisis mention erase M-0001 --reason "Request of the author"

## Review

help-review = Look back: questions, lessons, improvement actions, report
help-review-show = Show the review: questions with answers, lessons, actions
    .example = crisis review show INC-0001
help-review-answer = Answer a review question; a new answer replaces the old
    .example = crisis review answer INC-0001 what-failed "The second update was 3 hours late"
    .question = The question's id; `crisis review show` lists them
help-review-lesson = Record a lesson
    .example = crisis review lesson INC-0001 "Staff were briefed first" --kind worked
    .kind = What it is; default lesson
help-review-action = Add an improvement action, or settle one
    .example = crisis review action INC-0001 "Show waiting times" --owner li --due +30d
    .target = The incident, to add one; the action, such as ACT-0001, with --done or --drop
    .text = What is to change; left out, or “-”: read from standard input
    .set =
        The change to the playbook that it proposes: a path of keys and ids, and the new
        value, such as respond.clocks.first-statement.limit.I=30m; may be repeated
    .diff = The same as a unified diff of the playbook's file
    .playbook = Which playbook; default the incident's
    .done = It is carried out, and this proves it
    .drop = It will not be carried out, for this reason
help-review-survey = What public, staff and stakeholders said: surveys and feedback
help-review-survey-add = Record the result of a survey
    .example =
        crisis review survey add INC-0001 --asked "Outpatients of the week" --count 212 \
          --question "Informed in time?" --result "61% yes" --source "Exit survey"
    .group = To which group those asked belong; default public
    .asked = Who was asked
    .count = How many answered
    .question = What they were asked
    .result = What came out
    .source = Who held the survey, and where it is kept
help-review-survey-feedback = Record feedback that came by itself
    .example = crisis review survey feedback INC-0001 "We read it in the news" --group staff
    .text = What was said; left out, or “-”: read from standard input
    .group = Who said it
    .source = Where it came from
help-review-survey-list = List surveys and feedback
    .example = crisis review survey list INC-0001
help-review-pick-up = How a correction was taken up against its rumour, told apart by words
    .example = crisis review pick-up 1 --rumour "ward closed" --correction "ward open"
    .rumour = Words that spread it; a mention with one of them counts; may be repeated
    .correction = Words that set it right; a mention with words of both counts here
help-review-follow-up = Look back after closing: volume and tone beside the time before, measured now
    .example = crisis review follow-up INC-0001
    .target = The incident, to list its follow-ups; a task such as TSK-0042, to take that look and finish it
    .note = What else was seen
help-review-report = Write the review report
    .example = crisis review report INC-0001 --output review.html
    .output = File to write, ending in .md, .html, .docx or .json; default: Markdown to the screen
    .edition =
        For whom; default internal. The shareable one names nobody: people become their
        roles, and what identifies a person is taken out, counted, and never written

help-report = Write reports: situation, day, special, statistics, the wall screen
help-report-board = Write the board of the crisis room: level, clocks, tasks, curve, statements, who waits for whom
    .example = crisis report board --output board.html
    .output = File to write, ending in .html
    .watch = Write it again every so many seconds (default 5) until interrupted; the page reloads itself
help-report-stats = Count incidents by type, level and quarter; drills apart
    .example = crisis report stats

## Playbooks and templates

help-playbook = Read, check and adapt the playbooks
help-playbook-list = List the playbooks, where each comes from, when it was checked
    .example = crisis playbook list
help-playbook-show = Show a playbook: indicators, clocks, steps, what never to say
    .example = crisis playbook show medical-accident
help-playbook-validate = Check playbooks and name every mistake with its line
    .example = crisis playbook validate medical-accident
    .playbooks = Playbooks to check; default: all
help-playbook-propose = Make the change to a playbook that an improvement action proposes
    .example = crisis playbook propose ACT-0001
    .action = The improvement action: ACT-0001, or 1
    .replace = Change the workspace's own file; the old one stays beside it as .yaml.before
    .show = Only show the difference
help-playbook-eject = Copy a built-in playbook into the workspace, to adapt it
    .example = crisis playbook eject medical-accident
help-template = Read and adapt the templates of statements and reports
help-template-list = List the templates of this language
    .example = crisis template list
help-template-show = Show a statement template and its variables
    .example = crisis template show holding
help-template-eject = Copy a built-in template into the workspace, to adapt it
    .example = crisis template eject holding

## The log and the store

help-log = Read, verify and export the timeline of the workspace
help-log-show = Show the latest rows of the timeline
    .example = crisis log show --last 20
    .last = How many; default 50
help-log-verify = Prove that the timeline is whole and nothing was changed past it
    .example = crisis log verify
    .head = A head noted earlier: proves that nothing was cut off the end
help-log-export = Write the timeline to a file, one JSON object a line
    .example = crisis log export --output timeline.jsonl
help-db = See to the store
help-db-status = Show where the store is, what it holds, whether it is sound
    .example = crisis db status
help-db-backup = Write a copy of the store, while others work
    .example = crisis db backup crisis-backup.db
    .file = File to write; it must not exist yet

## Shell and manual

help-completions = Print the completions of a shell
    .example = crisis completions bash > crisis.bash
    .shell = The shell
help-man = Write the manual pages
    .example = crisis man man
    .dir = Folder for the pages, made if needed

## Telling people

help-notify = Tell people over WeCom, DingTalk, Feishu, Slack, a webhook, mail or a local program
help-notify-test = Send a test message over one notifier of crisis.toml, or all; exit 1 if one fails
    .example = crisis notify test
    .notifier = Id of a `[[notify]]` table; left out: all
help-notify-list = What waits to be sent and what was given up, with why
    .example = crisis notify list
    .all = Also what was sent or is no longer needed
help-notify-flush = Send now what is due; every command does so for two seconds when it has answered
    .example = crisis notify flush
    .failed = Also what waits for a later attempt or was given up
## Alerts

help-alert = What early warning found, and what becomes of it
help-alert-list = List the alerts that wait for somebody
    .example = crisis alert list
    .all = Those that are opened or dismissed as well
help-alert-show = Show an alert: why, what is being said, what to do
    .example = crisis alert show AL-0001
help-alert-explain = Say why there is an alert, or why there was none at a moment
    .example = crisis alert explain AL-0001
    .watch = Ask about this watch, at the moment that --at names
help-alert-ack = Say that somebody looks into it
    .example = crisis alert ack AL-0001 "Calling the ward"
    .note = What is being done
help-alert-snooze = Hear no more of it for a while, unless it becomes graver
    .example = crisis alert snooze AL-0001 --until +2h
    .until = When it calls again
help-alert-dismiss = Say that it is none, and why
    .example = crisis alert dismiss AL-0001 --reason "A drama series with our name"
    .reason = Why; it is kept
help-alert-open = Make an incident of it, with the mentions behind it
    .example = crisis alert open AL-0001 --playbook medical-accident --holding weibo,wechat
    .playbook = The playbook; default: the one that the alert suggests
    .holding = Channels of a holding statement to draft at once, separated by commas
    .title = Title of the incident; default: that of the watch
