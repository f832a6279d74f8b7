//! The edge of the process: build the world, run, exit.

use std::process::ExitCode;

/// An import allocates on one thread and frees on another, row after row: a sixth less time than with the C library's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(crisis::run(crisis::World::of_process()))
}
