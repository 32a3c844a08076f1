// Posts remittances: each whole or absent, once, however often and in whatever envelope it comes. What must not be posted goes into
// quarantine with the reason and what differs. Works in units of some thousand rows; a remittance larger than that is one unit.
import { recognizePayer } from '../../decide/payers.ts'
import {
  type FlatRows,
  joinPacked,
  type PackedRows,
  pushRow,
  type Row,
  type Store,
  type TableName,
  type Unit,
} from '../../store/store.ts'
import type { DenialContext } from '../queue/denial.ts'
import { olderRelatives, settlePosted } from '../queue/open.ts'
import type { PostedClaim } from './rows.ts'

/** A remittance as far as it has been read. */
export interface ReadRemittance {
  readonly ordinal: number
  readonly rows: ReadonlyMap<TableName, PackedRows>
  readonly claims: readonly PostedClaim[]
  readonly payer: Pick<Row<'payer'>, 'id' | 'identifier' | 'name'>
  /** Everything, when its end was reached; undefined while more of it is to come. */
  readonly end: RemittanceRow | undefined
}

export interface RemittanceRow {
  readonly row: Row<'remittance'>
  /** Why it cannot be posted, when it cannot. */
  readonly refusal: { readonly reason: 'unreadable' | 'incomplete'; readonly says: string } | undefined
}

export interface PostCounts {
  remittances: number
  posted: number
  /** Posted before from this same file, when its reading was stopped. */
  resumed: number
  duplicates: number
  quarantined: number
  claims: number
  lines: number
  adjustments: number
  denials: number
  readonly duplicateOf: Map<string, number>
  readonly says: string[]
}

export interface Poster {
  /** Posts finished remittances, and the first part of one that goes on. Call one after the other. */
  post(batch: readonly ReadRemittance[]): Promise<void>
  /** The first of so many fresh identifiers. */
  reserve(count: number): Promise<number>
  /** Takes back what a part of a remittance has left open. */
  abandon(): Promise<void>
  readonly counts: PostCounts
}

const GOES_ON = 'remittance'

