//! A bounded memory of ids.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::ops::Range;

/// How many ids are kept at least, unless they are monsters.
const REMEMBERED: usize = 1024;
/// How many bytes of ids make a generation full before it has that many.
const REMEMBERED_BYTES: usize = 1 << 20;

/// The most recent ids: between [`REMEMBERED`] and twice as many.
///
/// Each id is hashed once, with keys that nobody can guess. Two ids with one hash would push each other out, and then a
/// message might come twice, never be lost.
#[derive(Default)]
pub(super) struct Recent {
    hasher: RandomState,
    current: Generation,
    previous: Generation,
}

/// Ids in one piece of memory, found by their hashes.
#[derive(Default)]
struct Generation {
    text: String,
    places: HashMap<u64, Range<usize>, BuildHasherDefault<AsItIs>>,
}

/// The place of an id that is not there.
#[derive(Clone, Copy)]
pub(super) struct Vacancy<'i> {
    hash: u64,
    id: &'i str,
}

impl Recent {
    /// Where an id would go; `None` if it is there.
    pub(super) fn vacancy<'i>(&self, id: &'i str) -> Option<Vacancy<'i>> {
        let hash = self.hasher.hash_one(id);
        let is_known = self.current.contains(hash, id) || self.previous.contains(hash, id);
        (!is_known).then_some(Vacancy { hash, id })
    }

    pub(super) fn fill(&mut self, vacancy: Vacancy<'_>) {
        if self.current.is_full() {
            std::mem::swap(&mut self.current, &mut self.previous);
            self.current.clear();
        }
        self.current.insert(vacancy.hash, vacancy.id);
    }
}

impl Generation {
    fn contains(&self, hash: u64, id: &str) -> bool {
        self.places.get(&hash).is_some_and(|place| &self.text[place.clone()] == id)
    }

    fn insert(&mut self, hash: u64, id: &str) {
        let start = self.text.len();
        self.text.push_str(id);
        self.places.insert(hash, start..self.text.len());
    }

    fn is_full(&self) -> bool {
        self.places.len() >= REMEMBERED || self.text.len() >= REMEMBERED_BYTES
    }

    fn clear(&mut self) {
        self.places.clear();
        self.text.clear();
        self.text.shrink_to(REMEMBERED_BYTES);
    }
}

/// The hasher of what is a hash already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn insert(recent: &mut Recent, id: &str) -> bool {
        let Some(vacancy) = recent.vacancy(id) else { return false };
        recent.fill(Vacancy { hash: vacancy.hash, id });
        true
    }

    #[test]
    fn it_knows_the_last_ids_and_forgets_the_first() {
        let mut recent = Recent::default();
        for number in 0..10 * REMEMBERED {
            assert!(insert(&mut recent, &number.to_string()));
            let oldest = number.saturating_sub(REMEMBERED - 1);
            assert!(!insert(&mut recent, &oldest.to_string()), "{oldest} is forgotten after {number}");
        }
        assert!(recent.current.places.len() + recent.previous.places.len() <= 2 * REMEMBERED);
        assert!(insert(&mut recent, "0"));
    }

    #[test]
    fn monstrous_ids_do_not_fill_the_memory() {
        let mut recent = Recent::default();
        for number in 0..100 {
            assert!(insert(&mut recent, &format!("{number}{}", "x".repeat(REMEMBERED_BYTES / 2))));
        }
        assert!(recent.current.text.capacity() + recent.previous.text.capacity() <= 8 * REMEMBERED_BYTES);
    }

    #[test]
    fn ids_with_one_hash_are_told_apart() {
        let mut generation = Generation::default();
        generation.insert(7, "a");
        assert!(generation.contains(7, "a") && !generation.contains(7, "b"));
        generation.insert(7, "b");
        assert!(!generation.contains(7, "a") && generation.contains(7, "b"));
    }
}
