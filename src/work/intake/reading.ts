// Reads the bytes of a file into remittances that are ready to be posted: rows, content hash, the numbers by which it is known again.
import { createHash } from 'node:crypto'
import { type DecideOptions, partyName } from '../../decide/decide.ts'
import { createRemittanceReader, type RemittanceEnd, type RemittanceHandlers } from '../../decide/remittance.ts'
import { knowledgeVersion } from '../../knowledge/load.ts'
import { BETWEEN, type Engine, type PackedRows, packRows, type Row, type TableName } from '../../store/store.ts'
import type { Fault, Remittance, TransactionStart } from '../../x12/index.ts'
import { type ContentHash, createContentHash } from './content.ts'
import type { ReadRemittance } from './post.ts'
import { addClaim, addProviderAdjustments, type PostedClaim, type RowSet } from './rows.ts'
import { type ReadTransmission, readTransmission } from './transmission.ts'

/** Values to gather before they are posted together, and the most that are gathered of one remittance: some 25,000 rows. */
const ENOUGH_VALUES = 240_000
/** Faults told in the report; all are counted. */
const FAULTS_TOLD = 100
const BETWEEN_BYTE = BETWEEN.charCodeAt(0)

interface Going {
  readonly ordinal: number
  readonly id: number
  readonly start: TransactionStart
  readonly header: () => Remittance
  readonly hash: ContentHash
  readonly errors: Fault[]
  rows: RowSet
  claims: PostedClaim[]
  claimCount: number
  segments: number
  place:
    | { readonly payer: ReadRemittance['payer']; readonly traceKey: string; readonly date: string | null }
    | undefined
}

export type Reading = ReturnType<typeof createReading>

/** What a reading is of, and for whom. */
export interface ReadingOf {
  readonly practiceId: number
  readonly engine: Engine
  readonly fileId: number
  /** ISO instant. */
  readonly now: string
  /** What the practice has brought that decisions are made with. */
  readonly decide?: DecideOptions
}

/** Makes a reader of one file; `nextId` hands out identifiers that are this file's alone. */
export function createReading({ practiceId, engine, fileId, now, decide }: ReadingOf, nextId: () => number) {
  const knowledge = knowledgeVersion()
  let finished: ReadRemittance[] = []
  let finishedValues = 0
  /** True once a byte has come that stands between packed values. */
  let odd = false
  const pack = (rows: RowSet): ReadonlyMap<TableName, PackedRows> =>
    new Map([...rows].map(([table, values]) => [table, packRows(engine, table, values, odd)] as const))
  let going: Going | undefined
  let others: ReadTransmission[] = []
  let other: { readonly errors: Fault[] } | undefined
  let faultCount = 0
  const faults: Fault[] = []
  const handlers: RemittanceHandlers = {
    onFault(fault) {
      faultCount++
      if (faults.length < FAULTS_TOLD) faults.push(fault)
      if (fault.severity !== 'error') return
      if (going !== undefined) going.errors.push(fault)
      else other?.errors.push(fault)
    },
    onOther(start, description, tree) {
      const place = { practiceId, fileId, now, nextId, pack }
      const current = readTransmission(start, description, tree, place, read => {
        others.push(read)
        other = undefined
      })
      other = current
      return current
    },
    onStart(ordinal, start, header) {
      going = {
        ordinal,
        id: nextId(),
        start,
        header,
        hash: createContentHash(),
        errors: [],
        rows: new Map(),
        claims: [],
        claimCount: 0,
        segments: 1,
        place: undefined,
      }
    },
    onSegment(cursor) {
      if (going === undefined) return
      going.hash.add(cursor)
      going.segments++
    },
    onClaim(decided) {
      if (going === undefined) return
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
        }),
      )
    },
    onRemittance(end) {
      if (going === undefined) return
      addProviderAdjustments(going.rows, practiceId, going.id, end.providerAdjustments)
      const place = going.place ?? placeOf(end.tree)
      finishedValues += valuesIn(going.rows)
      finished.push({
        ordinal: going.ordinal,
        rows: pack(going.rows),
        claims: going.claims,
        payer: place.payer,
        end: {
          row: remittanceRow(end, going, place, { practiceId, fileId, now }),
          refusal: refusalOf(going.errors, end),
        },
      })
      going = undefined
    },
  }
  const reader = createRemittanceReader(handlers, decide)

  return {
    faults,
    faultCount: () => faultCount,
    push(bytes: Uint8Array) {
      odd ||= bytes.includes(BETWEEN_BYTE)
      reader.push(bytes)
    },
    end: () => reader.end(),
    /** The transactions that are no remittances, as far as their ends were reached. */
    takeOthers(): readonly ReadTransmission[] {
      const ready = others
      others = []
      return ready
    },
    /** What is ready to be posted, when it is enough; with `all`, whatever there is. */
    take(all: boolean): readonly ReadRemittance[] | undefined {
      const inHand = going === undefined ? 0 : valuesIn(going.rows)
      if (!all && finishedValues + inHand < ENOUGH_VALUES) return undefined
      const batch = finished
      finished = []
      finishedValues = 0
      // A remittance larger than a batch goes over several.
      if (going?.place !== undefined && inHand >= ENOUGH_VALUES) {
        batch.push({
          ordinal: going.ordinal,
          rows: pack(going.rows),
          claims: going.claims,
          payer: going.place.payer,
          end: undefined,
        })
        going.rows = new Map()
        going.claims = []
      }
      return batch.length === 0 ? undefined : batch
    },
  }
}

function valuesIn(rows: RowSet): number {
  let values = 0
  for (const list of rows.values()) values += list.length
  return values
}

function placeOf(tree: Remittance) {
  const name = partyName(tree.payer) ?? 'PAYER WITHOUT A NAME'
  const identifier = (
    tree.payer?.name?.id ??
    tree.payer?.references.find(reference => reference.qualifier === '2U')?.number ??
    tree.trace?.originator ??
    name
  ).toUpperCase()
  const date = tree.payment?.date ?? tree.dates.find(each => each.qualifier === '405')?.date ?? null
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

function remittanceRow(
  end: RemittanceEnd,
  going: Going,
  { payer, traceKey, date }: NonNullable<Going['place']>,
  { practiceId, fileId, now }: { practiceId: number; fileId: number; now: string },
): Row<'remittance'> {
  const { tree, start } = end
  const content = going.hash.digest()
  const payee = tree.payee?.name
  return {
    practiceId: practiceId,
    id: going.id,
    fileId: fileId,
    ordinal: going.ordinal,
    firstSegment: start.header.index,
    segments: going.segments + (end.complete ? 1 : 0),
    content,
    controlKey: controlKey(start, payer.identifier) ?? content,
    traceKey: traceKey,
    payerId: payer.id,
    payeeName: payee?.name ?? null,
    payeeNpi: payee?.idQualifier === 'XX' ? (payee.id ?? null) : null,
    control: start.control,
    trace: tree.trace?.number ?? null,
    method: tree.payment?.method ?? null,
    paymentDate: date,
    paymentCents: end.paymentCents,
    claims: end.claims,
    paidCents: end.paidCents,
    providerAdjustmentCents: end.providerAdjustmentCents,
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
