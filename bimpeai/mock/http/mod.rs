//! HTTP: the bodies and responses that the server writes, and the damage that faults do to them, down to the socket.

mod body;
mod events;
mod faults;
mod response;
mod socket;

pub(super) use body::Body;
pub(super) use events::EventBody;
pub(super) use faults::{apply, replacement};
pub(super) use response::{HttpResponse, X_REQUEST_ID, error, json, set_request_id, write};
pub(super) use socket::{Socket, SocketControl};
