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

/// The name of the argument by which a builder that bon makes holds the request.
pub(super) const HELD: &str = "request";
/// The name of the method that finishes such a builder.
pub(super) const FINISH: &str = "__into_request";

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
    NULLABLE = "bimpeai::Nullable";
    PAGE = "bimpeai::Page";
    REQUEST = "bimpeai::Request";
    RESULT = "bimpeai::Result";
    STREAM_REQUEST = "bimpeai::stream::StreamRequest";
    TRANSPORT = "bimpeai::Transport";
    UNKNOWN_VALUE = "bimpeai::UnknownValue";

    BON = "bimpeai::__private::bon";
    JSON = "bimpeai::__private::serde_json";
    SERDE = "bimpeai::__private::serde";

    ENDPOINT_SPEC = "bimpeai::__private::EndpointSpec";
    ENUM_TYPE = "bimpeai::__private::EnumType";
    ENUM_VALUE = "bimpeai::__private::EnumValue";
    FIELD = "bimpeai::__private::Field";
    FORMAT = "bimpeai::__private::Format";
    INPUT = "bimpeai::__private::Input";
    KEY = "bimpeai::__private::ObjectKey";
    KIND = "bimpeai::__private::Kind";
    METHOD = "bimpeai::__private::Method";
    NEW_REQUEST = "bimpeai::Request::__new";
    NEW_STREAM_REQUEST = "bimpeai::stream::StreamRequest::__new";
    OBJECT_TYPE = "bimpeai::__private::ObjectType";
    OUTPUT = "bimpeai::__private::Output";
    PATH_PARAM = "bimpeai::__private::PathParam";
    RESOURCE = "bimpeai::__private::Resource";
    STATUS_CODE = "bimpeai::__private::StatusCode";
    UNION_TYPE = "bimpeai::__private::UnionType";
    VARIANT = "bimpeai::__private::Variant";

    APPLY_PARAMS = "bimpeai::__private::ApplyParams";
    FROM_TEXT = "bimpeai::__private::FromText";
    HANDLE = "bimpeai::__private::Handle";
    MODEL = "bimpeai::__private::Model";
    PARAMS = "bimpeai::__private::Params";
    SCHEMA = "bimpeai::__private::Schema";

    CONCAT = "bimpeai::__private::concat";
    COUNT = "bimpeai::__private::count";
    DEFAULT_VALUE = "bimpeai::__private::default_value";
    DESERIALIZE_TAGGED = "bimpeai::__private::deserialize_tagged";
    FROM_VALUE = "bimpeai::__private::from_value";
    NEXT_LENIENT = "bimpeai::__private::next_lenient";
    SAMPLE = "bimpeai::__private::sample";
    SEGMENT = "bimpeai::__private::segment";
    SERIALIZE_TAGGED = "bimpeai::__private::serialize_tagged";
    UNTAG = "bimpeai::__private::untag";

    IF_INVOKE = "bimpeai::__private::if_invoke";
    REQUEST_BUILDER = "bimpeai::__private::request_builder";
    TYPED_REQUEST = "bimpeai::__private::typed_request";
}
