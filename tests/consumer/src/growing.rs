//! An API that grows and shrinks: lines, fields and values that are deprecated, or there under a condition only.

// No attribute of the user's may cause a warning in what is generated for it.
#![deny(warnings, deprecated, unreachable_pub, missing_docs, unused, clippy::pedantic)]

use bimpeai::{Id, Nullable, endpoints, model, params};

endpoints! {
    /// Plants.
    resource plants: Plants {
        /// Lists the plants.
        list: GET "/plants" (ListPlants) -> Page<Plant>;
        /// Plants one.
        create: POST "/plants" (CreatePlant) -> (), idempotent;
        /// Fetches one.
        retrieve: GET "/plants/{plant_id}" -> Plant;
        /// Feeds one.
        feed: POST "/plants/{plant_id}/food" (body: Food) -> (), idempotent;
        /// Waters one.
        #[deprecated = "use `feed`"]
        water: POST "/plants/{plant_id}/water" (Watering) -> (), idempotent;
        /// Moves one.
        #[cfg(any(unix, windows))]
        relocate: POST "/plants/{plant_id}/place" -> (), idempotent;
        /// Sells one, to a type that does not exist.
        #[cfg(any())]
        sell: POST "/plants/{plant_id}/sale" (Sale) -> Receipt, idempotent;

        /// Pots.
        #[deprecated]
        #[cfg(any(unix, windows))]
        pots: pots::Pots;
        /// Sheds, which do not exist.
        #[cfg(any())]
        sheds: sheds::Sheds;
    }
}

/// A plant.
#[model]
pub struct Plant {
    /// The id.
    #[sample("pla_1")]
    pub id: Id<Plant>,
    /// Its height.
    #[deprecated = "use `size`"]
    pub height: Option<u32>,
    /// Its size.
    #[cfg(any(unix, windows))]
    #[alias("scale")]
    pub size: Option<u32>,
    /// Its colour, of a type that does not exist.
    #[cfg(any())]
    pub colour: Colour,
    /// Its state.
    #[sample("green")]
    pub state: PlantState,
}

/// The state of a plant.
#[model]
pub enum PlantState {
    /// Black.
    #[cfg(any())]
    Black,
    /// Green.
    #[cfg(any(unix, windows))]
    Green,
    /// Yellow.
    #[sample]
    #[deprecated = "use `Dry`"]
    Yellow,
    /// Dry.
    Dry,
    /// Blue.
    #[cfg(any())]
    Blue,
}

/// Which plants to list.
#[params]
pub struct ListPlants {
    /// The page.
    #[default(1)]
    pub page: u32,
    /// Only those of this height.
    #[deprecated = "use `size`"]
    pub height: Option<u32>,
    /// Only those of this size.
    #[cfg(any(unix, windows))]
    pub size: Option<u32>,
    /// Only those of this colour, of a type that does not exist.
    #[cfg(any())]
    pub colour: Option<Colour>,
}

/// A new plant.
#[params]
pub struct CreatePlant {
    /// Its name.
    #[cfg(any(unix, windows))]
    pub name: String,
    /// Its height.
    #[deprecated = "use `size`"]
    pub height: u32,
    /// Its size.
    pub size: u32,
    /// Its colour, of a type that does not exist.
    #[cfg(any())]
    pub colour: Colour,
    /// Its owner.
    #[deprecated]
    #[cfg(any(unix, windows))]
    pub owner: Nullable<String>,
}

/// How a plant is watered.
#[params]
pub struct Watering {
    /// How much.
    #[deprecated]
    pub litres: Option<u32>,
}

/// What a plant is fed with.
#[model(input, tag = "kind")]
pub enum Food {
    /// With salt.
    #[cfg(any(unix, windows))]
    Salt(Salt),
    /// With ash.
    #[deprecated = "use `Salt`"]
    Ash(Ash),
    /// With a type that does not exist.
    #[cfg(any())]
    Moon(Moon),
}

/// Salt.
#[model(input)]
pub struct Salt {
    /// How much.
    #[cfg(any(unix, windows))]
    pub grams: u32,
    /// Which.
    #[deprecated = "use `mineral`"]
    pub name: String,
    /// Which.
    #[cfg(any(unix, windows))]
    #[deprecated]
    pub mineral: Option<String>,
    /// A type that does not exist.
    #[cfg(any())]
    pub moon: Moon,
}

/// Ash.
#[model(input)]
pub struct Ash {
    /// How much.
    pub grams: u32,
}

pub mod pots {
    //! Pots, which are all deprecated.

    use bimpeai::{Id, endpoints, model};

    endpoints! {
        /// Pots.
        #[deprecated = "plants have no pots any more"]
        resource plants.pots: Pots {
            /// Fetches one.
            retrieve: GET "/pots/{pot_id}" -> Pot;
        }
    }

    /// A pot.
    #[model]
    pub struct Pot {
        /// The id.
        #[sample("pot_1")]
        pub id: Id<Pot>,
    }
}

mod greenhouse {
    //! A module of the crate's own: what is `pub` in it cannot be reached from outside, which is no mistake of the user.

    use bimpeai::{Id, endpoints, model, params};

    endpoints! {
        /// Greenhouses.
        resource greenhouses: Greenhouses {
            /// Lists them.
            list: GET "/greenhouses" (ListGreenhouses) -> Page<Greenhouse>;
            /// Opens windows.
            open: POST "/greenhouses/{greenhouse_id}/windows" (body: Opening) -> Greenhouse, idempotent;
        }
    }

    /// A greenhouse.
    #[model]
    pub(super) struct Greenhouse {
        /// The id.
        #[sample("gre_1")]
        pub id: Id<Greenhouse>,
        /// Its climate.
        pub climate: Option<Climate>,
    }

    /// A climate.
    #[model]
    pub(super) enum Climate {
        /// Dry.
        Dry,
    }

    /// Which to list.
    #[params]
    pub(super) struct ListGreenhouses {
        /// The page.
        pub page: u32,
    }

    /// What is opened.
    #[model(input, tag = "kind")]
    pub(super) enum Opening {
        /// A window.
        Window(Window),
    }

    /// A window.
    #[model(input)]
    pub(super) struct Window {
        /// How far.
        pub degrees: u8,
    }
}

/// How many endpoints the private module has, and what its window opens.
pub fn greenhouses<C: bimpeai::Transport>(client: &C) -> (usize, bimpeai::Request<C, impl Sized>) {
    let window = greenhouse::Window::builder().degrees(30).build();
    let handle = greenhouse::Greenhouses::__new(client.clone());
    (greenhouse::ENDPOINTS.len(), handle.open("gre_1", window))
}
