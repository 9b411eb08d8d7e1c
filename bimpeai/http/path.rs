//! Path templates, and the encoding of ids as path segments.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::{Error, Result};

/// All but the unreserved characters of RFC 3986, section 2.3.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Fills a template's placeholders, in order.
pub(crate) fn render(template: &str, values: &[String]) -> Result<String> {
    let mut values = values.iter();
    fill(template, |_| values.next().map(String::as_str))
}

/// Fills a template's placeholders by name. A value without a placeholder is an error.
pub(crate) fn render_named(template: &str, values: &[(String, String)]) -> Result<String> {
    check_template(template)?;
    if let Some((name, _)) = values.iter().find(|(name, _)| !template.contains(&format!("{{{name}}}"))) {
        return Err(Error::usage(&shown(name), "does not match any placeholder in the path"));
    }
    fill(template, |name| values.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str()))
}

fn check_template(template: &str) -> Result<()> {
    let problem = if !template.starts_with('/') {
        "must begin with `/`"
    } else if template.contains(['?', '#', '\\', '%']) || template.contains(breaks_lines) {
        "must not contain a query, a fragment, an escape or a control character"
    } else if template.split('/').any(is_dot_segment) {
        "must not contain a dot segment (`.` or `..`)"
    } else if !has_matching_braces(template) {
        "must have a name in each placeholder, as in `{agent_id}`"
    } else {
        return Ok(());
    };
    Err(Error::usage("path", problem))
}

/// Whether each `{` is followed by a name and a `}`, and there are no others.
fn has_matching_braces(template: &str) -> bool {
    let mut parts = template.split('{');
    let before = parts.next().unwrap_or_default();
    let mut placeholders = parts.map(|part| part.split_once('}'));
    !before.contains('}')
        && placeholders.all(|part| part.is_some_and(|(name, after)| !name.is_empty() && !after.contains('}')))
}

fn is_dot_segment(segment: &str) -> bool {
    segment == "." || segment == ".."
}

fn fill<'v>(template: &str, mut value_of: impl FnMut(&str) -> Option<&'v str>) -> Result<String> {
    let mut path = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        let value = value_of(name).ok_or_else(|| Error::usage(&shown(name), "is required by the path"))?;
        path.push_str(before);
        push_segment(&mut path, name, value)?;
        rest = tail;
    }
    path.push_str(rest);
    // Two placeholders in one segment can form what neither is.
    if path.split('/').any(is_dot_segment) {
        return Err(Error::usage("path", "must not contain a dot segment (`.` or `..`)"));
    }
    Ok(path)
}

/// Text of the caller as an error shows it: on one line, and only its beginning.
pub(crate) fn shown(text: &str) -> String {
    const MAX: usize = 200;
    let mut shown = String::with_capacity(text.len().min(MAX));
    for c in text.chars().take(MAX) {
        if breaks_lines(c) { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    if text.chars().nth(MAX).is_some() { shown + "..." } else { shown }
}

/// Whether a character ends a line, or changes the direction in which it is read.
fn breaks_lines(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Appends a value as exactly one segment.
///
/// `.` and `..` are errors even though they could be written `%2e`: the WHATWG URL standard parses that as a dot
/// segment too, so no encoding keeps them one segment.
fn push_segment(path: &mut String, name: &str, value: &str) -> Result<()> {
    if value.is_empty() {
        return Err(Error::usage(&shown(name), "must not be empty"));
    }
    if is_dot_segment(value) {
        return Err(Error::usage(&shown(name), "must not be a dot segment (`.` or `..`)"));
    }
    if value.contains(char::is_control) {
        return Err(Error::usage(&shown(name), "must not contain a control character"));
    }
    path.extend(utf8_percent_encode(value, ENCODED));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(value: &str) -> Result<String> {
        render("/agents/{agent_id}", &[value.to_owned()])
    }

    #[test]
    fn an_id_is_one_segment_whatever_it_contains() {
        for (id, segment) in [
            ("agt_1", "agt_1"),
            ("a-b.c~d", "a-b.c~d"),
            ("a/b", "a%2Fb"),
            ("a?b#c", "a%3Fb%23c"),
            ("100%", "100%25"),
            ("%2e%2e", "%252e%252e"),
            ("a b+c", "a%20b%2Bc"),
            ("a\\b", "a%5Cb"),
            ("...", "..."),
            ("é🦀", "%C3%A9%F0%9F%A6%80"),
            ("a;b:c@d", "a%3Bb%3Ac%40d"),
        ] {
            assert_eq!(one(id).unwrap(), format!("/agents/{segment}"), "{id}");
        }
    }

    #[test]
    fn an_id_that_cannot_be_one_segment_is_an_error_with_its_name() {
        for id in ["", ".", "..", "a\nb", "\0", "\u{7f}", "a\u{85}"] {
            let error = one(id).unwrap_err();
            assert!(error.is_usage(), "{id:?}");
            assert!(error.message().starts_with("agent_id: "), "{error}");
        }
    }

    fn named(template: &str, values: &[(&str, &str)]) -> Result<String> {
        let values: Vec<_> = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        render_named(template, &values)
    }

    #[test]
    fn a_template_that_is_not_a_path_is_an_error() {
        let long = format!("/a\n{}", "b".repeat(1000));
        for template in [
            "",
            "a",
            "/a?b",
            "/a#b",
            "/a\\b",
            "/a%2e",
            "/./a",
            "/a/..",
            "/a\r\nb",
            "/a\u{2028}b",
            "/a\u{202e}b",
            "/{}",
            "/{a",
            "/a}",
            "/{a}}",
            "/{{a}",
            "/}{",
            &long,
        ] {
            let error = named(template, &[("a", "1")]).unwrap_err();
            assert!(error.message().starts_with("path: "), "{template:?}: {error}");
        }
    }

    #[test]
    fn segments_that_are_filled_together_are_not_dot_segments() {
        assert_eq!(named("/x/{a}{b}", &[("a", "1"), ("b", "/")]).unwrap(), "/x/1%2F");
        for template in ["/{a}{b}", "/.{a}", "/x/{a}.", "/x/{b}{a}/y"] {
            let values: Vec<_> =
                [("a", "."), ("b", ".")].into_iter().filter(|(name, _)| template.contains(name)).collect();
            let error = named(template, &values).unwrap_err();
            assert!(error.is_usage(), "{template}: {error}");
        }
    }

    #[test]
    fn the_names_in_errors_are_on_one_line_and_bounded() {
        for name in ["a\nb", "a\u{2028}b", &"n".repeat(100_000)] {
            let errors = [named("/a", &[(name, "1")]).unwrap_err(), render(&format!("/{{{name}}}"), &[]).unwrap_err()];
            for error in errors {
                assert!(!error.message().contains(['\n', '\u{2028}']) && error.message().len() < 400, "{error}");
            }
        }
    }
}
