impl ::bimpeai::Client {
    /// Notes.
    #[must_use]
    pub fn notes(&self) -> notes::Notes<::bimpeai::Client> {
        <notes::Notes<::bimpeai::Client>>::__new(::core::clone::Clone::clone(self))
    }
}
impl ::bimpeai::blocking::Client {
    /// Notes.
    #[must_use]
    pub fn notes(&self) -> notes::Notes<::bimpeai::blocking::Client> {
        <notes::Notes<
            ::bimpeai::blocking::Client,
        >>::__new(::core::clone::Clone::clone(self))
    }
}
/// The resources.
pub const ALL: &[&::bimpeai::Endpoint] = {
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
const _: () = ::bimpeai::__private::check::routes(ALL);
