// Reads one transaction that is no remittance into rows that are ready to be posted: claims as they were sent, acknowledgments, answers
// about coverage and authorization. Other transactions are kept by their numbers alone; their bytes are in the file.

import type { PackedRows, Row, TableName } from '../../../store/store.ts'
import {
  type Acknowledgment,
  type ClaimStatus,
  claimKindOf,
  dayOf,
  type EligibilityResponse,
  type Fault,
  type FunctionalAcknowledgment,
  type InterchangeAcknowledgment,
  type RawSegment,
  type ServicesReview,
  streamClaims,
  type Transaction,
  type TransactionHandler,
  type TransactionStart,
} from '../../../x12/index.ts'
import type { RowSet } from '../row-set.ts'
import { accountKey } from './account-key.ts'
import { createContentHash } from './content.ts'
import { type Coverage, coveragesOf, type ReviewAnswer, reviewAnswersOf } from './evidence.ts'
import { type Saying, sayingsOfGroup, sayingsOfInterchange, sayingsOfStatus } from './sayings.ts'
import { addSubmitted } from './submitted-rows.ts'

/** A transmission whose rows all have their identifiers. */
export interface NumberedTransmission extends Omit<ReadTransmission, 'reported'> {
  readonly reported: { readonly count: number; readonly rows: ReadonlyMap<TableName, PackedRows> }
}

/** A transmission whose end was reached. */
export interface ReadTransmission {
  readonly row: Row<'transmission'>
  /** The claims of an 837. */
  readonly rows: ReadonlyMap<TableName, PackedRows>
  /** What is known only when the whole was read: so many rows, which get their identifiers all at once. */
  readonly reported: { readonly count: number; readonly rows: (firstId: number) => ReadonlyMap<TableName, PackedRows> }
  /** Why it cannot be posted, when it cannot. */
  readonly refusal: string | undefined
}

export interface TransmissionPlace {
  readonly practiceId: number
  readonly fileId: number
  /** ISO instant. */
  readonly now: string
  readonly nextId: () => number
  readonly newRows: () => RowSet
}

/** Sets whose content repeats from day to day: their envelope tells one from the other. */
const TERSE = new Set(['TA1', '999', '997'])

/** The handler of one transaction. `tree` is what is read of it so far. */
export function readTransmission(
  start: TransactionStart,
  description: Transaction,
  tree: () => object,
  place: TransmissionPlace,
  onEnd: (read: ReadTransmission) => void,
): TransactionHandler & { readonly errors: Fault[] } {
  const { practiceId, nextId } = place
  const id = nextId()
  const hash = createContentHash()
  const rows = place.newRows()
  const errors: Fault[] = []
  const totals = { segments: start.set === 'TA1' ? 0 : 1, claims: 0, chargeCents: 0 }
  const beginning = () =>
    (tree() as { readonly beginning?: { readonly date?: string; readonly reference?: string } }).beginning
  const stream =
    claimKindOf(description.guide) === undefined
      ? undefined
      : streamClaims(description.guide, tree, claim => {
          addSubmitted(rows, claim, {
            practiceId,
            transmissionId: id,
            ordinal: totals.claims++,
            sentOn: dayOf(beginning()?.date),
            nextId,
          })
          totals.chargeCents += claim.chargeCents
        })
  return {
    errors,
    ...(stream === undefined ? {} : { stream }),
    onSegment(cursor) {
      hash.add(cursor)
      totals.segments++
    },
    onEnd(whole: object, trailer: RawSegment | undefined) {
      const groupDate = isoDate(start.group?.elements[4])
      // The guide is part of it: the three 277s may say the same segments and mean another thing.
      const content = `${description.set} ${description.guide} ${hash.digest()}`
      const isa = start.interchange?.elements ?? []
      const first = beginning()
      onEnd({
        rows: rows.packed(),
        reported: reportedBy(description, whole, groupDate, { practiceId, id }, place.newRows),
        refusal: refusalOf(start, trailer, errors),
        row: {
          practiceId,
          id,
          fileId: place.fileId,
          ordinal: start.index,
          firstSegment: start.header.index,
          segments: totals.segments + (trailer === undefined || start.set === 'TA1' ? 0 : 1),
          setCode: start.set,
          guide: start.guide || description.guide,
          content: TERSE.has(start.set) ? `${content} ${numbersOf(start)}` : content,
          control: start.control,
          groupControl: (start.group?.elements[6] ?? '').trim(),
          interchangeControl: (isa[13] ?? '').trim(),
          sender: (isa[6] ?? '').trim(),
          receiver: (isa[8] ?? '').trim(),
          reference: first?.reference ?? null,
          createdOn: dayOf(first?.date) ?? dayOf(groupDate),
          claims: totals.claims,
          chargeCents: totals.chargeCents,
          postedAt: place.now,
        },
      })
    },
  }
}

function numbersOf({ interchange, group, control }: TransactionStart): string {
  const isa = interchange?.elements ?? []
  return [isa[6], isa[9], isa[10], isa[13], group?.elements[6], control].map(part => (part ?? '').trim()).join(' ')
}

