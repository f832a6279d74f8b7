//! Stage 3 of a playbook: which tasks and clocks an incident has, who must approve a text, what stops a publication.
//! Pure: no store, no clock.

pub mod approval;
pub mod lint;
pub mod planning;
pub mod sensitive;
