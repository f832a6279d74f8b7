//! The names that every statement template may use; a template's own stand in its head.

/// All standard variables, in the order in which a reader meets them. `[].text` is a field of each item of a list.
pub const VARIABLES: &[&str] = &[
    "organization.name",
    "organization.short_name",
    "organization.kind",
    "organization.spokesperson",
    "organization.hotline",
    "organization.website",
    "incident.id",
    "incident.summary",
    "incident.occurred_at",
    "incident.detected_at",
    "incident.opened_at",
    "level",
    "posture",
    "cluster",
    "harm",
    "facts",
    "unknowns",
    "actions",
    "commitments",
    "advice",
    "next_update",
    "contact",
    "channel.id",
    "channel.kind",
    "channel.max_chars",
    "audience",
    "now",
];

/// The key of a variable's meaning in the catalogue.
pub fn meaning_key(name: &str) -> String {
    format!("var-{}", name.replace(['.', '_'], "-"))
}
