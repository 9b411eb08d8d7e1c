//! A graph of rooms, its circles, and its picture.

use std::collections::BTreeSet;

pub(crate) type Edges = BTreeSet<(String, String)>;

#[derive(Debug, Default)]
pub(crate) struct Graph {
    /// Who imports whom.
    pub(crate) edges: Edges,
}

impl Graph {
    /// The rooms of a circle, if there is one.
    pub(crate) fn circle(&self) -> Option<Vec<String>> {
        let starts: BTreeSet<_> = self.edges.iter().map(|(from, _)| from.clone()).collect();
        starts.into_iter().find_map(|start| {
            let mut path = vec![start.clone()];
            self.path_back(&start, &mut path, &mut BTreeSet::new()).then_some(path)
        })
    }

    fn path_back(&self, start: &str, path: &mut Vec<String>, seen: &mut BTreeSet<String>) -> bool {
        let at = path[path.len() - 1].clone();
        for (_, to) in self.edges.iter().filter(|(from, _)| *from == at) {
            if to == start {
                path.push(start.to_owned());
                return true;
            }
            if seen.insert(to.clone()) {
                path.push(to.clone());
                if self.path_back(start, path, seen) {
                    return true;
                }
                path.pop();
            }
        }
        false
    }

    fn reaches(&self, from: &str, to: &str, without: &(String, String)) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![from.to_owned()];
        while let Some(at) = open.pop() {
            for edge in self.edges.iter().filter(|edge| edge.0 == at && *edge != without) {
                if edge.1 == to {
                    return true;
                }
                if seen.insert(edge.1.clone()) {
                    open.push(edge.1.clone());
                }
            }
        }
        false
    }

    /// The edges that are not implied by others: of a graph without circles, there is exactly one such set.
    pub(crate) fn reduced(&self) -> Edges {
        self.edges.iter().filter(|edge| !self.reaches(&edge.0, &edge.1, edge)).cloned().collect()
    }
}

pub(crate) fn mermaid(edges: &Edges) -> String {
    let lines = edges.iter().map(|(from, to)| format!("    {from} --> {to}\n"));
    format!("```mermaid\ngraph TD\n{}```\n", lines.collect::<String>())
}

/// The edges of the first picture in a text.
pub(crate) fn parse_mermaid(text: &str) -> Edges {
    let picture = text.split("```mermaid").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    let edge = |line: &str| {
        let (from, to) = line.trim().split_once(" --> ")?;
        Some((from.to_owned(), to.to_owned()))
    };
    picture.lines().filter_map(edge).collect()
}

#[test]
fn circles_are_found_and_implied_edges_are_left_out() {
    let graph = |edges: &[(&str, &str)]| Graph {
        edges: edges.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect(),
    };
    let tree = graph(&[("a", "b"), ("b", "c"), ("a", "c"), ("d", "c")]);
    assert_eq!(tree.circle(), None);
    assert_eq!(tree.reduced(), graph(&[("a", "b"), ("b", "c"), ("d", "c")]).edges);
    assert_eq!(parse_mermaid(&mermaid(&tree.edges)), tree.edges);
    let circle = graph(&[("x", "a"), ("a", "b"), ("b", "c"), ("c", "a")]);
    assert_eq!(circle.circle().unwrap(), ["a", "b", "c", "a"]);
}
