/// How urgent a note is.
#[derive(::core::clone::Clone)]
#[non_exhaustive]
pub enum Urgency {
    /// Not urgent.
    Low,
    /// Urgent.
    High,
    /// A value that this version of the SDK does not know.
    Unknown(::bimpeai::UnknownValue),
}
#[allow(deprecated, unreachable_pub)]
impl Urgency {
    /// The values that this version of the SDK knows, as they appear in JSON.
    pub const VALUES: &'static [&'static str] = &["low", "now"];
    /// Returns the value as it appears in JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Low => "low",
            Self::High => "now",
            Self::Unknown(__value) => __value.as_str(),
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::From<&str> for Urgency {
    fn from(__text: &str) -> Self {
        match __text {
            "low" => Self::Low,
            "now" => Self::High,
            _ => Self::Unknown(::bimpeai::UnknownValue::new(__text)),
        }
    }
}
#[automatically_derived]
impl ::core::convert::From<::std::string::String> for Urgency {
    fn from(__text: ::std::string::String) -> Self {
        Self::from(__text.as_str())
    }
}
#[automatically_derived]
impl ::bimpeai::__private::Single for Urgency {}
#[automatically_derived]
impl ::bimpeai::__private::FromText for Urgency {}
#[automatically_derived]
impl ::core::convert::AsRef<str> for Urgency {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
#[automatically_derived]
impl ::core::fmt::Display for Urgency {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.pad(self.as_str())
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for Urgency {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(self.as_str(), __f)
    }
}
#[automatically_derived]
impl ::bimpeai::__private::serde::Serialize for Urgency {
    #[allow(deprecated)]
    fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
        &self,
        __serializer: __S,
    ) -> ::core::result::Result<__S::Ok, __S::Error> {
        __serializer.serialize_str(self.as_str())
    }
}
#[automatically_derived]
impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for Urgency {
    #[allow(deprecated)]
    fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
        __deserializer: __D,
    ) -> ::core::result::Result<Self, __D::Error> {
        let __text = <::bimpeai::__private::ObjectKey<
            '__de,
        > as ::bimpeai::__private::serde::Deserialize>::deserialize(__deserializer)?;
        ::core::result::Result::Ok(Self::from(&*__text))
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq for Urgency {
    fn eq(&self, __other: &Self) -> bool {
        self.as_str() == __other.as_str()
    }
}
#[automatically_derived]
impl ::core::cmp::Eq for Urgency {}
#[automatically_derived]
impl ::core::cmp::PartialEq<str> for Urgency {
    fn eq(&self, __other: &str) -> bool {
        self.as_str() == __other
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq<&str> for Urgency {
    fn eq(&self, __other: &&str) -> bool {
        self.as_str() == *__other
    }
}
#[automatically_derived]
impl ::core::cmp::PartialOrd for Urgency {
    fn partial_cmp(
        &self,
        __other: &Self,
    ) -> ::core::option::Option<::core::cmp::Ordering> {
        ::core::option::Option::Some(self.cmp(__other))
    }
}
#[automatically_derived]
impl ::core::cmp::Ord for Urgency {
    fn cmp(&self, __other: &Self) -> ::core::cmp::Ordering {
        self.as_str().cmp(__other.as_str())
    }
}
#[automatically_derived]
impl ::core::hash::Hash for Urgency {
    fn hash<__H: ::core::hash::Hasher>(&self, __state: &mut __H) {
        self.as_str().hash(__state);
    }
}
#[automatically_derived]
impl ::bimpeai::__private::Schema for Urgency {
    const KIND: ::bimpeai::__private::Kind = {
        static __ENUM: ::bimpeai::__private::EnumType = ::bimpeai::__private::EnumType::new(
            "Urgency",
            "How urgent a note is.",
            &[
                ::bimpeai::__private::EnumValue::new("low", "Not urgent."),
                ::bimpeai::__private::EnumValue::new("now", "Urgent."),
            ],
            0usize,
        );
        ::bimpeai::__private::Kind::Enum(&__ENUM)
    };
}
