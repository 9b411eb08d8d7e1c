//! Removal of secrets from text, as the last step before it leaves.
//!
//! A server may echo a key in anything it sends, in any spelling. So there is one way from what it sent to an [`Error`]: a
//! [`Sealed`], which only a [`Redactor`] makes. Text is redacted after it has been parsed, so that a short key does not
//! destroy the JSON around it, and before it is cut, so that no part of a key is left over.

use std::fmt;
use std::sync::Arc;

use super::text::{Bound, one_line};
use super::{ErrorCode, FieldError, Inner};
use crate::value::REDACTED;

/// A shorter secret is removed as a word only: a key such as `a` is part of most words, and no secret.
const SHORT: usize = 8;
/// How many fields of a failed validation are kept.
const FIELD_ERRORS: usize = 1000;
/// How many sources of an error are kept.
const SOURCES: usize = 16;

/// Removes secrets from text, in every spelling: raw, escaped as in JSON or in `Debug` output, percent-encoded, each of
/// them any number of times, and any mixture.
#[derive(Clone, Default)]
pub(crate) struct Redactor(Vec<Vec<char>>);

impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redactor").finish_non_exhaustive()
    }
}

impl Redactor {
    pub(crate) fn new(secret: &str) -> Self {
        Self::default().with(secret)
    }

    /// Removes another secret too.
    pub(crate) fn with(mut self, secret: &str) -> Self {
        if !secret.is_empty() {
            self.0.push(secret.chars().collect());
        }
        self
    }

    /// Returns text without secrets, on one line and not longer than the bound.
    pub(crate) fn text(&self, text: &str, bound: Bound) -> String {
        let mut clean = String::with_capacity(text.len().min(bound.0));
        let (mut at, mut kept, mut before) = (0, 0, None);
        while let Some(c) = text[at..].chars().next() {
            if kept >= bound.0 {
                clean.push_str("...");
                break;
            }
            if let Some(end) = self.secret_at(text, at, before) {
                clean.push_str(REDACTED);
                kept += REDACTED.len();
                at = end;
                before = None;
                continue;
            }
            clean.push(c);
            kept += 1;
            at += c.len_utf8();
            before = Some(c);
        }
        one_line(&clean).into_owned()
    }

    /// Returns the beginning of a body as text.
    pub(crate) fn excerpt(&self, body: &[u8]) -> String {
        // More than is kept, as the longest spelling of a secret is longer than the secret.
        let more = self.0.iter().map(|secret| secret.len() * LONGEST_UNIT).max().unwrap_or_default();
        let end = body.len().min(4 * Bound::EXCERPT.0 + more);
        self.text(&String::from_utf8_lossy(&body[..end]), Bound::EXCERPT)
    }

    /// Where a secret ends that begins here.
    fn secret_at(&self, text: &str, at: usize, before: Option<char>) -> Option<usize> {
        self.0.iter().filter_map(|secret| spelled_at(text, at, before, secret)).max()
    }

    /// Seals what is known of an error.
    pub(crate) fn seal(&self, mut inner: Inner) -> Sealed {
        let clean = |text: &mut String, bound| *text = self.text(text, bound);
        inner.message = self.text(&inner.message, Bound::MESSAGE).into();
        inner.field_errors.truncate(FIELD_ERRORS);
        for FieldError { path, message } in &mut inner.field_errors {
            clean(path, Bound::NAME);
            clean(message, Bound::LINE);
        }
        for name in [&mut inner.request_id, &mut inner.json_path].into_iter().flatten() {
            clean(name, Bound::NAME);
        }
        if let Some(excerpt) = &mut inner.excerpt {
            clean(excerpt, Bound::EXCERPT);
        }
        if let Some(code @ ErrorCode::Unknown(_)) = &mut inner.code {
            *code = ErrorCode::from(self.text(code.as_str(), Bound::NAME));
        }
        inner.source = inner.source.take().map(|source| Arc::new(Cause::of(&*source, self, SOURCES)) as _);
        Sealed(inner)
    }
}

/// The contents of an error whose text has passed a [`Redactor`], or was written by the SDK itself.
#[derive(Clone)]
pub(crate) struct Sealed(Inner);

impl Sealed {
    /// For text of the SDK's own, and of the caller's code.
    pub(super) fn own(inner: Inner) -> Self {
        Self(inner)
    }

    pub(super) fn into_inner(self) -> Inner {
        self.0
    }
}

/// The text of an error that caused another. Errors of other crates quote what the server sent, so only their text is kept.
struct Cause {
    text: String,
    source: Option<Box<Cause>>,
}

