//! What SQLite says, as an error its reader can act on.

use rusqlite::ErrorCode;

use crate::domain::entity::Kind;
use crate::error::Error;

/// Maps an error of the library. Consumes it, so that it fits `map_err`.
#[expect(clippy::needless_pass_by_value, reason = "the shape of map_err")]
pub fn failed(error: rusqlite::Error) -> Error {
    match &error {
        rusqlite::Error::SqliteFailure(failure, _) => {
            let code = match failure.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => "error-store-locked",
                ErrorCode::NotADatabase => "error-store-not-sqlite",
                ErrorCode::ReadOnly => "error-store-read-only",
                ErrorCode::DiskFull => "error-store-full",
                ErrorCode::CannotOpen | ErrorCode::PermissionDenied => "error-store-open",
                ErrorCode::DatabaseCorrupt => "error-store-corrupt",
                _ => "error-store-failed",
            };
            Error::store(code).cause(&error)
        }
        rusqlite::Error::FromSqlConversionFailure(_, _, column) => Error::store("error-store-value").with("column", column),
        _ => Error::store("error-store-failed").cause(&error),
    }
}

/// The same for a row of a table: a value that is none of its kind is named with its handle.
pub fn row_failed(kind: Kind, row: &rusqlite::Row<'_>, error: rusqlite::Error) -> Error {
    let handle = row.get::<_, i64>(0).map(|id| kind.handle(id)).unwrap_or_default();
    failed(error).with("handle", handle)
}
