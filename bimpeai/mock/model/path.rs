//! Path templates, split into segments.

use std::borrow::Cow;

/// One segment of a path template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Segment {
    Literal(&'static str),
    Placeholder(&'static str),
}

impl Segment {
    pub(super) fn placeholder(self) -> Option<&'static str> {
        match self {
            Self::Placeholder(name) => Some(name),
            Self::Literal(_) => None,
        }
    }

    pub(super) fn literal(self) -> Option<&'static str> {
        match self {
            Self::Literal(text) => Some(text),
            Self::Placeholder(_) => None,
        }
    }
}

pub(super) fn segments(path: &'static str) -> Vec<Segment> {
    let segments = path.split('/').skip(1).map(|segment| {
        let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        name.map_or(Segment::Literal(segment), Segment::Placeholder)
    });
    segments.collect()
}

/// Whether two templates match the same paths: the names of their placeholders do not matter.
pub(super) fn same_shape(one: &[Segment], other: &[Segment]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.literal() == other.literal())
}

/// The template with its placeholders named by their positions, so that templates of one shape are equal.
pub(super) fn normalized(path: &'static str) -> String {
    let segments = segments(path);
    let segments = segments.iter().enumerate().map(|(at, segment)| match segment {
        Segment::Literal(text) => format!("/{text}"),
        Segment::Placeholder(_) => format!("/{{id{at}}}"),
    });
    segments.collect()
}

/// An id may contain a slash; as a segment of a path it must not.
pub(super) fn escape(id: &str) -> Cow<'_, str> {
    if id.contains(['/', '%']) { id.replace('%', "%25").replace('/', "%2F").into() } else { id.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_of_one_shape_are_one_path() {
        let (one, other, literal) = ("/a/{a_id}/b/{id}", "/a/{id}/b/{b_id}", "/a/{id}/b/c");
        assert_eq!(normalized(one), normalized(other));
        assert!(same_shape(&segments(one), &segments(other)));
        assert_ne!(normalized(one), normalized(literal));
        assert!(!same_shape(&segments(one), &segments(literal)));
    }

    #[test]
    fn an_escaped_id_is_one_segment() {
        assert_eq!((&*escape("a/b%"), &*escape("a")), ("a%2Fb%25", "a"));
    }
}