export function createPoster(store: Store, fileId: number, loaded: DenialContext): Poster {
  const counts: PostCounts = {
    remittances: 0,
    posted: 0,
    resumed: 0,
    duplicates: 0,
    quarantined: 0,
    claims: 0,
    lines: 0,
    adjustments: 0,
    denials: 0,
    duplicateOf: new Map(),
    says: [],
  }
  /** A payer that this import brings was not there when the context was loaded. */
  const context: DenialContext = {
    ...loaded,
    payerEntry: payerId => {
      const said = loaded.payerEntry(payerId)
      return said === undefined ? recognized.get(payerId) : said
    },
  }
  /** Held open while a remittance goes on over several batches. */
  let unit: Unit | undefined
  /** What the parts of it that are written already come to. */
  let begun = { claims: 0, lines: 0, adjustments: 0, opened: 0 }

  async function write(into: Unit, parts: readonly ReadRemittance[]): Promise<number> {
    const claims = parts.flatMap(part => part.claims)
    const older = await olderRelatives(into, claims)
    const heads: FlatRows = []
    const tables = new Map<TableName, [PackedRows, ...PackedRows[]]>()
    for (const { rows, end } of parts) {
      if (end !== undefined) pushRow(heads, 'remittance', end.row)
      for (const [table, packed] of rows) {
        const known = tables.get(table)
        if (known === undefined) tables.set(table, [packed])
        else known.push(packed)
      }
    }
    // The database takes the rows in while their claims are settled; what settling asks of it comes after them in its turn.
    const inserting = Promise.all([
      into.insertMany('remittance', heads),
      ...[...tables].map(([table, packed]) => into.insertMany(table, joinPacked(packed))),
    ])
    inserting.catch(() => undefined)
    const { opened } = await settlePosted(into, claims, older, context)
    await inserting
    return opened
  }

  /**
   * Payers are known by what their files call them; the first file that names one brings it in, with the entry it is recognized as.
   * What a person says of it later stays.
   */
  const payers = new Set<number>()
  const recognized = new Map<number, string | null>()
  async function bringPayers(batch: readonly ReadRemittance[]): Promise<void> {
    const fresh = new Map(batch.filter(({ payer }) => !payers.has(payer.id)).map(({ payer }) => [payer.id, payer]))
    if (fresh.size === 0) return
    for (const payer of fresh.values()) recognized.set(payer.id, recognizePayer(payer) ?? null)
    const add = async (into: Unit) => {
      for (const payer of fresh.values())
        await into.kysely
          .insertInto('payer')
          .values({ practice_id: store.practiceId, ...payer, entry: recognized.get(payer.id) ?? null })
          .onConflict(conflict => conflict.columns(['practice_id', 'identifier']).doNothing())
          .execute()
    }
    await (unit === undefined ? store.write(add) : add(unit))
    for (const id of fresh.keys()) payers.add(id)
  }

  async function post(batch: readonly ReadRemittance[]): Promise<void> {
    await bringPayers(batch)
    const going = batch.at(-1)?.end === undefined ? batch.at(-1) : undefined
    let finished = going === undefined ? batch : batch.slice(0, -1)
    const [first] = finished
    if (unit !== undefined && first !== undefined) {
      await finishGoing(unit, first)
      unit = undefined
      finished = finished.slice(1)
    }
    if (finished.length > 0)
      await store.write(async into => {
        const good: ReadRemittance[] = []
        const strange = await seenBefore(into, finished)
        for (const remittance of finished) {
          const { end } = remittance
          const plain =
            end !== undefined && end.refusal === undefined && keysOf(end.row).every(key => !strange.has(key))
          if (plain) counts.remittances++
          if (plain || (await isNew(into, remittance, good))) good.push(remittance)
          if (end !== undefined) for (const key of keysOf(end.row)) strange.add(key)
        }
        const opened = await write(into, good)
        for (const each of good) countPosted(counts, sizeOf(each.rows))
        counts.denials += opened
      })
    if (going !== undefined) {
      if (unit === undefined) {
        unit = await store.begin()
        await unit.savepoint(GOES_ON)
        begun = { claims: 0, lines: 0, adjustments: 0, opened: 0 }
      }
      const opened = await write(unit, [going])
      const size = sizeOf(going.rows)
      begun = {
        claims: begun.claims + size.claims,
        lines: begun.lines + size.lines,
        adjustments: begun.adjustments + size.adjustments,
        opened: begun.opened + opened,
      }
    }
  }

  /** The last part of a remittance that went over several batches: now it is known whether it may stay. */
  async function finishGoing(into: Unit, last: ReadRemittance): Promise<void> {
    if (await isNew(into, last, [])) {
      const opened = await write(into, [last])
      const size = sizeOf(last.rows)
      await into.commit()
      countPosted(counts, {
        claims: begun.claims + size.claims,
        lines: begun.lines + size.lines,
        adjustments: begun.adjustments + size.adjustments,
      })
      counts.denials += begun.opened + opened
      return
    }
    // The verdict stands in rows of its own: the parts go, it stays.
    await into.rollbackTo(GOES_ON)
    await isNew(into, last, [], false)
    await into.commit()
  }

  /** Whether a finished remittance is to be posted; what it is otherwise is written down. */
  async function isNew(
    into: Unit,
    { end, claims, rows }: ReadRemittance,
    good: readonly ReadRemittance[],
    count = true,
  ): Promise<boolean> {
    if (end === undefined) throw new Error('a remittance that goes on cannot be judged')
    const { row, refusal } = end
    if (count) counts.remittances++
    const twin =
      good.find(each => each.end?.row.content === row.content)?.end?.row ??
      (await into.kysely
        .selectFrom('remittance')
        .select(['id', 'file_id', 'ordinal'])
        .where('content', '=', row.content)
        .executeTakeFirst())
    if (twin !== undefined) {
      if (twin.file_id === fileId && twin.ordinal === row.ordinal) {
        if (count) counts.resumed++
        return false
      }
      await into.kysely
        .insertInto('duplicate')
        .values({
          practice_id: row.practice_id,
          file_id: fileId,
          ordinal: row.ordinal,
          remittance_id: twin.id,
          first_segment: row.first_segment,
          segments: row.segments,
        })
        .onConflict(conflict => conflict.columns(['practice_id', 'file_id', 'ordinal']).doNothing())
        .execute()
      if (count) {
        counts.duplicates++
        counts.duplicateOf.set(row.control, twin.file_id)
      }
      return false
    }
    const conflict = refusal === undefined ? await findConflict(into, row, good, claims) : undefined
    if (refusal === undefined && conflict === undefined) return true
    const reason = refusal?.reason ?? 'conflict'
    const says = refusal?.says ?? conflict?.says ?? ''
    await into.kysely
      .insertInto('quarantine')
      .values({
        practice_id: row.practice_id,
        file_id: fileId,
        ordinal: row.ordinal,
        first_segment: row.first_segment,
        segments: row.segments,
        content: row.content,
        reason,
        says,
        difference: JSON.stringify(conflict?.difference ?? {}),
        control: row.control,
        trace: row.trace,
        payment_cents: row.payment_cents,
        claims: row.claims,
        at: context.now,
      })
      .onConflict(clash => clash.columns(['practice_id', 'file_id', 'ordinal']).doNothing())
      .execute()
    into.event({
      at: context.now,
      who: 'overturn',
      verb: 'quarantined',
      data: { file: fileId, ordinal: row.ordinal, reason, rows: sizeOf(rows).claims },
    })
    if (count) {
      counts.quarantined++
      counts.says.push(`Remittance ${row.ordinal + 1} (${row.control || 'no number'}) is in quarantine: ${says}`)
    }
    return false
  }

  return {
    counts,
    post,
    reserve: async count => (unit === undefined ? store.write(async into => into.nextId(count)) : unit.nextId(count)),
    async abandon() {
      await unit?.rollback()
      unit = undefined
    },
  }
}

