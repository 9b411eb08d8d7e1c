//! Passes the version of the compiler to the crate, for the `User-Agent` header.

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=bimpeai/build.rs");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc)
        .arg("--version")
        .output()
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .and_then(|line| line.split_whitespace().nth(1).map(str::to_owned))
        .unwrap_or_else(|| "unknown".to_owned());
    println!("cargo::rustc-env=BIMPEAI_RUSTC_VERSION={version}");
}
