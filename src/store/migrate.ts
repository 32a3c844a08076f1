// Brings a database to the present shape: numbered migrations, forward only, the same on both engines. What differs between them
// (refusing changes, keeping practices apart) is written out here.
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { APP_ROLE } from './drivers/postgres.ts'
import type { Engine } from './engine.ts'
import { FIRST } from './migrations/001-first.ts'
import { DECIDING_AGAIN } from './migrations/002-deciding-again.ts'
import { CLAIMS } from './migrations/003-claims.ts'
import { SERVICE } from './migrations/004-service.ts'
import { JOBS } from './migrations/005-jobs.ts'
import { WEBHOOKS } from './migrations/006-webhooks.ts'
import { QUEUE_INDEXES } from './migrations/007-queue-indexes.ts'
import { TRACE_FORMS } from './migrations/008-trace-forms.ts'
import { ADJUDICATION_FACTS, CLAIM_BY_ORIGINAL } from './migrations/009-case-facts.ts'
import { CLOCK_ANCHOR, DENIAL_NOTICES } from './migrations/010-notices.ts'
import { CASE_ITEMS, CLAIMS_BY_NUMBER, DENIAL_PLAN } from './migrations/011-cases.ts'
import { PAYER_LINKS } from './migrations/012-payer-links.ts'
import { SAID_STATUSES } from './migrations/013-said-statuses.ts'
import { CLAIMS_BY_MEMBER, SAID_BY_PAYER_CONTROL } from './migrations/014-member-lookups.ts'
import { LOOK_JOURNAL } from './migrations/015-look-journal.ts'
import { LOOKS } from './migrations/018-looks.ts'
import { SEARCH_WORDS } from './migrations/019-search-words.ts'
import { addKeys } from './migrations/020-keys.ts'
import { ERASING, lettingErase } from './migrations/021-erasing.ts'
import { DENIAL_DUE_SURE, DUE_TOTALS, FILLED_BY, OUTGOING_SENT } from './migrations/023-due-dates.ts'
import { QUEUE_ORDERS, QUEUE_PARTS } from './migrations/024-queue-orders.ts'
import { APPEALS } from './migrations/027-appeals.ts'
import { DOCUMENTS } from './migrations/028-documents.ts'
import { DENIALS_BY_CODE } from './migrations/029-denials-by-code.ts'
import { REFERENCE_LISTS } from './migrations/030-reference-lists.ts'
import { FEE_SCHEDULES } from './migrations/031-fee-schedules.ts'
import { CHECKS } from './migrations/037-checks.ts'
import { AUTHORIZATIONS } from './migrations/038-authorizations.ts'
import { PAYER_TERMS } from './migrations/041-payer-terms.ts'
import { BATCHES } from './migrations/043-batches.ts'
import { LETTER_TEMPLATES } from './migrations/044-letter-templates.ts'
import * as figures from './migrations/049-kept-figures.ts'
import { DEPOSITS } from './migrations/052-deposits.ts'
import { STATUS_QUESTIONS } from './migrations/057-status-questions.ts'
import { DELIVERIES } from './migrations/058-deliveries.ts'
import { DECISION_TEXTS, OUTSIDE_DECISIONS, searchableBy } from './migrations/061-outside-decisions.ts'
import { DOCUMENT_CLAIM, DOCUMENTS_BY_CLAIM } from './migrations/064-attachments.ts'
import { PEER_CALLS } from './migrations/065-peer-calls.ts'
import * as providers from './migrations/067-providers.ts'
import { OVERRULED_FINDING } from './migrations/069-overruled-finding.ts'
import { DISPUTES } from './migrations/070-disputes.ts'
import { PATIENT_ENTRIES } from './migrations/072-patient-entries.ts'
import { PUBLISHED_FIGURES } from './migrations/073-published-figures.ts'
import { ACCOUNT_STAFF, WORK_PARTS } from './migrations/074-account-staff.ts'
import { type Described, indexName, type TableDescription } from './migrations/describe-table.ts'
import { PHYSICAL } from './migrations/physical.ts'
import { type AnyKysely, tellPlanner } from './planner.ts'
import { StoreRefusal } from './refusal.ts'

