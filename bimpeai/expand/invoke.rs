//! What the feature `invoke` adds to every endpoint. Off by default: it doubles the time that an endpoint takes to compile.

/// Items that only the feature `invoke` needs.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "invoke")]
macro_rules! __if_invoke {
    ($($item:item)*) => { $($item)* };
}

/// Items that only the feature `invoke` needs.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "invoke"))]
macro_rules! __if_invoke {
    ($($item:item)*) => {};
}

/// The typed request of a table entry: what it returns, and a closure from JSON arguments to its request.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "invoke")]
macro_rules! __typed_request {
    () => { $crate::__private::TypedRequest::NONE };
    ($returns:ty, $($method:tt)*) => {
        $crate::__private::TypedRequest::new(&const {
            $crate::__private::TypedInvoke::new::<$returns>(|args| $crate::__private::TypedInvoke::plan(args, $($method)*))
        })
    };
}

/// The typed request of a table entry: none without the feature `invoke`.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "invoke"))]
macro_rules! __typed_request {
    ($($request:tt)*) => {
        $crate::__private::TypedRequest::NONE
    };
}
