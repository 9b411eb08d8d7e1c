//! Types that contain themselves, and every other type of a field.

use std::collections::{BTreeMap, HashMap};

use bimpeai::{Id, Nullable, endpoints, model, params};

endpoints! {
    /// Trees, whose branches are trees.
    resource trees: Trees where tree_id: Tree {
        /// Lists the trees.
        list: GET "/trees" (ListTrees) -> Vec<Tree>;
        /// Plants a tree.
        plant: POST "/trees" (body: TreeInput) -> Tree, idempotent;
        /// Fetches one tree.
        retrieve: GET "/trees/{tree_id}" -> Tree;
        /// Waters a tree of a region.
        water: POST "/trees/{tree_id}/regions/{region}/water" (body: Vec<Care>) -> Tree, idempotent;
        /// Fells a tree.
        fell: DELETE "/trees/{tree_id}" -> (), idempotent;
    }
}

/// Which trees to list.
#[params]
pub struct ListTrees {
    /// Those that this code opens.
    #[secret]
    pub pin: Option<u32>,
    /// How many.
    #[default(20)]
    pub limit: u8,
}

/// A tree.
#[model]
pub struct Tree {
    /// The id.
    #[sample("tree_1")]
    pub id: Id<Tree>,
    /// When it was planted.
    #[format("date-time")]
    pub planted: String,
    /// Who cares for it.
    #[format("email")]
    pub keeper: Option<String>,
    /// Pages about it.
    #[format("uri")]
    pub pages: Vec<String>,
    /// What kind of tree it is.
    pub wood: Wood,
    /// The tree that it is a branch of.
    pub parent: Option<Box<Tree>>,
    /// Its branches.
    pub branches: Vec<Tree>,
    /// Its nests, each with a name.
    #[sample({})]
    pub nests: BTreeMap<String, Nest>,
}

/// A nest in a tree.
#[model]
pub struct Nest {
    /// Where it is.
    pub tree: Option<Box<Tree>>,
    /// How high it is, in metres.
    pub height: f32,
    /// What opens its box.
    #[secret]
    pub pin: u32,
}

/// What kind of tree it is.
#[model]
pub enum Wood {
    /// Hard.
    Hard,
    /// Soft.
    #[sample]
    Soft,
}

/// A tree to plant.
#[model(input)]
pub struct TreeInput {
    /// What kind of tree it is.
    pub wood: Wood,
    /// Its branches.
    pub branches: Vec<TreeInput>,
    /// The tree that it is grafted on.
    pub stem: Option<Box<TreeInput>>,
    /// How it is cared for.
    pub care: Nullable<Care>,
    /// How many rings it has.
    #[default(1)]
    pub rings: i8,
    /// Codes of its boxes.
    #[secret]
    pub pins: Vec<u32>,
    /// Codes of its keepers.
    #[secret]
    #[sample({"ada": 1})]
    pub codes: Option<HashMap<String, usize>>,
}

/// How a tree is cared for.
#[model(input, tag = "type")]
pub enum Care {
    /// With water.
    Water(Water),
    /// By a tree that stands beside it.
    Shade(Shade),
}

/// Water for a tree.
#[model(input)]
pub struct Water {
    /// How much.
    pub litres: i16,
    /// What opens the tap.
    #[secret]
    pub pin: u32,
}

/// Shade for a tree.
#[model(input)]
pub struct Shade {
    /// The tree that gives it.
    pub from: Box<TreeInput>,
}

/// Two types of one name.
#[model]
pub struct Pair {
    /// One.
    pub one: one::Twin,
    /// The other.
    pub other: other::Twin,
}

pub mod one {
    //! One type.

    /// One of two.
    #[bimpeai::model]
    pub struct Twin {
        /// What only this one has.
        pub a: bool,
    }
}

pub mod other {
    //! Another type of the same name.

    /// One of two.
    #[bimpeai::model]
    pub struct Twin {
        /// What only this one has.
        pub b: bool,
    }
}