impl Cause {
    fn of(error: &(dyn std::error::Error + 'static), redactor: &Redactor, left: usize) -> Self {
        let source = error.source().filter(|_| left > 1);
        Self {
            text: redactor.text(&error.to_string(), Bound::LINE),
            source: source.map(|source| Box::new(Self::of(source, redactor, left - 1))),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// With the sources, as there is no other place for them.
impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.text)?;
        self.source.as_ref().map_or(Ok(()), |source| write!(f, " <- {source:?}"))
    }
}

impl std::error::Error for Cause {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// How many bytes spell one character at most: `%25252573`, `\\\\\\\\u0073`.
const LONGEST_UNIT: usize = 16;

/// Where the secret ends if it is spelled here; `before` is the character before.
fn spelled_at(text: &str, at: usize, before: Option<char>, secret: &[char]) -> Option<usize> {
    let mut ends = vec![at];
    for wanted in secret {
        let mut next: Vec<_> =
            ends.iter().flat_map(|end| spellings(&text[*end..], *wanted).map(move |n| end + n)).collect();
        next.sort_unstable();
        next.dedup();
        if next.is_empty() {
            return None;
        }
        ends = next;
    }
    let end = ends.into_iter().max()?;
    let is_part_of_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_word = !is_part_of_word(before) && !is_part_of_word(text[end..].chars().next());
    (secret.len() >= SHORT || is_word).then_some(end)
}

/// The lengths of what spells a character at the beginning of text: as it is written, escaped, or percent-encoded.
fn spellings(text: &str, wanted: char) -> impl Iterator<Item = usize> + '_ {
    let literal = text.starts_with(wanted).then(|| wanted.len_utf8());
    let encoded = match text.as_bytes().first() {
        Some(b'\\') => escaped(text),
        Some(b'%') => percent_encoded(text),
        _ => None,
    };
    // A backslash of its own is written as any number of them, and may be followed by an escape.
    let backslashes = if wanted == '\\' { backslashes(text) } else { 0 };
    let encoded = encoded.filter(|(c, _)| *c == wanted).map(|(_, length)| length);
    literal.into_iter().chain(encoded).chain(2..=backslashes)
}

fn backslashes(text: &str) -> usize {
    text.bytes().take(LONGEST_UNIT - 5).take_while(|byte| *byte == b'\\').count()
}

/// `\/`, `\"`, `\u0073`, with any number of backslashes.
fn escaped(text: &str) -> Option<(char, usize)> {
    let slashes = backslashes(text);
    let rest = &text[slashes..];
    if let Some(unit) = rest.strip_prefix('u').and_then(code_unit) {
        let (c, length) = match char::from_u32(unit) {
            Some(c) => (c, 5),
            // A character beyond U+FFFF is two of them.
            None => (surrogates(unit, rest)?, 0),
        };
        if length > 0 {
            return Some((c, slashes + length));
        }
        let second = rest[5..].bytes().take_while(|byte| *byte == b'\\').count();
        return Some((c, slashes + 5 + second + 5));
    }
    let c = rest.chars().next().filter(|c| !c.is_alphanumeric())?;
    Some((c, slashes + c.len_utf8()))
}

fn code_unit(hex: &str) -> Option<u32> {
    let hex = hex.get(..4).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u32::from_str_radix(hex, 16).ok()
}

fn surrogates(first: u32, text: &str) -> Option<char> {
    let second = text.get(5..)?.trim_start_matches('\\').strip_prefix('u').and_then(code_unit)?;
    let units = [u16::try_from(first).ok()?, u16::try_from(second).ok()?];
    char::decode_utf16(units).next()?.ok()
}

/// `%73`, `%2573` and so on; several bytes for a character beyond ASCII.
fn percent_encoded(text: &str) -> Option<(char, usize)> {
    let (first, mut length) = encoded_byte(text)?;
    let count = match first {
        0..0x80 => return Some((char::from(first), length)),
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    };
    let mut bytes = vec![first];
    while bytes.len() < count {
        let (byte, more) = encoded_byte(text.get(length..)?)?;
        bytes.push(byte);
        length += more;
    }
    Some((std::str::from_utf8(&bytes).ok()?.chars().next()?, length))
}

fn encoded_byte(text: &str) -> Option<(u8, usize)> {
    let mut rest = text.strip_prefix('%')?;
    // A percent sign that was encoded itself, up to four times.
    for _ in 0..4 {
        rest = rest.strip_prefix("25").filter(|after| after.len() >= 2 && starts_with_hex(after)).unwrap_or(rest);
    }
    let hex = rest.get(..2).filter(|_| starts_with_hex(rest))?;
    Some((u8::from_str_radix(hex, 16).ok()?, text.len() - rest.len() + 2))
}

fn starts_with_hex(text: &str) -> bool {
    text.len() >= 2 && text.bytes().take(2).all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY: &str = "sk_live-7f3a/S%+E\"C\\R";

    fn clean(text: &str) -> String {
        Redactor::new(KEY).text(text, Bound::MESSAGE)
    }

    #[test]
    fn a_secret_is_removed_in_every_spelling() {
        let key = "sk_live_7/aX";
        let redactor = Redactor::new(key);
        for spelled in [
            "sk_live_7/aX",
            "sk_live_7\\/aX",
            "\\u0073k_live_7\\u002FaX",
            "\\u0073k_live_7\\u002faX",
            "\\\\u0073k_live_7\\\\/aX",
            "sk%5Flive%5f7%2FaX",
            "%73%6b%5F%6c%69%76%65%5F%37%2F%61%58",
            "sk%255Flive_7%252faX",
            "sk%25255Flive_7\\/a\\u0058",
        ] {
            for text in [spelled.to_owned(), format!("<{spelled}>"), format!("Bearer {spelled}, and {spelled}")] {
                let clean = redactor.text(&text, Bound::MESSAGE);
                assert!(clean.contains(REDACTED) && !clean.contains("live"), "{text}: {clean}");
            }
        }
        for other in ["sk_live_7/a", "sk_live_7/ax", "sk_live_7 /aX", "SK_LIVE_7/AX"] {
            assert_eq!(redactor.text(other, Bound::MESSAGE), other);
        }
    }

    #[test]
    fn a_short_secret_is_removed_as_a_word() {
        for (secret, text, expected) in [
            ("a", "a bad name: a", "[redacted] bad name: [redacted]"),
            ("sk", "sk is asked, task sk.", "[redacted] is asked, task [redacted]."),
            ("a", "%61 and \\u0061", "[redacted] and [redacted]"),
        ] {
            assert_eq!(Redactor::new(secret).text(text, Bound::MESSAGE), expected, "{secret}");
        }
        assert_eq!(Redactor::new("").text("a text", Bound::MESSAGE), "a text");
    }

    #[test]
    fn text_is_redacted_before_it_is_cut() {
        let key = "sk_live_SECRET";
        for padding in 200..260 {
            let text = format!("{}{key}{}", "x".repeat(padding), "y".repeat(400));
            let redactor = Redactor::new(key);
            for clean in [redactor.excerpt(text.as_bytes()), redactor.text(&text, Bound::EXCERPT)] {
                assert!(!clean.contains("sk_"), "{padding}: {clean}");
                assert!(clean.chars().count() < 280, "{clean}");
            }
        }
        let long = Redactor::new(key).text(&"z".repeat(1 << 20), Bound::MESSAGE);
        assert!(long.len() <= Bound::MESSAGE.0 + 3, "{}", long.len());
    }

    /// Spells each character in one of the ways.
    fn spell(secret: &str, ways: &[u8]) -> String {
        let spelled = secret.chars().zip(ways.iter().cycle()).map(|(c, way)| match way % 8 {
            1 => format!("\\u{:04x}", c as u32),
            2 => format!("\\\\u{:04X}", c as u32),
            3 if !c.is_alphanumeric() => format!("\\{c}"),
            // The key is ASCII.
            4 => format!("%{:02x}", c as u32),
            5 => format!("%25{:02X}", c as u32),
            6 => c.escape_default().to_string(),
            _ => c.to_string(),
        });
        spelled.collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn no_mixture_of_spellings_is_left(
            ways in prop::collection::vec(any::<u8>(), 1..30),
            before in "[ -~é\\n]{0,40}",
            after in "[ -~é\\n]{0,40}",
        ) {
            let spelled = spell(KEY, &ways);
            let text = clean(&format!("{before} {spelled} {after}"));
            prop_assert!(text.contains(REDACTED), "{spelled} in {text}");
            prop_assert!(!text.contains(&spelled), "{text}");
            prop_assert!(!text.contains('\n'), "{text:?}");
        }

        #[test]
        fn any_text_can_be_cleaned(text in any::<String>(), key in any::<String>()) {
            let clean = Redactor::new(&key).text(&text, Bound::LINE);
            prop_assert!(clean.chars().count() <= Bound::LINE.0 + REDACTED.len() + 3);
        }
    }
}