interface Size {
  readonly claims: number
  readonly lines: number
  readonly adjustments: number
}

function sizeOf(rows: ReadRemittance['rows']): Size {
  const count = (table: TableName) => rows.get(table)?.rows ?? 0
  return { claims: count('remit_claim'), lines: count('remit_line'), adjustments: count('adjustment') }
}

function countPosted(counts: PostCounts, { claims, lines, adjustments }: Size): void {
  counts.posted++
  counts.claims += claims
  counts.lines += lines
  counts.adjustments += adjustments
}

/** The content and the numbers of a remittance: none of them known means that it is new. */
function keysOf(row: Row<'remittance'>): readonly string[] {
  return [row.content, row.trace_key, row.control_key]
}

/** Which of these remittances' contents and numbers the store knows, in few questions. */
async function seenBefore(unit: Unit, remittances: readonly ReadRemittance[]): Promise<Set<string>> {
  const rows = remittances.flatMap(({ end }) => (end === undefined ? [] : [end.row]))
  const AT_ONCE = 400
  const asking: Promise<readonly string[]>[] = []
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const part = rows.slice(at, at + AT_ONCE)
    for (const column of ['content', 'trace_key', 'control_key'] as const)
      asking.push(
        unit.kysely
          .selectFrom('remittance')
          .select(column)
          .where(
            column,
            'in',
            part.map(row => row[column]),
          )
          .execute()
          .then(found => found.map(row => row[column])),
      )
  }
  return new Set((await Promise.all(asking)).flat())
}

interface Conflict {
  readonly says: string
  readonly difference: Readonly<Record<string, unknown>>
}

