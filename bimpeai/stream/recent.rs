//! A bounded memory of ids.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::ops::Range;

/// The minimum number of ids that are kept, unless they are extremely long.
const REMEMBERED: usize = 1024;
/// The number of bytes of ids that makes a generation full before it has that many ids.
const REMEMBERED_BYTES: usize = 1 << 20;

/// The most recent ids: between [`REMEMBERED`] and twice as many.
///
/// Hand-written because a `HashSet` of strings would allocate for each id and hash it twice, for the lookup and for the
/// insertion. Here each id is hashed once, with random keys, and stored in one string. If two ids have the same hash, they
/// replace each other: a message could then be returned twice, but none is lost.
#[derive(Default)]
pub(super) struct Recent {
    hasher: RandomState,
    current: Generation,
    previous: Generation,
}

/// Ids in one string, found by their hashes.
#[derive(Default)]
struct Generation {
    text: String,
    places: HashMap<u64, Range<usize>, BuildHasherDefault<Identity>>,
}

/// The slot for an id that is not contained.
#[derive(Clone, Copy)]
pub(super) struct Vacancy<'i> {
    hash: u64,
    id: &'i str,
}

impl Recent {
    /// Returns the slot for an id; `None` if the id is contained.
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

/// A hasher of keys that are hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
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
    fn recent_ids_are_kept_and_old_ones_are_dropped() {
        let mut recent = Recent::default();
        for number in 0..10 * REMEMBERED {
            assert!(insert(&mut recent, &number.to_string()));
            let oldest = number.saturating_sub(REMEMBERED - 1);
            assert!(!insert(&mut recent, &oldest.to_string()), "{oldest} was dropped after {number}");
        }
        assert!(recent.current.places.len() + recent.previous.places.len() <= 2 * REMEMBERED);
        assert!(insert(&mut recent, "0"));
    }

    #[test]
    fn long_ids_do_not_exhaust_memory() {
        let mut recent = Recent::default();
        for number in 0..100 {
            assert!(insert(&mut recent, &format!("{number}{}", "x".repeat(REMEMBERED_BYTES / 2))));
        }
        assert!(recent.current.text.capacity() + recent.previous.text.capacity() <= 8 * REMEMBERED_BYTES);
    }

    #[test]
    fn ids_with_the_same_hash_are_distinguished() {
        let mut generation = Generation::default();
        generation.insert(7, "a");
        assert!(generation.contains(7, "a") && !generation.contains(7, "b"));
        generation.insert(7, "b");
        assert!(!generation.contains(7, "a") && generation.contains(7, "b"));
    }
}
