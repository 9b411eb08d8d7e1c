//! Text from outside, made fit to be printed: on one line, and bounded.

use std::borrow::Cow;

/// How many characters are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bound(pub(super) usize);

impl Bound {
    /// A message, which `Error::message` returns. `Display` prints the beginning.
    pub(crate) const MESSAGE: Self = Self(8192);
    /// What `Display` prints of a message; a source; the message of a field.
    pub(crate) const LINE: Self = Self(1000);
    /// A name, an id, a path.
    pub(crate) const NAME: Self = Self(256);
    /// The beginning of a body.
    pub(crate) const EXCERPT: Self = Self(240);
}

/// Replaces what would break a line of a log, or show it in another order than it is written.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(breaks_line) {
        text.chars().map(|c| if breaks_line(c) { ' ' } else { c }).collect::<String>().into()
    } else {
        text.into()
    }
}

/// Control characters, line and paragraph separators, and what changes the direction of text (Unicode Standard Annex 9) or
/// has no width.
fn breaks_line(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The beginning of text.
pub(super) fn beginning(text: &str, bound: Bound) -> Cow<'_, str> {
    match text.char_indices().nth(bound.0) {
        Some((end, _)) => format!("{}...", &text[..end]).into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_a_line_or_turns_it_around() {
        for c in [
            '\n', '\r', '\0', '\u{7f}', '\u{85}', '\u{200b}', '\u{2028}', '\u{2029}', '\u{202e}', '\u{2066}',
            '\u{feff}',
        ] {
            assert_eq!(one_line(&format!("a{c}b")), "a b", "{c:?}");
        }
        assert_eq!(one_line("naïve 🦀 – text"), "naïve 🦀 – text");
    }

    #[test]
    fn only_the_beginning_of_long_text_is_kept() {
        assert_eq!(beginning("ééé", Bound(3)), "ééé");
        assert_eq!(beginning("éééé", Bound(3)), "ééé...");
    }
}
