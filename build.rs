//! Turns the compiled-in YAML into JSON: reading that at run time costs a tenth of reading the YAML. Works out what each character
//! folds to. Also makes cargo notice new files in the folders that are compiled in.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/monitor/fold/normal.rs"]
#[allow(dead_code, reason = "what folds to several characters is looked at when it comes")]
mod normal;

const COMPILED_IN: [&str; 6] = ["drills", "layouts", "playbooks", "templates", "locales", "examples"];
const WITH_YAML: [&str; 4] = ["drills", "layouts", "playbooks", "templates"];

fn main() -> Result<(), Box<dyn Error>> {
    for folder in COMPILED_IN {
        println!("cargo::rerun-if-changed={folder}");
    }
    link_at_fixed_address()?;
    println!("cargo::rerun-if-changed=src/monitor/fold");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("fold.bin"), fold_table())?;
    let out = out.join("compiled");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    for folder in WITH_YAML {
        compile(Path::new(folder), &out)?;
    }
    Ok(())
}

/// Writes `out/<path>.json` for every `<path>.yaml` below a folder.
fn compile(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(out.join(folder))?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            compile(&path, out)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            let text = fs::read_to_string(&path)?;
            let mut value: serde_json::Value = serde_yaml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            drop_fixtures(&mut value);
            fs::write(out.join(&path).with_extension("json"), value.to_string())?;
        }
    }
    Ok(())
}

/// What `src/monitor/fold/table.rs` reads: for each character of the basic plane what it folds to in the low half, its class above.
fn fold_table() -> Vec<u8> {
    const SEVERAL: u32 = 7 << 16;
    let entry = |code: u32| match char::from_u32(code).map(normal::normalised).as_deref() {
        None => 0,
        Some([one]) if u32::from(*one) < 1 << 16 => u32::from(*one) | (normal::classify(*one) as u32) << 16,
        Some(_) => SEVERAL,
    };
    (0..1 << 16).flat_map(|code| entry(code).to_le_bytes()).collect()
}

/// A rule's good and bad examples are for its tests, which read the YAML; no run of the program looks at them.
fn drop_fixtures(value: &mut serde_json::Value) {
    if let Some(rule) =
        value.as_object_mut().filter(|file| matches!(file.get("kind").and_then(|kind| kind.as_str()), Some("word" | "lint")))
    {
        for fixtures in ["good", "bad"] {
            rule.insert(fixtures.to_owned(), serde_json::Value::Array(Vec::new()));
        }
    }
}

/// On Linux the program is linked to a fixed address: 75,000 pointers of its tables would otherwise be patched, and 450 pages
/// copied, at every start – more work than most commands do. The heap, the stack and the libraries stay randomised.
fn link_at_fixed_address() -> Result<(), Box<dyn Error>> {
    if env::var("CARGO_CFG_TARGET_OS")? == "linux" && env::var("CARGO_CFG_TARGET_ENV")? == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    Ok(())
}