/** By their names, whose order is that in which they are done. */
function migrationsFor(engine: Engine): Record<string, Migration> {
  return { ...migrationsOfTheFirst(engine), ...migrationsSince(engine) }
}

function migrationsOfTheFirst(engine: Engine): Record<string, Migration> {
  return {
    '001-first': { up: kysely => createTables(kysely as AnyKysely, FIRST, engine) },
    '002-deciding-again': { up: kysely => createTables(kysely as AnyKysely, DECIDING_AGAIN, engine) },
    '003-claims': { up: kysely => createTables(kysely as AnyKysely, CLAIMS, engine) },
    '004-service': { up: kysely => createTables(kysely as AnyKysely, SERVICE, engine) },
    '005-jobs': { up: kysely => createTables(kysely as AnyKysely, JOBS, engine) },
    '006-webhooks': { up: kysely => createTables(kysely as AnyKysely, WEBHOOKS, engine) },
    '007-queue-indexes': { up: kysely => changeIndexes(kysely as AnyKysely, 'denial', QUEUE_INDEXES) },
    '008-trace-forms': { up: kysely => addTraceForms(kysely as AnyKysely, engine) },
    '009-case-facts': { up: kysely => addCaseFacts(kysely as AnyKysely) },
    '010-notices': { up: kysely => addNotices(kysely as AnyKysely) },
    '011-cases': {
      async up(kysely) {
        await createTables(kysely as AnyKysely, CASE_ITEMS, engine)
        await addColumns(kysely as AnyKysely, 'denial', DENIAL_PLAN, 'bigint')
        await changeIndexes(kysely as AnyKysely, 'remit_claim', CLAIMS_BY_NUMBER)
      },
    },
    '012-payer-links': { up: kysely => createTables(kysely as AnyKysely, PAYER_LINKS, engine) },
    '013-said-statuses': { up: kysely => addColumns(kysely as AnyKysely, 'acknowledgment', SAID_STATUSES, 'text') },
    '014-member-lookups': {
      async up(kysely) {
        await changeIndexes(kysely as AnyKysely, 'remit_claim', CLAIMS_BY_MEMBER)
        await changeIndexes(kysely as AnyKysely, 'acknowledgment', SAID_BY_PAYER_CONTROL)
      },
    },
    '015-look-journal': { up: kysely => createTables(kysely as AnyKysely, LOOK_JOURNAL, engine) },
    '017-loaded-by-owner': { up: kysely => loadedByOwner(kysely as AnyKysely, engine) },
    '019-search-words': {
      async up(kysely) {
        await createTables(kysely as AnyKysely, SEARCH_WORDS, engine)
        // A beginning is a range only where letters stand in the order of their bytes.
        if (engine === 'postgres')
          await sql`alter table search_word alter column word type text collate "C"`.execute(kysely)
      },
    },
    '018-looks': { up: kysely => createTables(kysely as AnyKysely, LOOKS, engine) },
    '020-keys': { up: kysely => addKeys(kysely as AnyKysely, engine) },
    '023-due-dates': { up: kysely => addDueDates(kysely as AnyKysely, engine) },
    '024-queue-orders': {
      async up(kysely) {
        await changeIndexes(kysely as AnyKysely, 'denial', QUEUE_ORDERS)
        for (const text of QUEUE_PARTS) await sql.raw(text).execute(kysely)
      },
    },
  }
}

