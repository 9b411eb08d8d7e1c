//! The score of the cases: each says in comments which errors it expects, and where. `tests/ui/score` adds the table tests.
//!
//! A mistake has `// error: <token>` at the end of its line, or `// error below: <token>` on the line above. It is right
//! if the compiler reports exactly one error in that line, with the token underlined, and a case is right if it reports
//! nothing else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// An error at a line, with the text that is underlined.
type Report = (usize, String);

/// What no message may name: internals of the expansions, and of the crates below.
const FOREIGN: [&str; 4] = ["__private", "bon::", "Schema::__", "object::Object"];

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let files = std::fs::read_dir(folder).expect("a folder of cases").map(|file| file.expect("a case").path());
    let mut cases: Vec<_> = files.filter(|file| file.extension().is_some_and(|extension| extension == "rs")).collect();
    cases.sort();
    cases
}

/// The errors that the comments of a case announce.
fn expected(source: &str) -> Vec<Report> {
    let lines = source.lines().enumerate();
    let reports = lines.filter_map(|(at, line)| {
        let here = line.split_once("// error: ").map(|(_, token)| (at + 1, token));
        let (line, token) = here.or_else(|| line.split_once("// error below: ").map(|(_, token)| (at + 2, token)))?;
        Some((line, token.trim().to_owned()))
    });
    reports.collect()
}

/// The errors in the compiler's output, a warning among them, as each is one more thing to read.
fn reported(output: &str) -> Vec<Report> {
    let lines: Vec<_> = output.lines().collect();
    let starts = (0..lines.len()).filter(|at| {
        lines[*at].starts_with("error: ") || lines[*at].starts_with("error[") || lines[*at].starts_with("warning: ")
    });
    starts.filter_map(|at| report(&lines[at..])).collect()
}

/// The place of the first report in these lines, and what is underlined there.
fn report(lines: &[&str]) -> Option<Report> {
    let place = lines.iter().position(|line| line.trim_start().starts_with("--> "))?;
    let mut parts = lines[place].rsplit(':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let number = format!("{line} ");
    let source = lines[place..].iter().position(|text| text.trim_start().starts_with(&number))? + place;
    let margin = lines[source].find('|')? + 2;
    let text: Vec<char> = lines[source].chars().skip(margin).collect();
    let marks: Vec<char> = lines.get(source + 1)?.chars().skip(margin).collect();
    let length = marks.get(column - 1..)?.iter().take_while(|mark| **mark == '^').count();
    Some((line, text.get(column - 1..column - 1 + length)?.iter().collect()))
}

/// How often each report occurs.
fn counted(reports: Vec<Report>) -> BTreeMap<Report, usize> {
    let mut counted = BTreeMap::new();
    for report in reports {
        *counted.entry(report).or_default() += 1;
    }
    counted
}

#[test]
fn each_mistake_is_one_error_under_its_token() {
    let (mut total, mut right, mut surplus) = (0, 0, Vec::new());
    for case in cases() {
        let name = case.file_stem().expect("a name").to_string_lossy().into_owned();
        let expected = expected(&std::fs::read_to_string(&case).expect("a case"));
        let output = std::fs::read_to_string(case.with_extension("stderr")).expect("an output");
        let mut reported = counted(reported(&output));
        for (line, token) in &expected {
            total += 1;
            match reported.remove(&(*line, token.clone())) {
                Some(1) => right += 1,
                times => surplus.push(format!("{name}.rs:{line}: `{token}` is reported {} times", times.unwrap_or(0))),
            }
        }
        surplus
            .extend(reported.into_keys().map(|(line, token)| format!("{name}.rs:{line}: `{token}` is not expected")));
        let messages = output.lines().filter(|line| line.starts_with("error") || line.contains('^'));
        let foreign = messages.filter(|line| FOREIGN.iter().any(|text| line.contains(text)));
        surplus.extend(foreign.map(|line| format!("{name}: {line}")));
    }
    println!("score: tests/ui/cases: {total} cases, {right} right, {} not right", total - right);
    assert!(surplus.is_empty(), "{surplus:#?}");
}
