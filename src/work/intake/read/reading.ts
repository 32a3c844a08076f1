// Reads the bytes of a file into remittances that are ready to be posted: rows, content hash, the numbers by which it is known again.
import { createHash } from 'node:crypto'
import { TAKINGS } from '../../../decide/case/outside.ts'
import { type DecidedClaim, type DecideOptions, partyName } from '../../../decide/decide.ts'
import { createRemittanceReader, type RemittanceEnd, type RemittanceHandlers } from '../../../decide/remittance.ts'
import { knowledgeVersion } from '../../../knowledge/load.ts'
import { BETWEEN, type Engine, type Row } from '../../../store/store.ts'
import type { TraceForm } from '../../../store/trace-form.ts'
import { dayOf, type Fault, MOST_BYTES, type Remittance, type TransactionStart } from '../../../x12/index.ts'
import type { FreshClaim } from '../../denial/posted.ts'
import { addClaim, addProviderAdjustments } from '../judge/decided-rows.ts'
import { createRowSet, type RowSet } from '../row-set.ts'
import { type ContentHash, createContentHash } from './content.ts'
import type { ReadRemittance } from './read-remittance.ts'
import { type ReadTransmission, readTransmission } from './transmission.ts'

/** Values to gather before they are posted together, and the most that are gathered of one remittance: some 25,000 rows. */
const ENOUGH_VALUES = 240_000
/** Faults in the report; all are counted. */
const FAULTS_SHOWN = 100
const BETWEEN_BYTE = BETWEEN.charCodeAt(0)

/** A remittance whose end was not reached yet. */
interface Going {
  readonly ordinal: number
  readonly id: number
  readonly start: TransactionStart
  readonly header: () => Remittance
  readonly hash: ContentHash
  readonly errors: Fault[]
  rows: RowSet
  claims: FreshClaim[]
  forms: Map<number, TraceForm>
  claimCount: number
  segments: number
  place:
    | { readonly payer: ReadRemittance['payer']; readonly traceKey: string; readonly date: string | null }
    | undefined
}

/** What a reading is of, and for whom. */
export interface ReadingOf {
  readonly practiceId: number
  readonly engine: Engine
  readonly fileId: number
  /** ISO instant. */
  readonly now: string
  /** What the practice has brought that decisions are made with. */
  readonly decide: DecideOptions
}

export interface Reading {
  /** The first of the faults; all are counted. */
  readonly faults: readonly Fault[]
  faultCount(): number
  push(bytes: Uint8Array): void
  /** Bytes of a claim that is open, at most: as many as were read since the last one ended. */
  open(): number
  end(): { readonly segments: number; readonly unread: number }
  /** The transactions that are no remittances, as far as their ends were reached. */
  takeOthers(): readonly ReadTransmission[]
  /** What is ready to be posted, when it is enough; with `all`, whatever there is. */
  take(all: boolean): readonly ReadRemittance[] | undefined
}

/** What has been read so far and was not taken yet. */
interface State extends ReadingOf {
  readonly nextId: () => number
  readonly knowledge: string
  readonly faults: Fault[]
  faultCount: number
  finished: ReadRemittance[]
  finishedValues: number
  going: Going | undefined
  others: ReadTransmission[]
  other: { readonly errors: Fault[] } | undefined
  /** True once a byte has come that stands between packed values. */
  odd: boolean
  open: number
}

/** Makes a reader of one file; `nextId` hands out identifiers that are this file's alone. */
export function createReading(of: ReadingOf, nextId: () => number): Reading {
  const state: State = {
    ...of,
    // What was open has ended: it takes its identifiers now.
    nextId() {
      state.open = 0
      return nextId()
    },
    knowledge: knowledgeVersion(),
    faults: [],
    faultCount: 0,
    finished: [],
    finishedValues: 0,
    going: undefined,
    others: [],
    other: undefined,
    odd: false,
    open: 0,
  }
  const reader = createRemittanceReader(handlersOf(state), of.decide)
  return {
    faults: state.faults,
    faultCount: () => state.faultCount,
    push(bytes) {
      state.odd ||= bytes.includes(BETWEEN_BYTE)
      state.open += bytes.length
      reader.push(bytes)
    },
    open: () => Math.min(state.open, MOST_BYTES),
    end: () => reader.end(),
    takeOthers() {
      const ready = state.others
      state.others = []
      return ready
    },
    take: all => takeBatch(state, all),
  }
}

function handlersOf(state: State): RemittanceHandlers {
  return {
    onFault: fault => noteFault(state, fault),
    onOther(start, description, tree) {
      const { practiceId, fileId, now, nextId } = state
      const place = { practiceId, fileId, now, nextId, newRows: () => newRows(state) }
      const current = readTransmission(start, description, tree, place, read => {
        state.others.push(read)
        state.other = undefined
      })
      state.other = current
      return current
    },
    onStart(ordinal, start, header) {
      state.going = beginRemittance(state, ordinal, start, header)
    },
    onSegment(cursor) {
      const { going } = state
      if (going === undefined) return
      going.hash.add(cursor)
      going.segments++
    },
    onClaim(decided) {
      if (state.going !== undefined) readClaim(state, state.going, decided)
    },
    onRemittance(end) {
      if (state.going !== undefined) finishRemittance(state, state.going, end)
    },
  }
}

function noteFault(state: State, fault: Fault): void {
  state.faultCount++
  if (state.faults.length < FAULTS_SHOWN) state.faults.push(fault)
  if (fault.severity !== 'error') return
  if (state.going !== undefined) state.going.errors.push(fault)
  else state.other?.errors.push(fault)
}

