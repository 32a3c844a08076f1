// Posts remittances: each whole or absent, once, however often and in whatever envelope it comes. What must not be posted goes into
// quarantine with the reason and what differs. Works in units of some thousand rows; a remittance larger than that is one unit.
import { recognizePayer } from '../../../decide/payers.ts'
import { addTraceForms } from '../../../store/adjustment.ts'
import { addPayer } from '../../../store/payer.ts'
import { addRemittances, knownKeys, REMITTANCE_KEYS } from '../../../store/remittance.ts'
import { joinPacked, type PackedRows, type Row, type Store, type TableName, type Unit } from '../../../store/store.ts'
import type { DenialContext } from '../../denial/denial.ts'
import { settlePosted } from '../../denial/open.ts'
import { knownNumbers } from '../../denial/relatives.ts'
import { judgeRemittance, type Verdict, writeVerdict } from '../judge/verdict.ts'
import type { ReadRemittance } from '../read/read-remittance.ts'
import { countJudged, countPosted, joined, NOTHING, noCounts, type PostCounts, type Size, sizeOf } from './counts.ts'

export interface Poster {
  /** Posts finished remittances, and the first part of one that goes on. Call one after the other. */
  post(batch: readonly ReadRemittance[]): Promise<void>
  /** The first of so many fresh identifiers. */
  reserve(count: number): Promise<number>
  /** Takes back what a part of a remittance has left open. */
  abandon(): Promise<void>
  readonly counts: PostCounts
}

/** Names the place to which the parts of a remittance are taken back. */
const GOES_ON = 'remittance'

interface Posting {
  readonly store: Store
  readonly context: DenialContext
  readonly counts: PostCounts
  /** Those known to be in the store. Payers are known by what their files call them; the first file that names one brings it in. */
  readonly payers: Set<number>
  /** Forms of traces known to be in the store. */
  readonly forms: Set<number>
  /** The entries that payers which this import brings are recognized as; what a person says of one later stays. */
  readonly recognized: Map<number, string | null>
  /** Held open while a remittance goes on over several batches, with what the parts that are written already come to. */
  going: { readonly unit: Unit; size: Size } | undefined
}

export function createPoster(store: Store, loaded: DenialContext): Poster {
  const recognized = new Map<number, string | null>()
  // A payer that this import brings was not there when the context was loaded.
  const context: DenialContext = {
    ...loaded,
    payerEntry(payerId) {
      const said = loaded.payerEntry(payerId)
      return said === undefined ? recognized.get(payerId) : said
    },
  }
  const posting: Posting = {
    store,
    context,
    counts: noCounts(),
    payers: new Set(),
    forms: new Set(),
    recognized,
    going: undefined,
  }
  return {
    counts: posting.counts,
    post: batch => postBatch(posting, batch),
    reserve: async count => inUnit(posting, async unit => unit.nextId(count)),
    async abandon() {
      await posting.going?.unit.rollback()
      posting.going = undefined
    },
  }
}

/** In the unit that is open, else in one of its own. */
function inUnit<Made>({ store, going }: Posting, work: (unit: Unit) => Promise<Made>): Promise<Made> {
  return going === undefined ? store.write(work) : work(going.unit)
}

async function postBatch(posting: Posting, batch: readonly ReadRemittance[]): Promise<void> {
  const going = batch.at(-1)?.end === undefined ? batch.at(-1) : undefined
  let finished = going === undefined ? batch : batch.slice(0, -1)
  const [first] = finished
  if (posting.going !== undefined && first !== undefined) {
    await postLastPart(posting, posting.going, first)
    posting.going = undefined
    finished = finished.slice(1)
  }
  if (finished.length > 0) {
    await bringNames(posting, finished)
    await posting.store.write(unit => postFinished(posting, unit, finished))
  }
  if (going !== undefined) await postPart(posting, going)
}

/** What rows refer to by a number that follows from its text: payers and forms of traces. Brought in before the rows, once. */
async function bringNames(posting: Posting, parts: readonly ReadRemittance[]): Promise<void> {
  const payers = parts.map(({ payer }) => payer).filter(({ id }) => !posting.payers.has(id))
  const forms = parts.flatMap(part => [...part.forms.values()]).filter(({ id }) => !posting.forms.has(id))
  if (payers.length === 0 && forms.length === 0) return
  for (const payer of payers) posting.recognized.set(payer.id, recognizePayer(payer) ?? null)
  await inUnit(posting, async unit => {
    for (const payer of byId(payers))
      await addPayer(unit, { ...payer, entry: posting.recognized.get(payer.id) ?? null })
    await addTraceForms(unit, byId(forms))
  })
  for (const { id } of payers) posting.payers.add(id)
  for (const { id } of forms) posting.forms.add(id)
}

