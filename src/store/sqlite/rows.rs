//! Every entity's table, declared once: the columns in order, of which kind, and the parent's column.
//! The macro writes the SQL as constants and the binding of each column.

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::SqliteTxn;
use super::column::{Cursor, Plain as _, Time as _, json};
use super::failure::{failed, row_failed};
use crate::domain::alert::Alert;
use crate::domain::assessment::Assessment;
use crate::domain::clock::Clock;
use crate::domain::drill::Drill;
use crate::domain::entity::Entity;
use crate::domain::fact::Fact;
use crate::domain::incident::{Attachment, Incident, Link};
use crate::domain::key::PublicKey;
use crate::domain::mention::Import;
use crate::domain::notice::Notice;
use crate::domain::preparedness::PreparednessRecord;
use crate::domain::review::{Action, Answer, Lesson, Survey};
use crate::domain::stakeholder::{Contact, Demand, Stakeholder};
use crate::domain::statement::{Approval, FactUse, Publication, Statement, Version};
use crate::domain::task::Task;
use crate::error::{Error, Result};
use crate::store::Table;

/// The constants and conversions of one table.
pub trait TableRow: Entity {
    const INSERT: &'static str;
    const UPDATE: &'static str;
    const SELECT: &'static str;
    const NEXT_ID: &'static str;
    const BY_ID: &'static str;
    const BY_PARENT: &'static str;
    const IN_ORDER: &'static str;

    /// All columns but id and revision.
    fn values(&self) -> Vec<Value>;
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;
}

macro_rules! table {
    ($ty:ident = $table:literal of $parent:literal {
        plain: [$($plain:ident),*], time: [$($time:ident),*], json: [$($json:ident),*]
    }) => {
        impl TableRow for $ty {
            const INSERT: &'static str = concat!(
                "INSERT INTO ", $table, " (id, revision, uuid"
                $(, ", \"", stringify!($plain), "\"")* $(, ", ", stringify!($time), ", ", stringify!($time), "_offset")* $(, ", ", stringify!($json))*,
                ") VALUES (?, ?, ?" $(, table!(@mark $plain))* $(, table!(@marks $time))* $(, table!(@mark $json))*, ")"
            );
            const UPDATE: &'static str = concat!(
                "UPDATE ", $table, " SET uuid = ?"
                $(, ", \"", stringify!($plain), "\" = ?")* $(, ", ", stringify!($time), " = ?, ", stringify!($time), "_offset = ?")*
                $(, ", ", stringify!($json), " = ?")*, ", revision = revision + 1 WHERE id = ? AND revision = ?"
            );
            const SELECT: &'static str = concat!(
                "SELECT t.id, t.revision, t.uuid"
                $(, ", t.\"", stringify!($plain), "\"")* $(, ", t.", stringify!($time), ", t.", stringify!($time), "_offset")*
                $(, ", t.", stringify!($json))*, " FROM ", $table, " t"
            );
            const NEXT_ID: &'static str = concat!("SELECT coalesce(max(id), 0) + 1 FROM ", $table);
            const BY_ID: &'static str = " WHERE t.id = ?";
            const BY_PARENT: &'static str = concat!(" WHERE t.", $parent, " = ? ORDER BY t.id");
            const IN_ORDER: &'static str = " ORDER BY t.id";

            fn values(&self) -> Vec<Value> {
                let mut values = vec![self.uuid.put()];
                $(values.push(self.$plain.put());)*
                $(values.extend(self.$time.put());)*
                $(values.push(json(&self.$json));)*
                values
            }

            fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
                let mut cursor = Cursor::new(row);
                let (id, revision, uuid) = (cursor.plain()?, cursor.plain()?, cursor.plain()?);
                $(let $plain = cursor.plain()?;)*
                $(let $time = cursor.time()?;)*
                $(let $json = cursor.json()?;)*
                Ok(Self { id, revision, uuid, $($plain,)* $($time,)* $($json,)* })
            }
        }

        impl Table<$ty> for SqliteTxn<'_> {
            fn insert(&mut self, entity: &mut $ty) -> Result<()> {
                self.insert_row(entity)
            }

            fn update(&mut self, entity: &mut $ty) -> Result<()> {
                self.update_row(entity)
            }

            fn get(&mut self, id: i64) -> Result<Option<$ty>> {
                Ok(self.select::<$ty>($ty::BY_ID, &[id])?.pop())
            }

            fn of(&mut self, parent: i64) -> Result<Vec<$ty>> {
                self.select($ty::BY_PARENT, &[parent])
            }

            fn each(&mut self, visit: &mut dyn FnMut($ty) -> Result<()>) -> Result<()> {
                self.visit($ty::IN_ORDER, visit)
            }
        }
    };
    (@mark $name:ident) => { ", ?" };
    (@marks $name:ident) => { ", ?, ?" };
}

