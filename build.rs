//! Turns the compiled-in playbooks into JSON: reading them at run time then costs a tenth of reading the YAML. Also makes
//! cargo notice new files in the folders that are compiled in.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

const COMPILED_IN: [&str; 4] = ["playbooks", "templates", "locales", "examples"];

fn main() -> Result<(), Box<dyn Error>> {
    for folder in COMPILED_IN {
        println!("cargo::rerun-if-changed={folder}");
    }
    let out = Path::new(&env::var("OUT_DIR")?).join("playbooks");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    for entry in fs::read_dir("playbooks")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let name = path.file_stem().ok_or("a file has a name")?;
            let value: serde_json::Value =
                serde_yaml::from_str(&fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
            fs::write(out.join(name).with_extension("json"), value.to_string())?;
        }
    }
    Ok(())
}
