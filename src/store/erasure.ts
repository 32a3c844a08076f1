// Statements of an erasure: who is named where, and what takes the place of names and numbers. Money, codes and dates stay, so that what was counted still
// comes out; equal names become equal signs, so that what belonged together still does.
import { createHash } from 'node:crypto'
import { KEPT_IN } from './erasing.ts'
import { type Signs, signedTexts } from './erasure-texts.ts'
import { inParts, inTurn, type Reader } from './reader.ts'
import type { TableName, Unit } from './store.ts'
import { keyOf, TABLES } from './tables.ts'
import { ERASED } from './vault.ts'

/** What stands in place of a text that is gone. */
export const GONE = '[erased]'

/** How the columns of a table are taken out: masked by a sign, blanked, left without a value, or left an empty list. */
interface Named {
  readonly by: string
  readonly masked: readonly string[]
  readonly blank?: readonly string[]
  readonly empty?: readonly string[]
  readonly lists?: readonly string[]
}

/** Tables that name a patient, by what their rows are found. */
export const NAMED = {
  remitClaim: { by: 'id', masked: ['account', 'payerControl', 'originalControl', 'patientName', 'memberId'] },
  remitLine: { by: 'remitClaimId', masked: ['control'] },
  claimMatch: { by: 'remitClaimId', masked: ['accountKey', 'payerControl'], blank: ['why'] },
  caseItem: { by: 'remitClaimId', masked: ['account'], blank: ['says'], empty: ['closedBecause'] },
  claim: {
    by: 'id',
    masked: ['account', 'accountKey', 'originalControl', 'patientName', 'memberId'],
    empty: ['patientBorn', 'authorizationNumber', 'referralNumber'],
  },
  claimLine: { by: 'claimId', masked: ['control'] },
  outgoing: { by: 'claimId', masked: ['account', 'control'], lists: ['changes'] },
  acknowledgment: {
    by: 'id',
    masked: ['account', 'accountKey', 'payerControl', 'reference'],
    blank: ['says'],
    empty: ['statuses'],
  },
  workItem: { by: 'acknowledgmentId', masked: ['account'], blank: ['says'], empty: ['closedBecause'] },
  denial: { by: 'id', masked: ['account', 'patientName'], empty: ['notices'] },
  eligibility: { by: 'id', masked: ['memberId', 'personName'], blank: ['says'], empty: ['born'], lists: ['benefits'] },
  authorization: { by: 'id', masked: ['memberId', 'personName'], blank: ['reference', 'note'] },
  reviewAnswer: { by: 'id', masked: ['memberId', 'personName'], blank: ['says'], empty: ['number'] },
} as const satisfies Partial<Record<TableName, Named>>
type NamedTable = keyof typeof NAMED

/** Accounts that are the same to `keyOf` get one sign, and their key that of the sign. */
export function createSigns(erasure: number, accounts: readonly string[], keyOf: (account: string) => string): Signs {
  const values = new Map<string, string>()
  const fresh = () => `erased-${erasure}-${values.size + 1}`
  for (const [key, same] of Map.groupBy(accounts, keyOf)) {
    const sign = fresh()
    for (const account of same) values.set(account, sign)
    if (key !== '') values.set(key, same.includes(key) ? sign : keyOf(sign))
  }
  return {
    values,
    of(value) {
      const known = values.get(value)
      if (known !== undefined) return known
      const sign = fresh()
      values.set(value, sign)
      return sign
    },
  }
}

/** Of an account, or of its key. */
export const isSign = (value: string): boolean => /^(erased-\d+-\d+|ERASED\d+)$/.test(value)

type PlainRow = Record<string, unknown>

/** Masks the rows of these numbers; answers how many there were. */
export async function maskRows(
  unit: Unit,
  table: NamedTable,
  ids: readonly number[],
  signs: Signs,
): Promise<readonly PlainRow[]> {
  const { by, masked, blank = [], empty = [], lists = [] }: Named = NAMED[table]
  const rows = (await inTurn(ids, part =>
    unit.kysely
      .selectFrom(table as 'remitClaim')
      .selectAll()
      .where(by as 'id', 'in', part)
      .execute(),
  )) as readonly PlainRow[]
  const key = keyOf(table)
  for (const row of rows) {
    const set: PlainRow = {}
    for (const column of masked) {
      const value = row[column]
      if (typeof value === 'string' && value !== '' && !isSign(value)) set[column] = signs.of(value)
    }
    for (const column of blank) set[column] = GONE
    for (const column of empty) set[column] = null
    for (const column of lists) set[column] = []
    if (table === 'outgoing') set.kept = ERASED
    if (Object.keys(set).length === 0) continue
    await key
      .reduce(
        (query, column) => query.where(column as 'id', '=', row[column] as number),
        unit.kysely.updateTable(table as 'remitClaim').set(set as never),
      )
      .execute()
  }
  return rows
}

