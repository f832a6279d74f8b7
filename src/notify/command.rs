//! A local program: an SMS gateway's client, a desktop notification. No shell reads its arguments, and no word of the message
//! is among them: the text comes on its standard input.

use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Failed, Message};
use crate::domain::notice::Failure;

/// How often a running program is looked at.
const GLANCE: Duration = Duration::from_millis(10);

pub fn send(command: &[String], message: &Message, timeout: Duration) -> Result<(), Failed> {
    let unusable = || Failed::for_good(Failure::Setup).detail("command");
    let (program, arguments) = command.split_first().ok_or_else(unusable)?;
    let began = Instant::now();
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| unusable())?;
    if let Some(mut stdin) = child.stdin.take() {
        let text = format!("{}\n{}\n", message.title, message.text);
        // On a thread of its own: a program that never reads must not hold us. One that ends early is judged by its exit code.
        std::thread::spawn(move || {
            let _ = stdin.write_all(text.as_bytes());
        });
    }
    wait(&mut child, began, timeout)
}

fn wait(child: &mut Child, began: Instant, timeout: Duration) -> Result<(), Failed> {
    let lost = |_| Failed::for_now(Failure::Program);
    loop {
        match child.try_wait().map_err(lost)? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => {
                let code = status.code().map_or_else(|| "?".to_owned(), |code| code.to_string());
                return Err(Failed::for_now(Failure::Program).detail(code));
            }
            None if began.elapsed() >= timeout => {
                // Already gone is as good.
                let _ = child.kill();
                child.wait().map_err(lost)?;
                return Err(Failed::for_now(Failure::Timeout));
            }
            None => std::thread::sleep(GLANCE),
        }
    }
}