impl SqliteTxn<'_> {
    fn insert_row<E: TableRow>(&self, entity: &mut E) -> Result<()> {
        let id: i64 = self.txn.prepare_cached(E::NEXT_ID).and_then(|mut s| s.query_row([], |row| row.get(0))).map_err(failed)?;
        let values = [Value::Integer(id), Value::Integer(1)].into_iter().chain(entity.values());
        self.txn.prepare_cached(E::INSERT).and_then(|mut s| s.execute(params_from_iter(values))).map_err(failed)?;
        entity.set_id(id);
        entity.set_revision(1);
        Ok(())
    }

    fn update_row<E: TableRow>(&self, entity: &mut E) -> Result<()> {
        let key = [Value::Integer(entity.id()), Value::Integer(entity.revision())];
        let values = entity.values().into_iter().chain(key);
        let changed = self.txn.prepare_cached(E::UPDATE).and_then(|mut s| s.execute(params_from_iter(values))).map_err(failed)?;
        if changed == 0 {
            return Err(Error::conflict("error-stale").with("handle", entity.handle()));
        }
        entity.set_revision(entity.revision() + 1);
        Ok(())
    }

    /// `tail` is one of the constants of a table or of `queries`: the text after `SELECT … FROM`.
    pub(super) fn select<E: TableRow>(&self, tail: &'static str, params: &[i64]) -> Result<Vec<E>> {
        let mut statement = self.txn.prepare_cached(&[E::SELECT, tail].concat()).map_err(failed)?;
        let rows = statement.query_map(params_from_iter(params), |row| E::read(row)).map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn visit<E: TableRow>(&self, tail: &'static str, visit: &mut dyn FnMut(E) -> Result<()>) -> Result<()> {
        let mut statement = self.txn.prepare_cached(&[E::SELECT, tail].concat()).map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            visit(E::read(row).map_err(|error| row_failed(E::KIND, row, error))?)?;
        }
        Ok(())
    }
}

table!(Incident = "incident" of "merged_into" {
    plain: [title, summary, playbook, playbook_hash, stage, level, provisional, score, cluster, posture, lead, drill, outcome, merged_into],
    time: [occurred_at, detected_at, opened_at, assessed_at, resolved_at, closed_at], json: [tags]
});
table!(Link = "link" of "incident_id" { plain: [incident_id, kind, target], time: [], json: [] });
table!(Attachment = "attachment" of "incident_id" {
    plain: [incident_id, subject, name, sha256, bytes], time: [attached_at], json: []
});
table!(Task = "task" of "incident_id" {
    plain: [incident_id, phase, step, title, role, owner, state, required, reason], time: [due_at, done_at, planned_at], json: []
});
table!(Clock = "clock" of "incident_id" {
    plain: [incident_id, origin, rule, level, met_by], time: [starts_at, due_at, met_at, cancelled_at], json: []
});
table!(Fact = "fact" of "incident_id" {
    plain: [incident_id, text, status, release, source, verified_by], time: [recorded_at, changed_at, erased_at], json: []
});
table!(Demand = "demand" of "incident_id" {
    plain: [incident_id, text, by, state, promise, result, owner], time: [due_at, recorded_at, settled_at], json: []
});
table!(Stakeholder = "stakeholder" of "incident_id" {
    plain: [incident_id, rule, name, group, role, before_public], time: [told_at], json: []
});
table!(Contact = "contact" of "stakeholder_id" { plain: [stakeholder_id, by, via, text], time: [at], json: [] });
table!(Statement = "statement" of "incident_id" {
    plain: [incident_id, template, lang, audience, state, version, author, supersedes, reason],
    time: [drafted_at, submitted_at, approved_at, published_at, withdrawn_at], json: []
});
table!(Version = "statement_version" of "statement_id" {
    plain: [statement_id, number, author, hash], time: [next_update, written_at], json: [variants, gaps, inputs]
});
table!(FactUse = "statement_version_fact" of "version_id" { plain: [version_id, fact_id, fact_revision], time: [], json: [] });
table!(Approval = "approval" of "statement_id" {
    plain: [statement_id, version, hash, decision, person, recorded_by, via, evidence, deputy_for, key_id, signature], time: [at, cancelled_at], json: [roles]
});
table!(Publication = "publication" of "statement_id" { plain: [statement_id, version, channel, url, by], time: [at], json: [] });
table!(Assessment = "assessment" of "incident_id" {
    plain: [incident_id, score, level, cluster, posture, level_reason, posture_reason, by], time: [at], json: [scores, missing, reasons]
});
table!(Answer = "answer" of "incident_id" { plain: [incident_id, question, text, by], time: [at], json: [] });
table!(Lesson = "lesson" of "incident_id" { plain: [incident_id, kind, text, by], time: [at], json: [] });
table!(Action = "action" of "incident_id" {
    plain: [incident_id, text, owner, state, evidence], time: [due_at, recorded_at, done_at], json: [proposal]
});
table!(Survey = "survey" of "incident_id" {
    plain: [incident_id, group, asked, count, question, result, source, by], time: [at], json: []
});
table!(Import = "import" of "incident_id" {
    plain: [name, sha256, format, read, new, duplicates, rejected, incident_id], time: [at], json: []
});
// These have no parent: their own id stands in.
table!(PreparednessRecord = "preparedness" of "id" { plain: [playbook, item, by, evidence], time: [done_at], json: [] });
table!(Notice = "notice" of "incident_id" {
    plain: [incident_id, notifier, occasion, subject, level, urgent, key, state, attempts, failure, detail],
    time: [queued_at, next_at, sent_at], json: [params]
});
table!(Drill = "drill" of "id" {
    plain: [scenario, scenario_hash, playbook, lang, seed, speed, folder, by, lasts, delivered, score],
    time: [begins_at, real_at, scene_at, started_at, ended_at], json: [parts]
});
table!(Alert = "alert" of "incident_id" {
    plain: [watch, playbook, level, state, handled_by, reason, incident_id],
    time: [began_at, due_at, found_at, raised_at, until_at, quiet_until, snoozed_until], json: [also, reasons]
});
table!(PublicKey = "public_key" of "id" {
    plain: [person, public_key, registered_by, reason], time: [registered_at, revoked_at], json: []
});