export async function forgetWords({ kysely }: Unit, denials: readonly number[]): Promise<void> {
  for (const id of denials) await kysely.deleteFrom('searchWord').where('denialId', '=', id).execute()
}

/** What was said of checks of these accounts' claims before they were sent. */
export async function forgetOverrides({ kysely }: Unit, accounts: readonly string[]): Promise<void> {
  for (const part of inParts(accounts)) await kysely.deleteFrom('checkOverride').where('account', 'in', part).execute()
}

/** Answers that were kept for the same request again may hold anything. */
export async function forgetAnswers({ kysely }: Unit): Promise<void> {
  await kysely.deleteFrom('answered').execute()
}

/** What payers took back or sent elsewhere bears numbers of claims. */
export async function maskReferences(unit: Unit, { values }: Signs): Promise<void> {
  for (const [value, sign] of values)
    await unit.kysely
      .updateTable('providerAdjustment')
      .set({ reference: sign })
      .where('reference', '=', value)
      .execute()
}

/** Texts about files, in which a name may stand: what is erased is taken out of them. */
export async function scrubFileTexts(unit: Unit, files: readonly number[], signs: Signs): Promise<void> {
  const scrub = signedTexts(signs)
  for (const id of files) {
    const ends = await unit.kysely.selectFrom('fileEnd').selectAll().where('fileId', '=', id).execute()
    for (const { turn, report } of ends)
      await unit.kysely
        .updateTable('fileEnd')
        .set({ report: scrub(report) })
        .where('fileId', '=', id)
        .where('turn', '=', turn)
        .execute()
    const held = await unit.kysely.selectFrom('quarantine').selectAll().where('fileId', '=', id).execute()
    for (const { ordinal, says, difference } of held)
      await unit.kysely
        .updateTable('quarantine')
        .set({ says: scrub(says), difference: scrub(difference) })
        .where('fileId', '=', id)
        .where('ordinal', '=', ordinal)
        .execute()
  }
}

/** A file whose bytes go: what was counted of it stays, its name may be a patient's. Answers where it was kept. */
export async function eraseFile({ kysely }: Unit, id: number): Promise<string> {
  const { kept } = await kysely.selectFrom('file').select('kept').where('id', '=', id).executeTakeFirstOrThrow()
  await kysely
    .updateTable('file')
    .set({ kept: ERASED, name: `${ERASED} file ${id}` })
    .where('id', '=', id)
    .execute()
  return kept
}

/** Who a file names: accounts, and numbers of members of answers that bear no account. */
export async function namedIn({ kysely }: Reader, fileId: number): Promise<readonly string[]> {
  const transmitted = (table: 'claim' | 'acknowledgment', column: 'account') =>
    kysely
      .selectFrom(`${table} as c` as 'claim as c')
      .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'c.transmissionId'))
      .where('t.fileId', '=', fileId)
      .select(`c.${column}` as 'c.account')
      .distinct()
      .execute()
  const answered = (table: 'eligibility' | 'reviewAnswer') =>
    kysely
      .selectFrom(`${table} as c` as 'eligibility as c')
      .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'c.transmissionId'))
      .where('t.fileId', '=', fileId)
      .select('c.memberId')
      .execute()
  const questioned = kysely
    .selectFrom('statusQuestion as q')
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'q.claimId'))
    .where('q.fileId', '=', fileId)
    .select('c.account')
    .distinct()
    .execute()
  const attached = kysely
    .selectFrom('outgoing as o')
    .innerJoin('file as f', join => join.onRef('f.sha256', '=', 'o.content'))
    .where('f.id', '=', fileId)
    .where('o.kind', '=', 'attachment')
    .select('o.account')
    .distinct()
    .execute()
  const [remitted, sent, said, questions, documents, ...asked] = await Promise.all([
    kysely
      .selectFrom('remitClaim as c')
      .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'c.remittanceId'))
      .where('r.fileId', '=', fileId)
      .select('c.account')
      .distinct()
      .execute(),
    transmitted('claim', 'account'),
    transmitted('acknowledgment', 'account'),
    questioned,
    attached,
    answered('eligibility'),
    answered('reviewAnswer'),
  ])
  return [
    ...[...remitted, ...sent, ...said, ...questions, ...documents].flatMap(({ account }) =>
      account === null ? [] : [account],
    ),
    ...asked.flat().map(({ memberId }) => `member ${memberId ?? '?'}`),
  ]
}

/** Whether a file holds a remittance that was kept back and is not posted: nobody knows yet whom it names. */
export async function holdsBack({ kysely }: Reader, fileId: number): Promise<boolean> {
  const held = await kysely.selectFrom('quarantine').select('ordinal').where('fileId', '=', fileId).execute()
  const posted = await kysely.selectFrom('remittance').select('ordinal').where('fileId', '=', fileId).execute()
  return held.some(({ ordinal }) => !posted.some(each => each.ordinal === ordinal))
}

