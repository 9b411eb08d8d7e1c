//! Orders, with an action of every kind.

use bimpeai::{Id, Nullable, endpoints, model, params};

endpoints! {
    /// Orders.
    resource orders: Orders {
        /// Lists the orders.
        list: GET "/orders" -> Vec<Order>;
        /// Creates an order.
        create: POST "/orders" (CreateOrder) -> Order, idempotent;
        /// Fetches one order with its lines.
        retrieve: GET "/orders/{order_id}" -> OrderDetail;
        /// Deletes an order, and returns what it was.
        delete: DELETE "/orders/{order_id}" -> OrderDetail;
        /// Lists the lines of an order.
        lines: GET "/orders/{order_id}/lines" -> Vec<Line>;
        /// Adds a line to an order.
        add_line: POST "/orders/{order_id}/lines" (AddLine) -> Line;
        /// Deletes a line.
        delete_line: DELETE "/orders/{order_id}/lines/{line_id}" -> Deleted;
        /// Changes the number of pieces in a line.
        recount: PUT "/orders/{order_id}/lines/{line_id}/count" (Recount) -> Line;

        /// Cancels an order.
        cancel: POST "/orders/{order_id}/cancel" (Cancel) -> Order;
        /// Ships an order.
        ship: PUT "/orders/{order_id}/shipment" (Ship) -> OrderDetail;
        /// Confirms an order.
        confirm: PATCH "/orders/{order_id}/state/confirmed" (Confirm) -> ConfirmedOrder;
        /// Touches an order.
        touch: POST "/orders/{order_id}" -> Order;
        /// Fetches one order without its lines.
        summary: GET "/orders/{order_id}/summary" -> Order;
        /// Writes a receipt.
        receipt: POST "/orders/{order_id}/receipt" (Cancel) -> Receipt;
        /// Sets the state of an order.
        set_state: PATCH "/orders/{order_id}/state" (SetState) -> OrderState;
    }
}

/// An order.
#[model(extendable)]
pub struct Order {
    /// The id.
    #[sample("ord_1")]
    pub id: Id<Order>,
    /// Who ordered.
    #[sample("Ada")]
    pub customer: String,
    /// Where it goes.
    pub address: Option<String>,
    /// The state it is in.
    #[sample("open")]
    pub state: Option<String>,
    /// When it was last changed, in ISO 8601.
    pub updated_at: Option<String>,
}

/// An order with its lines.
#[model(extends = Order)]
pub struct OrderDetail {
    /// What was ordered.
    pub lines: Vec<Line>,
    /// Who ships it.
    pub carrier: Option<String>,
}

/// An order that was confirmed.
#[model(extends = Order)]
pub struct ConfirmedOrder {
    /// What the customer was told.
    pub message: Option<String>,
    /// The code of the confirmation.
    #[sample("C-1")]
    pub code: String,
}

/// A line of an order.
#[model]
pub struct Line {
    /// The id.
    #[sample("line_1")]
    pub id: Id<Line>,
    /// The article.
    #[sample("Lamp")]
    pub article: String,
    /// How many.
    #[sample(1)]
    pub count: u32,
}

/// A receipt: another record, though an order has all that it has.
#[model]
pub struct Receipt {
    /// The id.
    #[sample("rec_1")]
    pub id: Id<Receipt>,
    /// Who ordered.
    #[sample("Ada")]
    pub customer: String,
}

/// The state of an order, which is not an order.
#[model]
pub struct OrderState {
    /// The state.
    #[sample("open")]
    pub state: String,
}

/// What was deleted.
#[model]
pub struct Deleted {
    /// Whether it was.
    #[sample(true)]
    pub deleted: bool,
}

/// A new order.
#[params]
pub struct CreateOrder {
    /// Who orders.
    #[sample("Ada")]
    pub customer: String,
    /// Where it goes.
    pub address: Option<String>,
}

/// A new line.
#[params]
pub struct AddLine {
    /// The article.
    #[sample("Lamp")]
    pub article: String,
    /// How many.
    pub count: u32,
}

/// Another number of pieces.
#[params]
pub struct Recount {
    /// How many.
    pub count: u32,
}

/// Why an order is cancelled.
#[params]
pub struct Cancel {
    /// The reason, which is not a field of an order.
    #[sample("Out of stock")]
    pub reason: String,
    /// The state it is in from now on.
    #[sample("cancelled")]
    pub state: Option<String>,
    /// Where it goes; `null` for nowhere.
    pub address: Nullable<String>,
}

/// How an order is shipped.
#[params]
pub struct Ship {
    /// Who ships it.
    #[sample("Post")]
    pub carrier: String,
}

/// How an order is confirmed.
#[params]
pub struct Confirm {
    /// What the customer is told.
    #[sample("Thank you")]
    pub message: String,
}

/// Another state.
#[params]
pub struct SetState {
    /// The state.
    #[sample("open")]
    pub state: String,
}
