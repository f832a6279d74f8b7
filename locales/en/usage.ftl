# A command line that cannot be taken as it is. Lowercase fragments without a full stop, as all errors.

error-usage = the command line cannot be read
error-usage-argument = `{ $argument }` is not known here
error-usage-command = no command `{ $command }`
error-usage-missing-command = a command is missing here
error-usage-missing = missing: { $arguments }
error-usage-no-value = `{ $argument }` needs a value
error-usage-value = `{ $value }` cannot stand for `{ $argument }`; it takes { $values }
error-usage-invalid = `{ $value }` cannot stand for `{ $argument }`
error-usage-conflict = `{ $argument }` and `{ $other }` exclude each other
error-text-missing = the text is missing; give it as an argument or on standard input
error-stdin-long = standard input holds more than the { $limit } bytes that are read
error-pair = `{ $text }` is no pair; write NAME=VALUE
error-span = `{ $text }` is no span of time; write 30m, 1h or 2d
error-zone = no time zone `{ $zone }`; write it like Asia/Shanghai
error-version = no version { $version }; the latest is { $last }
error-is-folder = { $path } is a folder; name a file
error-folder-empty = there is no file in { $path }
error-stopped = stopped; nothing was taken
error-board-format = the board is a web page: let { $path } end in .html
error-export-format = a statement is a .docx, .html, .md or .txt file, not { $path }
error-report-format = a report is a .md, .html, .docx or .json file, not { $path }
error-store-backend = a store at `{ $url }://` is not supported; give the path of a file
error-invalid = mistakes found: { $count }
hint-help = add `--help` to the command to see what it takes