/** Takes out what these events said, and writes down for good which they are. Answers how many, and the digest that the erasure's own event bears. */
export async function eraseEvents(
  unit: Unit,
  erasure: number,
  events: readonly { readonly seq: number; readonly hash: string; readonly data: string }[],
): Promise<{ readonly count: number; readonly digest: string }> {
  for (const { seq, data } of events)
    await unit.kysely
      .updateTable('event')
      .set({ data: blanked(data) })
      .where('seq', '=', seq)
      .execute()
  await unit.insertMany(
    'erasedEvent',
    events.map(({ seq }) => ({ practiceId: unit.practiceId, seq, erasure })),
  )
  return { count: events.length, digest: digestOf(events) }
}

/** Over the numbers and hashes of erased events, in their order. */
export function digestOf(events: readonly { readonly seq: number; readonly hash: string }[]): string {
  const hash = createHash('sha256')
  for (const { seq, hash: own } of [...events].sort((one, other) => one.seq - other.seq)) hash.update(`${seq} ${own}\n`)
  return hash.digest('hex')
}

/** Words of closed lists, which name nobody. */
const HARMLESS = new Set(['status', 'move', 'kind', 'level', 'action', 'cause', 'carc', 'groupCode', 'door', 'into'])

/** What an event said without any text of its own: numbers, yes and no, and words of closed lists stay. */
function blanked(data: string): string {
  const blank = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') return HARMLESS.has(name) ? value : GONE
    if (Array.isArray(value)) return value.map(each => blank(each))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, blank(each, key)]))
  }
  return JSON.stringify(blank(JSON.parse(data)))
}

/** Events in parts, in their order; those of looks, or all the others. */
export async function* eventsInParts({ kysely }: Reader, looks: boolean, size = 5000) {
  for (let after = 0; ; ) {
    const part = await kysely
      .selectFrom('event')
      .select(['seq', 'at', 'verb', 'denialId', 'data', 'hash'])
      .where('seq', '>', after)
      .where('verb', looks ? '=' : '!=', 'looked')
      .orderBy('seq')
      .limit(size)
      .execute()
    yield part
    if (part.length < size) return
    after = part.at(-1)?.seq ?? after
  }
}

/** Which of these events were erased before. */
export async function erasedBefore({ kysely }: Reader): Promise<ReadonlyMap<number, number>> {
  const rows = await kysely.selectFrom('erasedEvent').select(['seq', 'erasure']).execute()
  return new Map(rows.map(({ seq, erasure }) => [seq, erasure]))
}

/** Looks lose the ways that lead to them. */
export async function forgetSubjects({ kysely }: Unit, upTo: number): Promise<void> {
  await kysely.deleteFrom('lookSubject').where('seq', '<=', upTo).execute()
}

/** What outlives a practice: itself, its chain, what was erased of it, and who looked. */
const OUTLIVES: ReadonlySet<TableName> = new Set([
  ...(['practice', 'event', 'erasedEvent', 'erasing', 'lookSubject', 'lookJournal'] as const),
])

/** Deletes every row of the practice but its own and those of its chain. Answers how many by table. */
export async function deletePractice({ kysely }: Unit): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {}
  for (const table of (Object.keys(TABLES) as TableName[]).filter(name => !OUTLIVES.has(name))) {
    const { numDeletedRows } = await kysely.deleteFrom(table as 'file').executeTakeFirst()
    if (numDeletedRows > 0n) gone[table] = Number(numDeletedRows)
  }
  return gone
}

/** How many rows of each there are. */
export async function countRows({ kysely }: Reader): Promise<Readonly<Record<string, number>>> {
  const count: Record<string, number> = {}
  for (const table of ['file', 'remittance', 'remitClaim', 'claim', 'denial', 'outgoing', 'member'] as const) {
    const row = await kysely
      .selectFrom(table as 'file')
      .select(({ fn }) => fn.countAll().as('rows'))
      .executeTakeFirst()
    count[table] = Number(row?.rows ?? 0)
  }
  return count
}

/** Where the practice's bytes are kept. */
export async function keptPaths({ kysely }: Reader): Promise<readonly string[]> {
  const paths = new Set<string>()
  for (const [table, column] of KEPT_IN)
    for (const row of await kysely
      .selectFrom(table as 'file')
      .select(column as 'kept')
      .execute())
      paths.add((row as unknown as Readonly<Record<string, string>>)[column] ?? ERASED)
  return [...paths].filter(path => path !== ERASED)
}

export async function eraseAllKept({ kysely }: Unit): Promise<void> {
  for (const [table, column] of KEPT_IN)
    await kysely
      .updateTable(table as 'file')
      .set({ [column as 'kept']: ERASED })
      .execute()
}
