//! What every request builder has in addition to its setters.

/// The options of a request and the ways to send it. `@pages` adds the walks of a paginated endpoint. The list has the
/// generic parameter of each required parameter, with the trait that its states implement when it is set.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_builder {
    (
        @pages $builder:ident, $params:ident, $client:ident, $returns:ident, [$($state:ident: $required:ident,)*]
    ) => {
        $crate::__request_builder!($builder, $params, $client, $returns, [$($state: $required,)*]);

        #[allow(dead_code, unreachable_pub)]
        impl<$client: $crate::Transport, $returns: $crate::Model $(, $state)*>
            $builder<$client, $crate::Page<$returns, $client> $(, $state)*>
        {
            /// Walks the items of this page and of all that follow. Each page is fetched when the items of the one
            /// before have been returned.
            pub fn items(self) -> $crate::Items<$returns, $client>
            where
                $($state: $required,)*
            {
                self.request.__pages().items()
            }

            /// Walks this page and all that follow. Each page is fetched when it is asked for.
            pub fn pages(self) -> $crate::Pages<$returns, $client>
            where
                $($state: $required,)*
            {
                self.request.__pages()
            }
        }
    };
    ($builder:ident, $params:ident, $client:ident, $returns:ident, [$($state:ident: $required:ident,)*]) => {
        $crate::__request_options!(impl[$client, $returns $(, $state)*] $builder<$client, $returns $(, $state)*>, request);
        $crate::__undeclared_parameters!(
            impl[$client, $returns $(, $state)*] $builder<$client, $returns $(, $state)*>, request
        );

        #[allow(dead_code, unreachable_pub)]
        impl<$client, $returns $(, $state)*> $builder<$client, $returns $(, $state)*> {
            /// Sets all parameters at once, from the struct or from a JSON object. Setters that were called before are
            /// without effect.
            pub fn params(
                mut self,
                params: impl $crate::builder::IntoParams<$params>,
            ) -> $builder<$client, $returns $(, $crate::__private::set!($state))*> {
                self.request.__set_all($crate::builder::IntoParams::into_params(params));
                $builder { request: self.request, state: ::core::marker::PhantomData }
            }
        }

        #[allow(dead_code, unreachable_pub)]
        impl<$client: $crate::Transport, $returns: $crate::FromEnvelope<$client> $(, $state)*>
            $builder<$client, $returns $(, $state)*>
        {
            /// Sends the request and returns the decoded `data`: `send().await?` on the async client, `send()?` on the
            /// blocking one.
            ///
            /// # Errors
            /// See [`Error`](::bimpeai::Error).
            pub fn send(self) -> $client::Sent<$returns>
            where
                $($state: $required,)*
            {
                self.request.send()
            }

            /// Sends the request and returns the decoded `data` with the response's metadata.
            ///
            /// # Errors
            /// See [`Error`](::bimpeai::Error).
            pub fn send_with_response(self) -> $client::Sent<$crate::Response<$returns>>
            where
                $($state: $required,)*
            {
                self.request.send_with_response()
            }
        }

        impl<$client: ::core::clone::Clone, $returns $(, $state)*> ::core::clone::Clone
            for $builder<$client, $returns $(, $state)*>
        {
            fn clone(&self) -> Self {
                $builder { request: ::core::clone::Clone::clone(&self.request), state: ::core::marker::PhantomData }
            }
        }

        impl<$client, $returns $(, $state)*> ::core::fmt::Debug for $builder<$client, $returns $(, $state)*> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple(::core::stringify!($builder)).field(&self.request).finish()
            }
        }

        $crate::__private::if_invoke! {
            impl<$returns $(, $state)*> $crate::__private::ApplyParams<$returns>
                for $builder<(), $returns $(, $state)*>
            {
                fn apply_params(
                    self,
                    value: $crate::json::Value,
                ) -> $crate::Result<$crate::Request<(), $returns>> {
                    ::core::result::Result::Ok(self.params(value).request)
                }
            }
        }
    };
}

/// `Set`, for each parameter that is required.
#[doc(hidden)]
#[macro_export]
macro_rules! __set {
    ($state:ident) => {
        $crate::builder::Set
    };
}
