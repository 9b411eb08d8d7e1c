//! The options of one request, as setters of everything that builds one.

/// Implements the options on a type that holds a value with the same setters in the named field.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_options {
    (impl[$($generics:tt)*] $target:ty, $field:ident) => {
        #[allow(dead_code, unreachable_pub)]
        impl<$($generics)*> $target {
            /// Sets the `Idempotency-Key` of this request: visible ASCII. An empty key counts as not set.
            ///
            /// The server processes requests with the same key once, however often they are sent. By default every
            /// write to an idempotent endpoint has a generated key. A GET request has none, and setting one is a usage
            /// error.
            ///
            /// A write to an endpoint that is not declared `idempotent` has no key, and is retried only if the server
            /// certainly did not process it. With a key of yours it is retried like an idempotent one: set it only if
            /// you know that the server honours it.
            pub fn idempotency_key(mut self, key: impl ::core::convert::AsRef<str>) -> Self {
                self.$field = self.$field.idempotency_key(key.as_ref());
                self
            }

            /// Sets the time that one attempt may take, body included. Default: the client's timeout.
            pub fn timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.$field = self.$field.timeout(timeout);
                self
            }

            /// Sets the time that the request may take, all attempts and the waits between them included. Default: the
            /// client's deadline.
            ///
            /// An attempt ends at the deadline, even if its [`timeout`](Self::timeout) is longer. A wait that would pass
            /// the deadline is not begun: the request ends at once, with the error of the last attempt. Zero is a usage
            /// error.
            pub fn deadline(mut self, deadline: ::core::time::Duration) -> Self {
                self.$field = self.$field.deadline(deadline);
                self
            }

            /// Sets how many times this request is retried. Default: the client's number; see
            /// [`ClientBuilder::max_retries`](::bimpeai::ClientBuilder::max_retries) for what is retried.
            pub fn max_retries(mut self, max_retries: u32) -> Self {
                self.$field = self.$field.max_retries(max_retries);
                self
            }

            /// Sets a header of this request. It replaces the client's and the SDK's own header of the same name; set
            /// `X-Request-Id` to use your own request id.
            pub fn header(
                mut self,
                name: impl ::core::convert::AsRef<str>,
                value: impl ::core::convert::AsRef<str>,
            ) -> Self {
                self.$field = self.$field.header(name.as_ref(), value.as_ref());
                self
            }
        }
    };
}

/// Implements the setters of what the endpoint does not declare.
#[doc(hidden)]
#[macro_export]
macro_rules! __undeclared_parameters {
    (impl[$($generics:tt)*] $target:ty, $field:ident) => {
        #[allow(dead_code, unreachable_pub)]
        impl<$($generics)*> $target {
            /// Adds a query parameter that this version of the SDK does not know. Walks keep it on every page.
            ///
            /// A parameter that the endpoint declares is a usage error: it has a setter.
            pub fn query(
                mut self,
                name: impl ::core::convert::AsRef<str>,
                value: impl ::core::fmt::Display,
            ) -> Self {
                self.$field = self.$field.query(name.as_ref(), value);
                self
            }

            /// Sets a field of the JSON body that this version of the SDK does not know.
            ///
            /// A field that the endpoint declares is a usage error, as it has a setter; so is a field on a GET request,
            /// which has no body.
            pub fn field(
                mut self,
                name: impl ::core::convert::AsRef<str>,
                value: impl $crate::__private::serde::Serialize,
            ) -> Self {
                self.$field = self.$field.field(name.as_ref(), value);
                self
            }
        }
    };
}