function migrationsSince(engine: Engine): Record<string, Migration> {
  return {
    '027-appeals': { up: kysely => createTables(kysely as AnyKysely, APPEALS, engine) },
    '028-documents': { up: kysely => createTables(kysely as AnyKysely, DOCUMENTS, engine) },
    '029-denials-by-code': { up: kysely => changeIndexes(kysely as AnyKysely, 'denial', DENIALS_BY_CODE) },
    '030-reference-lists': { up: kysely => createTables(kysely as AnyKysely, REFERENCE_LISTS, engine) },
    '037-checks': { up: kysely => createTables(kysely as AnyKysely, CHECKS, engine) },
    '038-authorizations': { up: kysely => createTables(kysely as AnyKysely, AUTHORIZATIONS, engine) },
    '041-payer-terms': { up: kysely => addColumns(kysely as AnyKysely, 'clock_override', PAYER_TERMS, 'bigint') },
    '043-batches': { up: kysely => createTables(kysely as AnyKysely, BATCHES, engine) },
    '044-letter-templates': { up: kysely => createTables(kysely as AnyKysely, LETTER_TEMPLATES, engine) },
    '057-status-questions': { up: kysely => createTables(kysely as AnyKysely, STATUS_QUESTIONS, engine) },
    '058-deliveries': { up: kysely => createTables(kysely as AnyKysely, DELIVERIES, engine) },
    '069-overruled-finding': {
      up: kysely => addColumns(kysely as AnyKysely, 'check_override', OVERRULED_FINDING, 'text'),
    },
    '064-attachments': { up: kysely => addDocumentClaims(kysely as AnyKysely) },
    '065-peer-calls': { up: kysely => createTables(kysely as AnyKysely, PEER_CALLS, engine) },
    '070-disputes': { up: kysely => createTables(kysely as AnyKysely, DISPUTES, engine) },
    '072-patient-entries': { up: kysely => createTables(kysely as AnyKysely, PATIENT_ENTRIES, engine) },
    '073-published-figures': { up: kysely => createTables(kysely as AnyKysely, PUBLISHED_FIGURES, engine) },
    '074-account-staff': { up: kysely => addAccountStaff(kysely as AnyKysely, engine) },
    '061-outside-decisions': { up: kysely => addOutsideDecisions(kysely as AnyKysely, engine) },
    '031-fee-schedules': { up: kysely => createTables(kysely as AnyKysely, FEE_SCHEDULES, engine) },
    '052-deposits': { up: kysely => createTables(kysely as AnyKysely, DEPOSITS, engine) },
    '067-providers': { up: kysely => keepProviders(kysely as AnyKysely) },
    '049-kept-figures': { up: kysely => keepFigures(kysely as AnyKysely, engine) },
    '021-erasing': {
      async up(kysely) {
        await createTables(kysely as AnyKysely, ERASING, engine)
        for (const text of lettingErase(engine, APP_ROLE)) await sql.raw(text).execute(kysely)
      },
    },
  }
}

async function addColumns(kysely: AnyKysely, table: string, columns: object, type: 'text' | 'bigint'): Promise<void> {
  for (const column of Object.keys(columns)) await kysely.schema.alterTable(table).addColumn(column, type).execute()
}

/** The names of all migrations, in their order. */
export const MIGRATIONS: readonly string[] = Object.keys(migrationsFor('sqlite')).sort()

/**
 * Runs what has not run yet, as far as `to` where a shape of before is wanted. Throws StoreRefusal `newer` when the database was made by a later
 * version.
 */
export async function migrate(kysely: AnyKysely, engine: Engine, to?: string): Promise<void> {
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => migrationsFor(engine) },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
  const { error } = to === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(to)
  if (error === undefined) {
    if (engine === 'sqlite' && to === undefined) await tellPlanner(kysely, PHYSICAL)
    return
  }
  if (/missing|corrupted/.test((error as Error).message))
    throw new StoreRefusal(
      'newer',
      'This store was made by a newer version of Overturn. Use that version; nothing was changed.',
    )
  throw error
}

/** Tables of before 017, which were made to bind their owner too. Those made since do not. */
const FORCED: readonly Described[] = [
  ...[FIRST, DECIDING_AGAIN, CLAIMS, SERVICE, JOBS, WEBHOOKS, TRACE_FORMS, CASE_ITEMS, PAYER_LINKS],
]

/**
 * On PostgreSQL the owner of the tables loads rows in bulk, which COPY refuses to a role that row-level security binds. Its policy let it see every
 * row before; the role that works stays bound.
 */
