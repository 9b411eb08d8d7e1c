/// The resources.
pub trait NotesApi: ::bimpeai::Transport {
    /// Notes.
    fn notes(&self) -> notes::Notes<Self> {
        <notes::Notes<Self>>::__new(::core::clone::Clone::clone(self))
    }
}
#[automatically_derived]
impl<C: ::bimpeai::Transport> NotesApi for C {}
/// The endpoints of these resources, as the mock server takes them.
pub const ENDPOINTS: &[&::bimpeai::Endpoint] = {
    const __PARTS: &[&[&::bimpeai::Endpoint]] = &[
        <notes::Notes as ::bimpeai::__private::Handle>::ENDPOINTS,
    ];
    &::bimpeai::__private::concat::<{ ::bimpeai::__private::count(__PARTS) }>(__PARTS)
};
#[allow(deprecated)]
const _: () = ::bimpeai::__private::check::accessor(
    "notes",
    <notes::Notes as ::bimpeai::__private::Handle>::RESOURCE.name,
);
const _: () = ::bimpeai::__private::check::routes(ENDPOINTS);
