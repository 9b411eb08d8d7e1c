//! The imports of the crate, read from its sources.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::graph::Graph;

/// The sources of the crate.
pub(crate) struct Crate {
    files: Vec<File>,
    rooms: BTreeSet<String>,
    /// What the front door re-exports or declares: a name, and the paths that it stands for.
    front_door: BTreeMap<String, Vec<Vec<String>>>,
}

struct File {
    /// The path of its module, without `crate`.
    module: Vec<String>,
    paths: Vec<Vec<String>>,
}

/// All Rust files below a folder, in a fixed order.
pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            files.extend(rust_files(&entry));
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            files.push(entry);
        }
    }
    files
}

impl Crate {
    pub(crate) fn read(root: &Path) -> Self {
        let folder = root.join("bimpeai");
        let skipped = [folder.join("lib.rs"), folder.join("build.rs")];
        let mut files = Vec::new();
        for file in rust_files(&folder).into_iter().filter(|file| !skipped.contains(file)) {
            // The program is a crate of its own.
            if !file.starts_with(folder.join("bin")) {
                files.push(File::read(&folder, &[], &file));
            }
        }
        let endpoints = root.join("endpoints");
        files.extend(rust_files(&endpoints).iter().map(|file| File::read(&endpoints, &["endpoints"], file)));
        let rooms = files.iter().map(|file| file.module[0].clone()).collect();
        let front_door = front_door(&tokens(&folder.join("lib.rs")));
        let mut read = Self { files, rooms, front_door };
        read.add_exported_macros(root);
        read
    }

