//! The attributes of a field or a variant.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, Path};

use super::sample::Sample;
use crate::errors::Errors;

/// The formats of a text, as JSON Schema names them.
const FORMATS: [&str; 3] = ["date-time", "uri", "email"];

/// The macro's own attributes, parsed, and all others.
#[derive(Default)]
pub(crate) struct Attrs {
    pub(crate) sample: Option<Sample>,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) rename: Option<LitStr>,
    pub(crate) default: Option<Expr>,
    pub(crate) lenient: Option<Span>,
    pub(crate) secret: Option<Span>,
    /// The format of a text: `date-time`, `uri` or `email`.
    pub(crate) format: Option<LitStr>,
    /// Doc comments, `cfg`, `deprecated` and lint levels: they are copied to the expansion.
    pub(crate) kept: Vec<Attribute>,
}

/// What the attributes belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Field,
    /// A variant of an open enum.
    Value,
    /// A variant of a union.
    Variant,
}

impl Place {
    /// The macro's own attributes that can stand here.
    fn own(self) -> &'static [&'static str] {
        match self {
            Self::Field => Attrs::OWN,
            Self::Value => &["rename", "sample"],
            Self::Variant => &["rename"],
        }
    }

    fn described(self) -> &'static str {
        match self {
            Self::Field => {
                "a field takes `rename`, `alias`, `sample`, `default`, `lenient`, `secret`, `format`, `cfg` and `deprecated`"
            }
            Self::Value => "a variant of an open enum takes `#[rename(\"..\")]` and `#[sample]`",
            Self::Variant => "a variant of a union takes `#[rename(\"..\")]` only",
        }
    }
}

impl Attrs {
    /// The macro's own attributes.
    pub(crate) const OWN: &[&str] = &["rename", "alias", "sample", "default", "lenient", "secret", "format"];

    pub(crate) fn read(attrs: &[Attribute], place: Place, errors: &mut Errors) -> Self {
        let mut read = Self::default();
        let mut seen = Vec::new();
        for attr in attrs {
            if is_kept(attr) {
                read.kept.push(attr.clone());
                continue;
            }
            let name = Name::of(attr.path());
            if !place.own().contains(&name.text.as_str()) {
                errors.at(name.span, unexpected(&name.text, place));
                continue;
            }
            if name.text != "alias" && seen.contains(&name.text) {
                errors.at(name.span, format!("`#[{}]` is repeated: remove it", name.text));
                continue;
            }
            read.add(attr, &name, place, errors);
            seen.push(name.text);
        }
        read
    }

    /// Returns the `cfg` attributes only, for whatever else the expansion generates for this field or variant.
    pub(crate) fn cfgs(&self) -> impl Iterator<Item = &Attribute> {
        self.kept.iter().filter(|attr| attr.path().is_ident("cfg"))
    }

    fn add(&mut self, attr: &Attribute, name: &Name, place: Place, errors: &mut Errors) {
        match name.text.as_str() {
            "sample" if place == Place::Field => self.sample = sample(attr, name, errors),
            "sample" => self.sample = Some(Sample::mark(marker(attr, name, errors))),
            "alias" => {
                let Some(alias) = text(attr, name, errors) else { return };
                if self.aliases.iter().any(|other| other.value() == alias.value()) {
                    return errors.at(alias.span(), "this alias is repeated: remove it");
                }
                self.aliases.push(alias);
            }
            "rename" => self.rename = text(attr, name, errors),
            "default" => self.default = default(attr, name, errors),
            "lenient" => self.lenient = Some(marker(attr, name, errors)),
            "secret" => self.secret = Some(marker(attr, name, errors)),
            _ => self.format = format(attr, name, errors),
        }
    }
}

/// Whether an attribute is copied to the expansion as it is written.
pub(crate) fn is_kept(attr: &Attribute) -> bool {
    let path = attr.path();
    match path.get_ident() {
        Some(name) => {
            ["doc", "cfg", "deprecated", "allow", "expect", "warn", "deny", "forbid"].iter().any(|n| name == n)
        }
        None => ["rustfmt", "clippy"].iter().any(|tool| path.segments[0].ident == tool),
    }
}

fn unexpected(name: &str, place: Place) -> String {
    match name {
        "serde" => {
            "serde attributes are not supported here: write `#[rename(\"..\")]` or `#[alias(\"..\")]`".to_owned()
        }
        "builder" => "bon attributes are not supported here: write `#[default(..)]` for a default".to_owned(),
        "cfg_attr" => "`#[cfg_attr(..)]` is not supported here: write the attribute itself, or `#[cfg(..)]`".to_owned(),
        _ => format!("unexpected attribute `#[{name}]`: remove it; {}", place.described()),
    }
}

