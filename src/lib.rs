
pub mod assess;
pub mod domain;
pub mod error;
pub mod library;
pub mod monitor;
pub mod ops;
pub mod render;
pub mod respond;
pub mod store;
pub mod ui;
pub mod text;
pub mod workspace;
pub mod world;