    /// `#[macro_export]` puts a macro into the front door, whatever room it is declared in.
    fn add_exported_macros(&mut self, root: &Path) {
        for file in rust_files(&root.join("bimpeai")) {
            let text = std::fs::read_to_string(&file).unwrap();
            let Some((room, _)) = file.strip_prefix(root.join("bimpeai")).unwrap().to_str().unwrap().split_once('/')
            else {
                continue;
            };
            for rest in text.split("#[macro_export]").skip(1) {
                let name = rest.split("macro_rules! ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
                self.front_door.insert(name.to_owned(), vec![vec![room.to_owned()]]);
            }
        }
    }

    /// The imports among the rooms.
    pub(crate) fn rooms(&self) -> Graph {
        let mut graph = Graph::default();
        for file in &self.files {
            for path in &file.paths {
                for target in self.targets(&file.module, path) {
                    if target != file.module[0] {
                        graph.edges.insert((file.module[0].clone(), target));
                    }
                }
            }
        }
        graph
    }

    /// The imports among the folders of one room. Its `mod.rs` is the front door: it is above them, and a path through
    /// it counts for the folder that declares the item.
    pub(crate) fn rooms_of(&self, room: &str) -> Graph {
        let door = self.files.iter().find(|file| file.module == [room]).expect("the room has a mod.rs");
        let is_room = |name: &str| self.files.iter().any(|file| file.module.len() > 1 && file.module[1] == name);
        let mut graph = Graph::default();
        for file in self.files.iter().filter(|file| file.module[0] == room && file.module.len() > 1) {
            for path in &file.paths {
                let path = absolute(&file.module, path);
                if path.first().is_none_or(|first| first != room) || path.len() < 2 {
                    continue;
                }
                let mut targets = vec![path[1].clone()];
                if !is_room(&path[1]) {
                    let through_door = door.paths.iter().map(|path| absolute(&door.module, path));
                    targets.extend(
                        through_door.filter(|p| p.last() == Some(&path[1]) && p.len() > 2).map(|p| p[1].clone()),
                    );
                }
                for target in targets.into_iter().filter(|target| is_room(target) && *target != file.module[1]) {
                    graph.edges.insert((file.module[1].clone(), target));
                }
            }
        }
        graph
    }

    /// The rooms that an expansion names.
    pub(crate) fn rooms_named_in(&self, expansion: &Path) -> BTreeSet<String> {
        let paths = paths(&tokens(expansion));
        paths.iter().filter(|path| path[0] == "bimpeai").flat_map(|path| self.declared_in(&path[1..])).collect()
    }

    /// The rooms that a path in a module leads to.
    fn targets(&self, module: &[String], path: &[String]) -> Vec<String> {
        if path[0] == "bimpeai_macros" { self.declared_in(path) } else { self.declared_in(&absolute(module, path)) }
    }

    /// The rooms that declare what an absolute path names.
    fn declared_in(&self, path: &[String]) -> Vec<String> {
        let Some(first) = path.first() else { return Vec::new() };
        if first == "bimpeai_macros" {
            // What the expansions name; a test holds `#[model]` to it.
            return match path.get(1).map(String::as_str) {
                Some("model") => vec!["schema".to_owned(), "value".to_owned()],
                _ => vec!["expand".to_owned()],
            };
        }
        if first == "__private" && path.len() > 1 {
            let expand = self.files.iter().find(|file| file.module == ["expand"]).expect("expand/mod.rs");
            let found = expand.paths.iter().filter(|found| found.last() == Some(&path[1]));
            return found.flat_map(|found| self.declared_in(&absolute(&expand.module, found))).collect();
        }
        if first == "__private" {
            return vec!["expand".to_owned()];
        }
        if self.rooms.contains(first) {
            return vec![first.clone()];
        }
        match self.front_door.get(first) {
            Some(paths) => paths.iter().flat_map(|path| self.declared_in(path)).collect(),
            None => Vec::new(),
        }
    }
}

impl File {
    fn read(folder: &Path, prefix: &[&str], file: &Path) -> Self {
        let relative = file.strip_prefix(folder).unwrap().with_extension("");
        let mut module: Vec<String> = prefix.iter().map(|part| (*part).to_owned()).collect();
        module.extend(relative.iter().map(|part| part.to_str().unwrap().to_owned()));
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let mut paths = paths(&tokens(file));
        // A nested `mod tests` may name anything: it is not part of the library.
        paths.retain(|path| !path.iter().any(|part| part == "tests"));
        Self { module, paths }
    }
}

fn tokens(file: &Path) -> TokenStream {
    let text = std::fs::read_to_string(file).unwrap();
    let library = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    library.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// A path without `crate`, `super` and `self`.
fn absolute(module: &[String], path: &[String]) -> Vec<String> {
    let mut at = match path[0].as_str() {
        "crate" | "bimpeai" => Vec::new(),
        _ => module.to_vec(),
    };
    for part in path {
        match part.as_str() {
            "crate" | "bimpeai" | "self" => {}
            "super" => {
                at.pop();
            }
            part => at.push(part.to_owned()),
        }
    }
    at
}

/// All paths in the tokens that begin at a module, a `use` tree being one path a leaf.
fn paths(tokens: &TokenStream) -> Vec<Vec<String>> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Group(group) => found.extend(paths(&group.stream())),
            TokenTree::Ident(ident)
                if is_colons(&tokens, at + 1)
                    && ["crate", "super", "self", "bimpeai", "bimpeai_macros"].contains(&&*ident.to_string()) =>
            {
                at = tree(&tokens, at, Vec::new(), &mut found);
                continue;
            }
            // `mod` lines and `pub use module::Item` of a front door.
            TokenTree::Ident(ident) if ident == "use" => {
                if let Some(TokenTree::Ident(first)) = tokens.get(at + 1)
                    && is_colons(&tokens, at + 2)
                    && !["crate", "super", "self", "bimpeai", "bimpeai_macros"].contains(&&*first.to_string())
                {
                    at = tree(&tokens, at + 1, vec!["self".to_owned()], &mut found);
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    is_colon(at) && is_colon(at + 1)
}

/// Reads a path, or a tree of paths in braces, from a position; returns the position behind it.
fn tree(tokens: &[TokenTree], mut at: usize, mut path: Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(ident)) => path.push(ident.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
                for part in inner.split(is_comma).filter(|part| !part.is_empty()) {
                    tree(part, 0, path.clone(), found);
                }
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        if !is_colons(tokens, at) {
            break;
        }
        at += 2;
    }
    found.push(path);
    at
}

/// What `lib.rs` re-exports, and the types and modules that it declares.
fn front_door(tokens: &TokenStream) -> BTreeMap<String, Vec<Vec<String>>> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut names: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
    for item in tokens.split(is_end) {
        let text: Vec<String> = item.iter().map(ToString::to_string).collect();
        let stream: TokenStream = item.iter().cloned().collect();
        let found = paths(&stream).into_iter().map(|path| absolute(&[], &path));
        if let Some(at) = text.iter().position(|word| word == "type") {
            // `pub type Page<T, C = Client> = response::Page<T, C>`: the path has no `crate`.
            let target = text[at..].iter().rev().skip_while(|word| *word != ":").nth(2).cloned();
            names.entry(text[at + 1].clone()).or_default().extend(target.map(|target| vec![target]));
            names.entry(text[at + 1].clone()).or_default().push(vec!["client".to_owned()]);
        } else if text.iter().any(|word| word == "use") {
            for path in found.filter(|path| path.len() > 1) {
                names.entry(path[path.len() - 1].clone()).or_default().push(path);
            }
        }
    }
    names
}
