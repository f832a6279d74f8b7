//! Turns the compiled-in YAML into JSON: reading that at run time costs a tenth of reading the YAML. Also makes cargo notice
//! new files in the folders that are compiled in.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const COMPILED_IN: [&str; 6] = ["drills", "layouts", "playbooks", "templates", "locales", "examples"];
const WITH_YAML: [&str; 4] = ["drills", "layouts", "playbooks", "templates"];

fn main() -> Result<(), Box<dyn Error>> {
    for folder in COMPILED_IN {
        println!("cargo::rerun-if-changed={folder}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?).join("compiled");
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
            let value: serde_json::Value = serde_yaml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            fs::write(out.join(&path).with_extension("json"), value.to_string())?;
        }
    }
    Ok(())
}
