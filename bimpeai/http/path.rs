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
    if !template.starts_with('/') {
        return Err(Error::usage("path", "must begin with `/`"));
    }
    if template.contains(['?', '#', '\\', '%']) || template.contains(char::is_control) {
        return Err(Error::usage("path", "must not contain a query, a fragment, an escape or a control character"));
    }
    if template.split('/').any(|segment| segment == "." || segment == "..") {
        return Err(Error::usage("path", "must not contain a dot segment (`.` or `..`)"));
    }
    if let Some((name, _)) = values.iter().find(|(name, _)| !template.contains(&format!("{{{name}}}"))) {
        return Err(Error::usage(name, "does not match any placeholder in the path"));
    }
    fill(template, |name| values.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str()))
}

fn fill<'v>(template: &str, mut value_of: impl FnMut(&str) -> Option<&'v str>) -> Result<String> {
    let mut path = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        let value = value_of(name).ok_or_else(|| Error::usage(name, "is required by the path"))?;
        path.push_str(before);
        push_segment(&mut path, name, value)?;
        rest = tail;
    }
    path.push_str(rest);
    Ok(path)
}

/// Appends a value as exactly one segment.
///
/// `.` and `..` are errors even though they could be written `%2e`: the WHATWG URL standard parses that as a dot
/// segment too, so no encoding keeps them one segment.
fn push_segment(path: &mut String, name: &str, value: &str) -> Result<()> {
    if value.is_empty() {
        return Err(Error::usage(name, "must not be empty"));
    }
    if value == "." || value == ".." {
        return Err(Error::usage(name, "must not be a dot segment (`.` or `..`)"));
    }
    if value.contains(char::is_control) {
        return Err(Error::usage(name, "must not contain a control character"));
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
}