/** The same number with other content: a payer's second thought, or somebody's hand in the file. A person has to look. */
async function findConflict(
  unit: Unit,
  row: Row<'remittance'>,
  good: readonly ReadRemittance[],
  claims: readonly PostedClaim[],
): Promise<Conflict | undefined> {
  const inBatch = good.flatMap(each => (each.end === undefined ? [] : [each.end.row]))
  const before = await unit.kysely
    .selectFrom('remittance')
    .selectAll()
    .where(({ eb, or }) => or([eb('trace_key', '=', row.trace_key), eb('control_key', '=', row.control_key)]))
    .orderBy('id')
    .limit(20)
    .execute()
  const accounts = new Set(claims.map(claim => claim.adjudication.account))
  let posted: Row<'remittance'> | undefined
  let postedClaims: readonly ComparedClaim[] = []
  for (const other of [...inBatch, ...before]) {
    if (other.trace_key !== row.trace_key && other.control_key !== row.control_key) continue
    const told =
      good.find(each => each.end?.row === other)?.claims.map(({ adjudication }) => comparedOf(adjudication)) ??
      (await comparedClaims(unit, other.id))
    // Senders restart their control numbers: alone, those count only for the same day and some of the same claims.
    const same =
      other.trace_key === row.trace_key ||
      (other.payment_date === row.payment_date && told.some(claim => accounts.has(claim.account)))
    if (!same) continue
    posted = other
    postedClaims = told
    break
  }
  if (posted === undefined) return undefined
  const other = posted
  const by = other.trace_key === row.trace_key ? `trace number ${row.trace ?? ''}` : `control number ${row.control}`
  const fields = (['payment_date', 'payment_cents', 'paid_cents', 'claims', 'provider_adjustment_cents'] as const)
    .filter(name => other[name] !== row[name])
    .map(name => ({ field: name, posted: other[name], here: row[name] }))
  const keyOf = ({ account, reversal }: { account: string; reversal: boolean }) => `${account} ${reversal}`
  const known = new Map(postedClaims.map(claim => [keyOf(claim), claim]))
  const changed = claims
    .map(({ adjudication }) => comparedOf(adjudication))
    .filter(here => {
      const there = known.get(keyOf(here))
      return there?.chargeCents !== here.chargeCents || there.paidCents !== here.paidCents
    })
    .map(here => ({ here, posted: known.get(keyOf(here)) ?? null }))
  const what = [
    ...fields.map(({ field }) => field.replaceAll('_', ' ').replace(' cents', '')),
    ...(changed.length > 0 ? [`${changed.length} ${changed.length === 1 ? 'claim' : 'claims'}`] : []),
  ]
  return {
    says: `a remittance with the same ${by} is posted already and says something else${what.length > 0 ? ` (${what.join(', ')})` : ' (not in the money: names, dates, references or remarks)'}. Nothing of this one was posted; compare the two and ask the payer.`,
    difference: {
      remittance: posted.id,
      file: posted.file_id,
      fields,
      claims: changed.slice(0, 20),
      changedClaims: changed.length,
    },
  }
}

interface ComparedClaim {
  readonly account: string
  readonly reversal: boolean
  readonly chargeCents: number
  readonly paidCents: number
}

function comparedOf({ account, reversal, chargeCents, paidCents }: ComparedClaim): ComparedClaim {
  return { account, reversal, chargeCents, paidCents }
}

/** How many claims of a posted remittance are laid beside another one. */
const COMPARED = 5000

async function comparedClaims(unit: Unit, remittanceId: number): Promise<readonly ComparedClaim[]> {
  const rows = await unit.kysely
    .selectFrom('remit_claim')
    .select(['account', 'reversal', 'charge_cents', 'paid_cents'])
    .where('remittance_id', '=', remittanceId)
    .orderBy('ordinal')
    .limit(COMPARED)
    .execute()
  return rows.map(row => ({
    account: row.account,
    reversal: row.reversal === 1,
    chargeCents: row.charge_cents,
    paidCents: row.paid_cents,
  }))
}