function beginRemittance(state: State, ordinal: number, start: TransactionStart, header: () => Remittance): Going {
  return {
    ordinal,
    id: state.nextId(),
    start,
    header,
    hash: createContentHash(),
    errors: [],
    rows: newRows(state),
    claims: [],
    forms: new Map(),
    claimCount: 0,
    segments: 1,
    place: undefined,
  }
}

function readClaim({ practiceId, knowledge, now, nextId }: State, going: Going, decided: DecidedClaim): void {
  going.place ??= placeOf(going.header())
  const { payer, traceKey, date } = going.place
  going.claims.push(
    addClaim(going.rows, decided, {
      practiceId,
      remittanceId: going.id,
      payerId: payer.id,
      traceKey,
      ordinal: going.claimCount++,
      paymentDate: date,
      knowledge,
      now,
      nextId,
      forms: going.forms,
    }),
  )
}

function finishRemittance(state: State, going: Going, end: RemittanceEnd): void {
  addProviderAdjustments(going.rows, state.practiceId, going.id, end.providerAdjustments)
  const place = going.place ?? placeOf(end.tree)
  state.finishedValues += going.rows.values
  state.finished.push({
    ordinal: going.ordinal,
    rows: going.rows.packed(),
    claims: going.claims,
    forms: going.forms,
    payer: place.payer,
    end: {
      row: remittanceRow(end, going, place, state),
      takings: end.providerAdjustments.flatMap(({ reason, reference }) =>
        TAKINGS.has(reason) && reference !== undefined ? [reference] : [],
      ),
      refusal: refusalOf(going.errors, end),
    },
  })
  state.going = undefined
}

function newRows(state: State): RowSet {
  return createRowSet(state.engine, () => state.odd)
}

function takeBatch(state: State, all: boolean): readonly ReadRemittance[] | undefined {
  const { going } = state
  const inHand = going === undefined ? 0 : going.rows.values
  if (!all && state.finishedValues + inHand < ENOUGH_VALUES) return undefined
  const batch = state.finished
  state.finished = []
  state.finishedValues = 0
  // A remittance larger than a batch goes over several.
  if (going?.place !== undefined && inHand >= ENOUGH_VALUES) {
    batch.push({
      ordinal: going.ordinal,
      rows: going.rows.packed(),
      claims: going.claims,
      forms: going.forms,
      payer: going.place.payer,
      end: undefined,
    })
    going.rows = newRows(state)
    going.claims = []
    going.forms = new Map()
  }
  return batch.length === 0 ? undefined : batch
}

function placeOf(tree: Remittance) {
  const name = partyName(tree.payer) ?? 'PAYER WITHOUT A NAME'
  const identifier = (
    tree.payer?.name?.id ??
    tree.payer?.references.find(reference => reference.qualifier === '2U')?.number ??
    tree.trace?.originator ??
    name
  ).toUpperCase()
  const date = dayOf(tree.payment?.date) ?? dayOf(tree.dates.find(each => each.qualifier === '405')?.date)
  const trace = tree.trace?.number
  // A remittance without a payment often bears a number that is no number of a payment; its date stands with it.
  const unpaid = (tree.payment?.paymentCents ?? 0) === 0
  const traceKey = `${identifier} ${trace ?? '-'} ${unpaid || trace === undefined ? (date ?? '') : ''}`.trimEnd()
  return { payer: { id: stableId(identifier), identifier, name }, traceKey, date }
}

/** A number that follows from the text alone, so that two readers at once give a payer the same one: 48 bits of its SHA-256. */
function stableId(text: string): number {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16)
}

/** What stands in the file of a whole remittance. */
export function saidOfRemittance({
  tree,
  start,
  paymentCents,
  claims,
  paidCents,
  providerAdjustmentCents,
}: RemittanceEnd) {
  const payee = tree.payee?.name
  return {
    payeeName: payee?.name ?? null,
    payeeNpi: payee?.idQualifier === 'XX' ? (payee.id ?? null) : null,
    control: start.control,
    trace: tree.trace?.number ?? null,
    method: tree.payment?.method ?? null,
    ...{ paymentCents, claims, paidCents, providerAdjustmentCents },
  }
}

function remittanceRow(
  end: RemittanceEnd,
  going: Going,
  { payer, traceKey, date }: NonNullable<Going['place']>,
  { practiceId, fileId, now }: ReadingOf,
): Row<'remittance'> {
  const { start } = end
  const content = going.hash.digest()
  return {
    practiceId,
    id: going.id,
    fileId,
    ordinal: going.ordinal,
    firstSegment: start.header.index,
    segments: going.segments + (end.complete ? 1 : 0),
    content,
    controlKey: controlKey(start, payer.identifier) ?? content,
    traceKey,
    payerId: payer.id,
    ...saidOfRemittance(end),
    paymentDate: date,
    differenceCents: end.differenceCents,
    balanced: end.balanced,
    postedAt: now,
  }
}

/** Sender, date, time and the three control numbers: what a sender may use only once. */
function controlKey({ interchange, group, control }: TransactionStart, payer: string): string | undefined {
  if (interchange === undefined || group === undefined || control === '') return undefined
  const isa = interchange.elements
  return [isa[6], isa[13], isa[9], isa[10], group.elements[6], control, payer]
    .map(part => (part ?? '').trim())
    .join(' ')
}

function refusalOf(errors: readonly Fault[], end: RemittanceEnd) {
  if (!end.complete)
    return {
      reason: 'incomplete' as const,
      says: 'it stops before its end (no SE): the file was cut off. Get the whole file from the payer; nothing of this remittance was posted.',
    }
  const [first] = errors
  if (first === undefined) return undefined
  return {
    reason: 'unreadable' as const,
    says: `something in it cannot be read: ${first.says} (segment ${first.segment})${errors.length > 1 ? `, and ${errors.length - 1} more` : ''}. Nothing of this remittance was posted.`,
  }
}