/// The name of an attribute, and where it stands.
struct Name {
    text: String,
    span: Span,
}

impl Name {
    fn of(path: &Path) -> Self {
        let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let span = path.segments.last().map_or_else(Span::call_site, |segment| segment.ident.span());
        Self { text: names.join("::"), span }
    }
}

/// An attribute without a value.
fn marker(attr: &Attribute, name: &Name, errors: &mut Errors) -> Span {
    if !matches!(attr.meta, Meta::Path(_)) {
        errors.at(name.span, format!("`#[{0}]` takes no value here: write `#[{0}]`", name.text));
    }
    name.span
}

/// The value in `#[name = value]`, after reporting that it must be in parentheses.
fn assigned<'a>(attr: &'a Attribute, name: &Name, errors: &mut Errors) -> Option<&'a Expr> {
    let Meta::NameValue(pair) = &attr.meta else { return None };
    errors.at(name.span, format!("write `#[{}({})]`", name.text, pair.value.to_token_stream()));
    Some(&pair.value)
}

fn text(attr: &Attribute, name: &Name, errors: &mut Errors) -> Option<LitStr> {
    if let Some(value) = assigned(attr, name, errors) {
        return literal(value);
    }
    match attr.parse_args::<LitStr>() {
        Ok(text) if text.value().is_empty() => {
            errors.at(text.span(), format!("the text cannot be empty: write `#[{}(\"name\")]`", name.text));
            None
        }
        Ok(text) => Some(text),
        Err(_) => {
            let advice = if name.text == "alias" { ", one for each name" } else { "" };
            errors.at(name.span, format!("write `#[{}(\"name\")]`{advice}", name.text));
            None
        }
    }
}

fn literal(value: &Expr) -> Option<LitStr> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) if !text.value().is_empty() => Some(text.clone()),
        _ => None,
    }
}

fn format(attr: &Attribute, name: &Name, errors: &mut Errors) -> Option<LitStr> {
    const EXPECTED: &str = "\"date-time\", \"uri\" or \"email\"";
    let text = match assigned(attr, name, errors) {
        Some(value) => return literal(value).filter(is_format),
        None => attr.parse_args::<LitStr>().ok(),
    };
    match text {
        Some(text) if is_format(&text) => Some(text),
        Some(text) => {
            errors.at(text.span(), format!("unknown format: expected {EXPECTED}"));
            None
        }
        None => {
            errors.at(name.span, format!("write `#[format(\"date-time\")]`: the format is {EXPECTED}"));
            None
        }
    }
}

fn is_format(text: &LitStr) -> bool {
    FORMATS.contains(&text.value().as_str())
}

fn default(attr: &Attribute, name: &Name, errors: &mut Errors) -> Option<Expr> {
    if let Some(value) = assigned(attr, name, errors) {
        return Some(value.clone());
    }
    let value = attr.parse_args().ok();
    if value.is_none() {
        errors.at(name.span, "write `#[default(value)]`, as in `#[default(1)]`");
    }
    value
}

fn sample(attr: &Attribute, name: &Name, errors: &mut Errors) -> Option<Sample> {
    let tokens = match (assigned(attr, name, errors), &attr.meta) {
        (Some(value), _) => return Sample::parse(value.to_token_stream()).ok(),
        (None, Meta::List(list)) if !list.tokens.is_empty() => list.tokens.clone(),
        _ => {
            errors.at(name.span, "expected a value: write it as in `#[sample(\"Support bot\")]`");
            return None;
        }
    };
    errors.keep(Sample::parse(tokens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cfg_attributes_are_repeated_on_what_is_generated() {
        let field: syn::ItemStruct =
            syn::parse_str("/// D.\n#[cfg(a)]\n#[deprecated]\n#[cfg(b)]\n#[secret]\nstruct A;").expect("Rust");
        let mut errors = Errors::default();
        let attrs = Attrs::read(&field.attrs, Place::Field, &mut errors);
        let cfgs: Vec<_> = attrs.cfgs().map(|attr| attr.to_token_stream().to_string()).collect();
        assert_eq!(errors.messages(), Vec::<String>::new());
        assert_eq!(cfgs.concat().replace(' ', ""), "#[cfg(a)]#[cfg(b)]");
        assert_eq!(attrs.kept.len(), 4, "the doc comment and `deprecated` are kept, too");
        assert!(attrs.secret.is_some());
    }
}
