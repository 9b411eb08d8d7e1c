/// Notes.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::bimpeai::__private::Methods)]
#[allow(unreachable_pub)]
pub struct Notes<C = ::bimpeai::Client> {
    client: C,
}
#[allow(deprecated)]
const _: () = ::bimpeai::__private::check::accessor(
    "notes.comments",
    <comments::Comments as ::bimpeai::__private::Handle>::RESOURCE.name,
);
/// The endpoints of this resource and of its sub-resources.
#[allow(dead_code, deprecated, unreachable_pub)]
pub const ENDPOINTS: &[&::bimpeai::Endpoint] = <Notes as ::bimpeai::__private::Handle>::ENDPOINTS;
#[automatically_derived]
#[allow(deprecated)]
impl<C> ::bimpeai::__private::Handle for Notes<C> {
    const RESOURCE: &'static ::bimpeai::__private::Resource = &::bimpeai::__private::Resource::new(
        "notes",
        "Notes.",
    );
    const ENDPOINTS: &'static [&'static ::bimpeai::Endpoint] = {
        const __PARTS: &[&[&::bimpeai::Endpoint]] = &[
            &[],
            <comments::Comments as ::bimpeai::__private::Handle>::ENDPOINTS,
        ];
        &::bimpeai::__private::concat::<
            { ::bimpeai::__private::count(__PARTS) },
        >(__PARTS)
    };
}
#[allow(dead_code, deprecated, unreachable_pub)]
impl<C: ::core::clone::Clone> Notes<C> {
    #[doc(hidden)]
    pub fn __new(__client: C) -> Self {
        Self { client: __client }
    }
    /// The comments on a note.
    #[must_use]
    pub fn comments(&self) -> comments::Comments<C> {
        <comments::Comments<C>>::__new(::core::clone::Clone::clone(&self.client))
    }
}