function byId<Named extends { readonly id: number }>(named: readonly Named[]): readonly Named[] {
  return [...new Map(named.map(each => [each.id, each])).values()]
}

async function postFinished(posting: Posting, unit: Unit, finished: readonly ReadRemittance[]): Promise<void> {
  const { counts, context } = posting
  const good: ReadRemittance[] = []
  const known = new Set(
    await knownKeys(
      unit,
      finished.flatMap(({ end }) => (end === undefined ? [] : [end.row])),
    ),
  )
  for (const remittance of finished) {
    const keys = remittance.end === undefined ? [] : keysOf(remittance.end.row)
    // Nothing of it known, nothing wrong with it: new, without another question.
    const plain = remittance.end?.refusal === undefined && keys.every(key => !known.has(key))
    const verdict: Verdict = plain ? { is: 'new' } : await judgeRemittance(unit, posting.store.vault, remittance, good)
    await writeVerdict(unit, remittance, verdict, context.now)
    countJudged(counts, remittance, verdict)
    if (verdict.is === 'new') good.push(remittance)
    for (const key of keys) known.add(key)
  }
  const denials = await writeRemittances(unit, good, context)
  for (const each of good) countPosted(counts, sizeOf(each))
  counts.denials += denials
}

function keysOf(row: Row<'remittance'>): readonly string[] {
  return REMITTANCE_KEYS.map(key => row[key])
}

/** A part of a remittance that goes on: written, but not committed before its end is known. */
async function postPart(posting: Posting, part: ReadRemittance): Promise<void> {
  if (posting.going === undefined) {
    const unit = await posting.store.begin()
    posting.going = { unit, size: NOTHING }
    await unit.savepoint(GOES_ON)
  }
  const { going } = posting
  await bringNames(posting, [part])
  const denials = await writeRemittances(going.unit, [part], posting.context)
  going.size = joined(going.size, { ...sizeOf(part), denials })
}

/** The last part of a remittance that went over several batches: now it is known whether it may stay. */
async function postLastPart(
  posting: Posting,
  { unit, size }: NonNullable<Posting['going']>,
  last: ReadRemittance,
): Promise<void> {
  const { counts, context } = posting
  const verdict = await judgeRemittance(unit, posting.store.vault, last, [])
  countJudged(counts, last, verdict)
  if (verdict.is === 'new') {
    await bringNames(posting, [last])
    const denials = await writeRemittances(unit, [last], context)
    await unit.commit()
    countPosted(counts, joined(size, { ...sizeOf(last), denials }))
    return
  }
  // The parts go; the verdict stands in rows of its own and stays.
  await unit.rollbackTo(GOES_ON)
  // What they named went with them.
  posting.payers.clear()
  posting.forms.clear()
  await writeVerdict(unit, last, verdict, context.now)
  await unit.commit()
}

/** Writes remittances, or parts of one, and settles their claims. Answers how many denials were opened. */
async function writeRemittances(unit: Unit, parts: readonly ReadRemittance[], context: DenialContext): Promise<number> {
  const claims = parts.flatMap(part => part.claims)
  const known = await knownNumbers(unit, claims)
  const tables = new Map<TableName, [PackedRows, ...PackedRows[]]>()
  for (const { rows } of parts)
    for (const [table, packed] of rows) {
      const known = tables.get(table)
      if (known === undefined) tables.set(table, [packed])
      else known.push(packed)
    }
  // The database takes the rows in while their claims are settled; what settling asks of it comes after them in its turn.
  const inserting = Promise.all([
    addRemittances(
      unit,
      parts.flatMap(({ end }) => (end === undefined ? [] : [end.row])),
    ),
    ...[...tables].map(([table, packed]) => unit.insertMany(table, joinPacked(packed))),
  ])
  inserting.catch(() => undefined)
  const takings = parts.flatMap(({ end }) => end?.takings ?? [])
  const { opened } = await settlePosted(unit, claims, known, takings, context)
  await inserting
  return opened
}
