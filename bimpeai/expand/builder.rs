//! What every request builder has in addition to its setters.

/// The options of a request and the ways to send it. `@pages` adds the walks of a paginated endpoint.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_builder {
    (@pages $builder:ident, $state:ident) => {
        $crate::__request_builder!($builder, $state);

        impl<C: $crate::Transport, T: $crate::Model, S: $state::State> $builder<C, $crate::Page<T, C>, S> {
            /// Walks the items of this page and of all that follow. Each page is fetched when the items of the one
            /// before have been returned.
            pub fn items(self) -> $crate::Items<T, C> where S: $state::IsComplete {
                self.pages().items()
            }

            /// Walks this page and all that follow. Each page is fetched when it is asked for.
            pub fn pages(self) -> $crate::Pages<T, C> where S: $state::IsComplete {
                self.__into_request().__pages()
            }
        }
    };
    ($builder:ident, $state:ident) => {
        $crate::__request_options!(impl[C, R, S: $state::State] $builder<C, R, S>, request);

        impl<C: $crate::Transport, R: $crate::FromEnvelope<C>, S: $state::State> $builder<C, R, S> {
            /// Sends the request and returns the decoded `data`: `send().await?` on the async client, `send()?` on the
            /// blocking one.
            ///
            /// # Errors
            /// See [`Error`](::bimpeai::Error).
            pub fn send(self) -> C::Sent<R> where S: $state::IsComplete {
                self.__into_request().send()
            }

            /// Sends the request and returns the decoded `data` with the response's metadata.
            ///
            /// # Errors
            /// See [`Error`](::bimpeai::Error).
            pub fn send_with_response(self) -> C::Sent<$crate::Response<R>> where S: $state::IsComplete {
                self.__into_request().send_with_response()
            }
        }
    };
}
