//! Removal of secrets from text that a server sent.

/// Replaces every occurrence of the secret. A server may echo it in what it sends.
pub(crate) fn redact(text: &mut String, secret: &str) {
    if !secret.is_empty() && text.contains(secret) {
        *text = text.replace(secret, "[redacted]");
    }
}
