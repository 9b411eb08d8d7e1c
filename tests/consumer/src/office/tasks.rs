//! Tasks, as two servers have them: one that knows no idempotency keys, and one that processes a key once.

use bimpeai::{Id, endpoints, model, params};

endpoints! {
    /// Tasks: each write twice, without an idempotency key and with one.
    resource tasks: Tasks {
        /// Lists the tasks of the server without keys.
        list: GET "/tasks" -> Vec<Task>;
        /// Creates a task; a second request creates a second one.
        create: POST "/tasks" (TaskInput) -> Task;
        /// Replaces a task.
        replace: PUT "/tasks/{task_id}" (TaskInput) -> Task;
        /// Updates a task.
        update: PATCH "/tasks/{task_id}" (TaskInput) -> Task;
        /// Deletes a task.
        delete: DELETE "/tasks/{task_id}" -> ();
        /// Creates a ticket for the events of a task.
        ticket: POST "/tasks/{task_id}/ticket" -> TaskTicket;
        /// Streams the events of a task.
        events: GET "/tasks/{task_id}/events" -> Events<Task>, ticket = ticket;

        /// Lists the tasks of the server with keys.
        list_keyed: GET "/keyed/tasks" -> Vec<Task>;
        /// Creates a task, once for each key.
        create_keyed: POST "/keyed/tasks" (TaskInput) -> Task, idempotent;
        /// Replaces a task.
        replace_keyed: PUT "/keyed/tasks/{task_id}" (TaskInput) -> Task, idempotent;
        /// Updates a task.
        update_keyed: PATCH "/keyed/tasks/{task_id}" (TaskInput) -> Task, idempotent;
        /// Deletes a task.
        delete_keyed: DELETE "/keyed/tasks/{task_id}" -> (), idempotent;
        /// Creates a ticket for the events of a task.
        ticket_keyed: POST "/keyed/tasks/{task_id}/ticket" -> TaskTicket, idempotent;
        /// Streams the events of a task.
        events_keyed: GET "/keyed/tasks/{task_id}/events" -> Events<Task>, ticket = ticket_keyed;
    }
}

/// A task.
#[model]
pub struct Task {
    /// The id.
    #[sample("task_1")]
    pub id: Id<Task>,
    /// What is to be done.
    #[sample("Ring back")]
    pub title: String,
}

/// A ticket for the events of a task.
#[model]
pub struct TaskTicket {
    /// The ticket.
    #[secret]
    pub ticket: String,
}

/// The fields of a task.
#[params]
pub struct TaskInput {
    /// What is to be done.
    #[sample("Ring back")]
    pub title: String,
}