function isoDate(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{8}$/.test(text)
    ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
    : undefined
}

function refusalOf(
  start: TransactionStart,
  trailer: RawSegment | undefined,
  errors: readonly Fault[],
): string | undefined {
  const name = `Transaction ${start.control || start.index + 1} (${start.set})`
  if (trailer === undefined)
    return `${name} stops before its end (no SE): the file was cut off. Nothing of it was posted; bring the whole file.`
  const [first] = errors
  if (first === undefined) return undefined
  return `${name} holds something that cannot be read: ${first.says} (segment ${first.segment}). Nothing of it was posted.`
}

function sayingsOf({ set, guide }: Transaction, tree: object, saidOn: string | undefined): readonly Saying[] {
  switch (set) {
    case 'TA1':
      return sayingsOfInterchange(tree as InterchangeAcknowledgment)
    case '999':
      return sayingsOfGroup('999', tree as Acknowledgment, saidOn)
    case '997':
      return sayingsOfGroup('997', tree as FunctionalAcknowledgment, saidOn)
    case '277':
      return sayingsOfStatus(
        guide.slice(6, 10) === 'X214' ? '277CA' : guide.slice(6, 10) === 'X213' ? '277RFAI' : '277',
        tree as ClaimStatus,
      )
    default:
      return []
  }
}

interface Within {
  readonly practiceId: number
  readonly id: number
}

function reportedBy(
  description: Transaction,
  tree: object,
  saidOn: string | undefined,
  within: Within,
  newRows: () => RowSet,
): ReadTransmission['reported'] {
  const sayings = sayingsOf(description, tree, saidOn)
  const coverages = description.set === '271' ? coveragesOf(tree as EligibilityResponse) : []
  const answers = description.set === '278' ? reviewAnswersOf(tree as ServicesReview) : []
  return {
    count: sayings.length + coverages.length + answers.length,
    rows(firstId) {
      const rows = newRows()
      let id = firstId
      for (const each of sayings) rows.add('acknowledgment', sayingRow(each, placed(id++, within)))
      for (const each of coverages) rows.add('eligibility', coverageRow(each, placed(id++, within)))
      for (const each of answers) rows.add('reviewAnswer', answerRow(each, placed(id++, within)))
      return rows.packed()
    },
  }
}

/** Under which number, and in what, a row stands. */
const placed = (id: number, { practiceId, id: transmissionId }: Within) => ({ practiceId, id, transmissionId })

function sayingRow(saying: Saying, place: ReturnType<typeof placed>): Row<'acknowledgment'> {
  return {
    ...place,
    kind: saying.kind,
    verdict: saying.verdict,
    codes: saying.codes.join(' '),
    says: saying.says,
    interchangeControl: saying.interchangeControl ?? null,
    groupControl: saying.groupControl ?? null,
    control: saying.control ?? null,
    reference: saying.reference ?? null,
    account: saying.account ?? null,
    accountKey: saying.account === undefined ? null : accountKey(saying.account),
    payerControl: saying.payerControl ?? null,
    chargeCents: saying.chargeCents ?? null,
    serviceFrom: dayOf(saying.serviceFrom),
    saidBy: saying.saidBy ?? null,
    saidOn: dayOf(saying.saidOn),
    dueOn: dayOf(saying.dueOn),
    segment: saying.segment,
    statuses:
      saying.statuses?.map(({ code, line, control, says, message }) => ({
        code,
        ...(line === undefined ? {} : { line }),
        ...(control === undefined ? {} : { control }),
        says,
        ...(message === undefined ? {} : { message }),
      })) ?? null,
  }
}

function coverageRow(coverage: Coverage, place: ReturnType<typeof placed>): Row<'eligibility'> {
  return {
    ...place,
    payerName: coverage.payerName ?? null,
    payerIdentifier: coverage.payerIdentifier ?? null,
    memberId: coverage.memberId ?? null,
    personName: coverage.personName ?? null,
    born: dayOf(coverage.born),
    fromDate: dayOf(coverage.period?.from),
    toDate: dayOf(coverage.period?.to),
    askedFor: coverage.askedFor ?? null,
    coverage: coverage.coverage,
    says: coverage.says,
    benefits: coverage.benefits,
    segment: coverage.segment,
  }
}

function answerRow(answer: ReviewAnswer, place: ReturnType<typeof placed>): Row<'reviewAnswer'> {
  return {
    ...place,
    category: answer.category,
    action: answer.action,
    number: answer.number ?? null,
    payerName: answer.payerName ?? null,
    memberId: answer.memberId ?? null,
    personName: answer.personName ?? null,
    serviceFrom: dayOf(answer.period?.from),
    serviceTo: dayOf(answer.period?.to),
    procedure: answer.procedure ?? null,
    units: answer.units ?? null,
    providerNpi: answer.providerNpi ?? null,
    says: answer.says,
    segment: answer.segment,
  }
}
