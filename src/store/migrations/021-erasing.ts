// Erasing what the law lets go of: posted facts can be changed and deleted by a unit that erases, for as long as it lasts, and by nothing else. The chain of
// events is never shortened: an event may lose what it said, never its place, and which ones did is written down for good.
import type { Engine } from '../engine.ts'
import { keyed } from './describe-table.ts'

export const ERASING = {
  /** One row while a unit erases, written and taken away within it: nobody else ever sees it. */
  erasing: keyed(['since'], { since: 'text' }),
  /** Events that do not say any more what they said, and the event that tells of their erasing. */
  erased_event: keyed(['seq'], { seq: 'int', erasure: 'int' }, { appendOnly: true }),
}

/** Tables of 001 to 019 that are append-only, as they were then. */
const POSTED = [
  ...['file', 'file_end', 'remittance', 'remit_claim', 'remit_line', 'adjustment', 'remark', 'provider_adjustment'],
  ...['decision', 'quarantine', 'duplicate', 'decided_again', 'trace_form', 'transmission', 'claim', 'claim_line'],
  ...['claim_diagnosis', 'claim_payer', 'acknowledgment', 'eligibility', 'review_answer', 'look_subject', 'payer_link'],
]

/** Lets a unit that erases do it; `role` is the one that works on PostgreSQL. What an event said may go, and nothing else of it. */
export const lettingErase = (engine: Engine, role: string): readonly string[] =>
  engine === 'sqlite' ? POSTED.flatMap(onSqlite).concat(EVENT_ON_SQLITE) : onPostgres(role)

const OPEN = 'exists (select 1 from erasing where practice_id = old.practice_id)'

function onSqlite(name: string): readonly string[] {
  return (['update', 'delete'] as const).flatMap(change => [
    `drop trigger if exists "${name}_no_${change}"`,
    `create trigger "${name}_no_${change}" before ${change} on "${name}" when not ${OPEN} begin select raise(abort, '${name} is append-only'); end`,
  ])
}

const EVENT_ON_SQLITE = [
  'drop trigger if exists "event_no_update"',
  `create trigger "event_no_update" before update on "event" when not ${OPEN} or new.seq <> old.seq or new.at <> old.at or new.who <> old.who or new.verb <> old.verb or new.denial_id is not old.denial_id or new.previous <> old.previous or new.hash <> old.hash or new.practice_id <> old.practice_id begin select raise(abort, 'event is append-only'); end`,
]

function onPostgres(role: string): readonly string[] {
  return [
    `create or replace function overturn_append_only() returns trigger language plpgsql as $$ begin
      if tg_op = 'TRUNCATE' or tg_table_name = 'erased_event' or (tg_table_name = 'event' and tg_op = 'DELETE')
        or not exists (select 1 from erasing where practice_id = nullif(current_setting('overturn.practice', true), '')::bigint)
      then raise exception '% is append-only', tg_table_name; end if;
      return null; end $$`,
    ...POSTED.map(name => `grant update, delete on "${name}" to ${role}`),
    `grant update (data) on "event" to ${role}`,
  ]
}
