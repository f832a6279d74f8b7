//! Help in the user's language. clap knows the shape of the command line; every word comes from the catalogue, by the
//! command's path: `help-incident-open`, its `.example`, and an attribute per argument (or the shared `help-arg-…`).

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::Cli;
use crate::domain::text::Lang;
use crate::error::Error;
use crate::text::{Catalog, tr};

/// The command tree without a word of help: all that a correct command line needs.
pub fn plain() -> Command {
    Cli::command()
}

/// The command tree with all help texts.
pub fn command(catalog: &Catalog) -> Command {
    let command = Cli::command().arg(version_flag(catalog));
    dress(command, catalog, "help-crisis", "crisis")
}

fn version_flag(catalog: &Catalog) -> Arg {
    Arg::new("version").short('V').long("version").action(ArgAction::Version).help(tr!(catalog, "help-arg-version"))
}

fn dress(command: Command, catalog: &Catalog, key: &str, path: &str) -> Command {
    let gap = if catalog.lang() == Lang::En { " " } else { "" };
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command
        .about(tr!(catalog, key))
        .disable_help_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(tr!(catalog, "help-arg-help")))
        .help_template(format!("{{about}}\n\n{}{gap}{{usage}}\n\n{{all-args}}{{after-help}}", tr!(catalog, "help-usage")))
        .subcommand_help_heading(tr!(catalog, "help-commands"))
        .subcommand_value_name(tr!(catalog, "help-command"))
        .mut_args(|arg| dress_arg(arg, catalog, key));
    let example = format!("{key}.example");
    if catalog.has(&example) {
        command = command.after_help(tr!(catalog, "help-example", example = format!("  {}", tr!(catalog, &example))));
    }
    for name in names {
        let sub_path = format!("{path} {name}");
        let sub_key = if key == "help-crisis" { format!("help-{name}") } else { format!("{key}-{name}") };
        command = command.mut_subcommand(name, |sub| dress(sub, catalog, &sub_key, &sub_path));
    }
    let options = tr!(catalog, "help-options-placeholder");
    let mut usage = format!("{path} {options}");
    for positional in command.get_positionals() {
        let name = positional
            .get_value_names()
            .and_then(|names| names.first())
            .map_or_else(|| positional.get_id().to_string().to_uppercase(), ToString::to_string);
        usage.push_str(&if positional.is_required_set() { format!(" <{name}>") } else { format!(" [{name}]") });
    }
    if command.has_subcommands() {
        usage.push_str(&format!(" <{}>", tr!(catalog, "help-command")));
    }
    command.override_usage(usage)
}

fn dress_arg(arg: Arg, catalog: &Catalog, key: &str) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let own = format!("{key}.{id}");
    let mut help = if catalog.has(&own) { tr!(catalog, &own) } else { tr!(catalog, &format!("help-arg-{}", id.replace('_', "-"))) };
    let values: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !values.is_empty() && arg.get_action().takes_values() {
        help = tr!(catalog, "help-values", help = help, values = values.join(", "));
    }
    let heading = if arg.is_positional() {
        "help-arguments"
    } else if arg.is_global_set() {
        "help-global"
    } else {
        "help-options"
    };
    let arg = arg.help(help).help_heading(tr!(catalog, heading));
    if arg.get_action().takes_values() { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

/// clap ends a heading with a half-width colon; Chinese wants the full-width one.
pub fn typeset(help: &str, lang: Lang) -> String {
    let heading = |line: &str| !line.starts_with(' ') && line.ends_with(':');
    let lines = help.lines().map(|line| match line.strip_suffix(':').filter(|_| lang == Lang::Zh && heading(line)) {
        Some(title) => format!("{title}：\n"),
        None => format!("{line}\n"),
    });
    lines.collect()
}

/// A wrong command line in the user's language.
pub fn explained(error: &clap::Error) -> Error {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (arg, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let explained = match error.kind() {
        ErrorKind::UnknownArgument => Error::usage("error-usage-argument").with("argument", arg),
        ErrorKind::InvalidSubcommand => Error::usage("error-usage-command").with("command", text(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Error::usage("error-usage-missing-command").with("commands", text(ContextKind::ValidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => Error::usage("error-usage-missing").with("arguments", arg),
        ErrorKind::InvalidValue if value.is_empty() => Error::usage("error-usage-no-value").with("argument", arg),
        ErrorKind::InvalidValue => {
            Error::usage("error-usage-value").with("value", value).with("argument", arg).with("values", text(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => Error::usage("error-usage-invalid").with("value", value).with("argument", arg),
        ErrorKind::ArgumentConflict => {
            Error::usage("error-usage-conflict").with("argument", arg).with("other", text(ContextKind::PriorArg))
        }
        _ => Error::usage("error-usage").cause(error.kind()),
    };
    let suggestion = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .map(text)
        .into_iter()
        .find(|s| !s.is_empty());
    match suggestion {
        Some(names) => explained.hint("hint-did-you-mean").hint_with("names", names),
        None => explained.hint("hint-help"),
    }
}