async function loadedByOwner(kysely: AnyKysely, engine: Engine): Promise<void> {
  if (engine === 'sqlite') return
  for (const name of FORCED.flatMap(tables => Object.keys(tables))) {
    await sql.raw(`alter table "${name}" no force row level security`).execute(kysely)
    await sql.raw(withoutStatistics(name)).execute(kysely)
  }
}

/** The planner knows a practice that came after it last looked as one without rows, and would read all of them for each key. So it looks at none. */
function withoutStatistics(table: string): string {
  return `alter table "${table}" alter column practice_id set statistics 0`
}

async function createTables(kysely: AnyKysely, tables: Described, engine: Engine): Promise<void> {
  if (engine === 'postgres' && tables === FIRST) await preparePostgres(kysely)
  for (const [name, table] of Object.entries(tables)) {
    await createTable(kysely, name, table, engine)
    if (engine === 'postgres') await guardPostgres(kysely, name, table, FORCED.includes(tables))
    else if (table.appendOnly === true) await guardSqlite(kysely, name)
  }
}

async function changeIndexes(
  kysely: AnyKysely,
  table: 'denial' | 'remit_claim' | 'acknowledgment' | 'claim' | 'document',
  { dropped, made }: Readonly<Record<'dropped' | 'made', readonly (readonly string[])[]>>,
): Promise<void> {
  for (const on of dropped) await kysely.schema.dropIndex(indexName(table, on)).execute()
  for (const on of made) await createIndex(kysely, table, on)
}

async function createIndex(kysely: AnyKysely, table: string, on: readonly string[]): Promise<void> {
  await kysely.schema
    .createIndex(indexName(table, on))
    .on(table)
    .columns(on as never[])
    .execute()
}

/** A decision made before has no form: its trace stays as it is. */
async function addTraceForms(kysely: AnyKysely, engine: Engine): Promise<void> {
  await createTables(kysely, TRACE_FORMS, engine)
  await kysely.schema.alterTable('decision').addColumn('form', 'bigint').execute()
}

/** Adjudications posted before know none of it, and a case is settled without. */
async function addCaseFacts(kysely: AnyKysely): Promise<void> {
  for (const [column, kind] of Object.entries(ADJUDICATION_FACTS))
    await kysely.schema
      .alterTable('remit_claim')
      .addColumn(column, kind === 'int?' ? 'bigint' : 'text')
      .execute()
  await changeIndexes(kysely, 'claim', { dropped: [], made: [CLAIM_BY_ORIGINAL] })
}

/** A denial opened before has no notice yet, and its deadlines do not say their day apart. */
async function addNotices(kysely: AnyKysely): Promise<void> {
  await addColumns(kysely, 'denial', DENIAL_NOTICES, 'text')
  await addColumns(kysely, 'clock', CLOCK_ANCHOR, 'text')
}

/** The sums of what is open are made once of what is there; every change keeps them from here on. */
async function addDueDates(kysely: AnyKysely, engine: Engine): Promise<void> {
  await addColumns(kysely, 'denial', DENIAL_DUE_SURE, 'text')
  await addColumns(kysely, 'outgoing', OUTGOING_SENT, 'text')
  await createTables(kysely, DUE_TOTALS, engine)
  for (const text of FILLED_BY) await sql.raw(text).execute(kysely)
}

/** Figures are made once of what is there; every change keeps them from here on. */
async function keepFigures(kysely: AnyKysely, engine: Engine): Promise<void> {
  await addColumns(kysely, 'denial', figures.DENIAL_DAYS, 'text')
  await createTables(kysely, figures.KEPT_FIGURES, engine)
  for (const text of figures.FILLED_FIGURES) await sql.raw(text).execute(kysely)
  await changeIndexes(kysely, 'denial', figures.DENIALS_BY_DAY)
  for (const text of figures.FIGURE_PARTS) await sql.raw(text).execute(kysely)
}

