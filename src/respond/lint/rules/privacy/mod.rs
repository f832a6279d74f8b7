//! What must not be said about a person: identifiers (HIPAA's eighteen by name, 45 CFR 164.514(b)(2)(i)) and what together identifies.
//! One rule, one file: its check; texts, severity and source stand in the rule's data file. No rule knows another's findings.

pub mod account_number;
pub mod address;
pub mod age_place_date;
pub mod bed_ward;
pub mod birth_date;
pub mod device_serial;
pub mod diagnosis_person;
pub mod email;
pub mod licence_number;
pub mod link_face;
pub mod masked_name;
pub mod minor;
pub mod national_id;
pub mod network_id;
pub mod passport;
pub mod person_name;
pub mod phone;
pub mod plate;
pub mod record_number;
pub mod staff_home;
