//! The names that every statement template may use; a template's own stand in its head.

/// A standard variable: its name in templates, and the key of its meaning in the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Variable {
    pub name: &'static str,
    pub key: &'static str,
}

/// All standard variables, in the order in which a reader meets them.
pub const VARIABLES: &[Variable] = &[
    Variable { name: "organization.name", key: "var-organization-name" },
    Variable { name: "organization.short_name", key: "var-organization-short-name" },
    Variable { name: "organization.kind", key: "var-organization-kind" },
    Variable { name: "organization.spokesperson", key: "var-organization-spokesperson" },
    Variable { name: "organization.hotline", key: "var-organization-hotline" },
    Variable { name: "organization.website", key: "var-organization-website" },
    Variable { name: "incident.id", key: "var-incident-id" },
    Variable { name: "incident.summary", key: "var-incident-summary" },
    Variable { name: "incident.occurred_at", key: "var-incident-occurred-at" },
    Variable { name: "incident.detected_at", key: "var-incident-detected-at" },
    Variable { name: "incident.opened_at", key: "var-incident-opened-at" },
    Variable { name: "level", key: "var-level" },
    Variable { name: "posture", key: "var-posture" },
    Variable { name: "cluster", key: "var-cluster" },
    Variable { name: "harm", key: "var-harm" },
    Variable { name: "facts", key: "var-facts" },
    Variable { name: "answerers", key: "var-answerers" },
    Variable { name: "who", key: "var-who" },
    Variable { name: "never_say", key: "var-never-say" },
    Variable { name: "unknowns", key: "var-unknowns" },
    Variable { name: "actions", key: "var-actions" },
    Variable { name: "commitments", key: "var-commitments" },
    Variable { name: "advice", key: "var-advice" },
    Variable { name: "next_update", key: "var-next-update" },
    Variable { name: "contact", key: "var-contact" },
    Variable { name: "channel.id", key: "var-channel-id" },
    Variable { name: "channel.kind", key: "var-channel-kind" },
    Variable { name: "channel.max_chars", key: "var-channel-max-chars" },
    Variable { name: "audience", key: "var-audience" },
    Variable { name: "now", key: "var-now" },
];
