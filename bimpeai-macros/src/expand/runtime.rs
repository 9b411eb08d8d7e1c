//! The paths into the `bimpeai` crate that generated code uses, each in one place.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;

/// An absolute path, with the macro's span where it is interpolated.
#[derive(Clone, Copy)]
pub(super) struct Absolute(&'static str);

impl Absolute {
    /// Returns the path with another span, so that an error is reported there.
    pub(super) fn at(self, span: Span) -> TokenStream {
        let segments = self.0.split("::").flat_map(|segment| {
            let colons = [Spacing::Joint, Spacing::Alone].map(|spacing| TokenTree::from(Punct::new(':', spacing)));
            colons.into_iter().chain([TokenTree::from(Ident::new(segment, span))])
        });
        segments
            .map(|mut token| {
                token.set_span(span);
                token
            })
            .collect()
    }

    /// Returns `<Type as Trait>` for the path of a trait. It has the span of the type, so that a missing implementation
    /// is reported there.
    pub(super) fn of(self, ty: &(impl ToTokens + Spanned)) -> TokenStream {
        let span = ty.span();
        let this = self.at(span);
        quote_spanned!(span=> <#ty as #this>)
    }
}

impl ToTokens for Absolute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.at(Span::call_site()));
    }
}

macro_rules! paths {
    ($($name:ident = $path:literal;)*) => {$(
        pub(super) const $name: Absolute = Absolute($path);
    )*};
}

paths! {
    BLOCKING_CLIENT = "bimpeai::blocking::Client";
    CLIENT = "bimpeai::Client";
    ENDPOINT = "bimpeai::Endpoint";
    EXTRA = "bimpeai::Extra";
    INTO_ID = "bimpeai::IntoId";
    INTO_VALUE = "bimpeai::IntoValue";
    PAGE = "bimpeai::Page";
    REQUEST = "bimpeai::Request";
    REQUEST_BUILDER_OF = "bimpeai::RequestBuilder";
    SET = "bimpeai::builder::Set";
    UNSET = "bimpeai::builder::Unset";
    STREAM_REQUEST = "bimpeai::stream::StreamRequest";
    TRANSPORT = "bimpeai::Transport";
    UNKNOWN_VALUE = "bimpeai::UnknownValue";

    BON = "bimpeai::__private::bon";
    DEFAULT = "core::default::Default::default";
    PHANTOM = "core::marker::PhantomData";
    JSON = "bimpeai::__private::serde_json";
    SERDE = "bimpeai::__private::serde";

    ENDPOINT_SPEC = "bimpeai::__private::EndpointSpec";
    ENUM_TYPE = "bimpeai::__private::EnumType";
    ENUM_VALUE = "bimpeai::__private::EnumValue";
    FIELD = "bimpeai::__private::Field";
    FIELD_VALUE = "bimpeai::__private::object::FieldValue";
    FORMAT = "bimpeai::__private::Format";
    INPUT = "bimpeai::__private::Input";
    KEY = "bimpeai::__private::ObjectKey";
    KIND = "bimpeai::__private::Kind";
    MEMBER = "bimpeai::__private::Member";
    METHODS = "bimpeai::__private::Methods";
    METHOD = "bimpeai::__private::Method";
    NEW_REQUEST = "bimpeai::Request::__new";
    NEW_STREAM_REQUEST = "bimpeai::stream::StreamRequest::__new";
    OBJECT = "bimpeai::__private::object";
    OBJECT_TYPE = "bimpeai::__private::ObjectType";
    OUTPUT = "bimpeai::__private::Output";
    PATH_PARAM = "bimpeai::__private::PathParam";
    RESOURCE = "bimpeai::__private::Resource";
    STATUS_CODE = "bimpeai::__private::StatusCode";
    UNION_TYPE = "bimpeai::__private::UnionType";
    VARIANT = "bimpeai::__private::Variant";

    FROM_TEXT = "bimpeai::__private::FromText";
    HANDLE = "bimpeai::__private::Handle";
    MODEL = "bimpeai::__private::Model";
    PARAMS = "bimpeai::__private::Params";
    SCHEMA = "bimpeai::__private::Schema";
    SINGLE = "bimpeai::__private::Single";

    CHECK = "bimpeai::__private::check";
    CONCAT = "bimpeai::__private::concat";
    COUNT = "bimpeai::__private::count";
    DEFAULT_VALUE = "bimpeai::__private::default_value";
    DESERIALIZE_TAGGED = "bimpeai::__private::deserialize_tagged";
    REQUIRED = "bimpeai::__private::object::required";
    SAMPLE = "bimpeai::__private::sample";
    SEGMENT = "bimpeai::__private::segment";
    SERIALIZE_TAGGED = "bimpeai::__private::serialize_tagged";

    REQUEST_BUILDER = "bimpeai::__private::request_builder";
    TYPED_REQUEST = "bimpeai::__private::typed_request";
}
