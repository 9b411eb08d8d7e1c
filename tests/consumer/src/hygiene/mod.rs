//! Models and fields whose names the expansions could use themselves.

use bimpeai::endpoints;

pub mod resource;

endpoints! {
    /// Lines, fields and values.
    client trait HygieneApi {
        /// Lines, fields and values.
        hygiene: resource::Hygiene;
    }
}

/// One module per name: a model of that name as a field, a parameter, a body, a path id and a response.
macro_rules! named {
    ($($module:ident: $name:ident,)*) => {
        $(
            pub mod $module {
                //! A name.

                use bimpeai::{endpoints, model, params};

                /// The entry, as all modules have the same routes.
                pub mod api {
                    super::endpoints! {
                        /// The resource.
                        client trait Api {
                            /// The resource.
                            $module: super::Handle;
                        }
                    }
                }

                endpoints! {
                    /// A resource.
                    resource $module: Handle where of_id: $name {
                        /// Lists.
                        list: GET "/named" (List) -> Page<$name>;
                        /// Lists without pages.
                        every: GET "/named/every" -> Vec<$name>;
                        /// Fetches.
                        retrieve: GET "/named/{of_id}" -> $name;
                        /// Sends.
                        send: POST "/named/{of_id}" (Send) -> $name, idempotent;
                        /// Replaces.
                        replace: PUT "/named/{of_id}" (body: Input) -> $name, idempotent;
                        /// Chooses.
                        choose: PATCH "/named/{of_id}" (body: Either) -> (), idempotent;
                        /// Fetches the ticket.
                        ticket: POST "/named/{of_id}/ticket" -> $name, idempotent;
                        /// Streams.
                        stream: GET "/named/{of_id}/stream" -> Events<$name>, ticket = ticket;
                    }
                }

                /// A model of the name.
                #[model(extendable)]
                pub struct $name {
                    /// The id.
                    #[sample("of_1")]
                    pub id: bimpeai::Id<$name>,
                    /// Itself.
                    pub own: ::std::option::Option<::std::boxed::Box<$name>>,
                    /// Others.
                    #[alias("others")]
                    #[sample([])]
                    pub all: ::std::vec::Vec<$name>,
                }

                /// A model that extends it.
                #[model(extends = $name)]
                pub struct Extending {
                    /// More.
                    pub more: ::std::option::Option<$name>,
                }

                /// An input that holds it.
                #[model(input)]
                pub struct Input {
                    /// One.
                    pub of: $name,
                    /// Several.
                    pub all: ::std::vec::Vec<$name>,
                }

                /// One of several inputs.
                #[model(input, tag = "type")]
                pub enum Either {
                    /// One.
                    One(Input),
                }

                /// Parameters of its kind.
                #[params]
                pub struct List {
                    /// The page.
                    pub page: u32,
                    /// The id.
                    pub id: bimpeai::Id<$name>,
                }

                /// Parameters that hold it.
                #[params]
                pub struct Send {
                    /// One.
                    pub of: $name,
                    /// Several.
                    pub all: ::std::vec::Vec<$name>,
                }
            }
        )*
    };
}

named! {
    named_a: A, named_c: C, named_d: D, named_e: E, named_h: H, named_m: M, named_r: R, named_s: S, named_t: T,
    named_visitor: Visitor, named_value: Value, named_field: Field, named_kind: Kind, named_key: Key,
    named_client: Client, named_call: Call, named_request: Request, named_page: Page, named_error: Error,
    named_endpoint: Endpoint, named_extra: Extra, named_nullable: Nullable, named_option: Option, named_vec: Vec,
    named_result: Result, named_string: String, named_box: Box, named_into: Into, named_some: Some,
    named_clone: Clone, named_fields: FIELDS, named_parts: PARTS,
}

macro_rules! optional {
    ($($module:ident: $name:ident,)*) => {$(
        pub mod $module {
            //! Optional parameters of a type of this name.

            use bimpeai::params;

            use super::named_a::A as Inner;

            /// The type.
            pub type $name = Inner;

            /// Parameters that may hold one.
            #[params]
            pub struct Optional {
                /// A default.
                #[default(1)]
                pub count: u32,
                /// One.
                pub one: ::std::option::Option<$name>,
                /// Several.
                pub several: ::std::option::Option<::std::vec::Vec<$name>>,
                /// An id.
                pub id: ::std::option::Option<bimpeai::Id<$name>>,
                /// One or `null`.
                pub nullable: bimpeai::Nullable<$name>,
            }
        }
    )*};
}

optional! {
    optional_c: C, optional_r: R, optional_s: S, optional_t: T, optional_value: Value, optional_result: Result,
    optional_vec: Vec, optional_option: Option, optional_some: Some, optional_into: Into, optional_set: Set,
    optional_one: One, optional_id: Id,
}
