//! The edge of the process: build the world, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(crisis::run(crisis::World::of_process()))
}