/** Providers are laid beside denials once; every match keeps them from here on. */
async function keepProviders(kysely: AnyKysely): Promise<void> {
  await addColumns(kysely, 'denial', providers.DENIAL_PROVIDER, 'text')
  for (const text of [...providers.FILLED_PROVIDERS, ...providers.PROVIDER_PARTS]) await sql.raw(text).execute(kysely)
  await changeIndexes(kysely, 'denial', providers.DENIALS_BY_PROVIDER)
}

/** A document of before is its denial's alone. */
async function addDocumentClaims(kysely: AnyKysely): Promise<void> {
  await addColumns(kysely, 'document', DOCUMENT_CLAIM, 'bigint')
  await changeIndexes(kysely, 'document', DOCUMENTS_BY_CLAIM)
}

async function addAccountStaff(kysely: AnyKysely, engine: Engine): Promise<void> {
  await createTables(kysely, ACCOUNT_STAFF, engine)
  for (const text of WORK_PARTS) await sql.raw(text).execute(kysely)
}

/** The texts of decisions are searched by what each engine has for it. */
async function addOutsideDecisions(kysely: AnyKysely, engine: Engine): Promise<void> {
  await createTables(kysely, OUTSIDE_DECISIONS, engine)
  if (engine === 'postgres') await createTables(kysely, DECISION_TEXTS, engine)
  for (const text of searchableBy(engine)) await sql.raw(text).execute(kysely)
}

async function createTable(
  kysely: AnyKysely,
  name: string,
  { columns, key, unique = [], indexes = [] }: TableDescription,
  engine: Engine,
): Promise<void> {
  let table = kysely.schema.createTable(name)
  for (const [column, type] of Object.entries(columns)) {
    const native = type.startsWith('int') ? 'bigint' : type === 'real' ? 'double precision' : 'text'
    table = table.addColumn(column, native, made => (type.endsWith('?') ? made : made.notNull()))
  }
  table = table.addPrimaryKeyConstraint(`${name}_key`, key as never[])
  unique.forEach((on, at) => {
    table = table.addUniqueConstraint(`${name}_unique_${at + 1}`, on as never[])
  })
  // Rows lie in the order of their key: appended, and found without a second look.
  await (engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute()
  for (const on of indexes) await createIndex(kysely, name, on)
}

async function guardSqlite(kysely: AnyKysely, name: string): Promise<void> {
  for (const change of ['update', 'delete'])
    await sql
      .raw(
        `create trigger "${name}_no_${change}" before ${change} on "${name}" begin select raise(abort, '${name} is append-only'); end`,
      )
      .execute(kysely)
}

async function preparePostgres(kysely: AnyKysely): Promise<void> {
  await sql
    .raw(
      `do $$ begin create role ${APP_ROLE} nologin; exception when duplicate_object or unique_violation then null; end $$`,
    )
    .execute(kysely)
  await sql.raw(`grant ${APP_ROLE} to current_user`).execute(kysely)
  await sql
    .raw(
      `create function overturn_append_only() returns trigger language plpgsql as $$ begin raise exception '% is append-only', tg_table_name; end $$`,
    )
    .execute(kysely)
}

/** Rows of another practice are not there for the role that works; rows of append-only tables cannot be changed by anybody. */
async function guardPostgres(
  kysely: AnyKysely,
  name: string,
  { appendOnly }: TableDescription,
  forced: boolean,
): Promise<void> {
  const own = "practice_id = nullif(current_setting('overturn.practice', true), '')::bigint"
  for (const text of [
    `alter table "${name}" enable row level security`,
    forced ? `alter table "${name}" force row level security` : withoutStatistics(name),
    `create policy own_practice on "${name}" to ${APP_ROLE} using (${own}) with check (${own})`,
    `create policy keeper on "${name}" to current_user using (true) with check (true)`,
    `grant select, insert${appendOnly === true ? '' : ', update, delete'} on "${name}" to ${APP_ROLE}`,
    ...(appendOnly === true
      ? [
          `create trigger append_only before update or delete or truncate on "${name}" for each statement execute function overturn_append_only()`,
        ]
      : []),
  ])
    await sql.raw(text).execute(kysely)
}
