// Questions about claims (276) as one file: payer, who asks, who billed, whom it is about, which claim. No more than the question needs. Pure.
import {
  NOTHING_FOLLOWS,
  OUR_SEPARATORS,
  type Period,
  type StatusRequest,
  type SubmittedClaim,
  transaction276,
  writeEnvelope,
  writeTransaction,
} from '../../x12/index.ts'
import type { OriginalClaim } from './original.ts'
import type { FileNumbers } from './write-claim.ts'

export interface StatusAsked {
  /** What the answer repeats (TRN02). */
  readonly trace: string
  readonly claim: SubmittedClaim
  /** The payer's own number, where one was given when it took the claim in. */
  readonly payerControl: string | undefined
}

const plainDay = (iso: string) => iso.replaceAll('-', '')

/** Why a claim cannot be asked about, as part of a sentence; undefined where it can. */
export function whyNotAsked({ payer, billingNpi, levels, period }: SubmittedClaim): string | undefined {
  if (payer.id === undefined || payer.name === undefined) return 'it does not say by which number its payer is known'
  if (billingNpi === undefined) return 'it does not say who bills by which NPI'
  if (levels.subscriber.name?.name?.id === undefined) return 'it does not say the member’s number'
  return period === undefined ? 'it bears no day of service' : undefined
}

/** The whole file, for claims that all can be asked about and went to one receiver. Throws UnwritableText when a value holds a separator. */
export function statusRequestFile(
  questions: readonly StatusAsked[],
  submitter: OriginalClaim['head']['submitter'],
  numbers: FileNumbers & { readonly reference: string },
): string {
  let last = 0
  const number = () => String(++last)
  const { reference, date, time } = numbers
  const byPayer = Map.groupBy(questions, ({ claim }) => claim.payer.id ?? '')
  const tree = {
    beginning: { structure: '0010', purpose: '13', reference, date, time: time.replace(':', '') },
    sources: [...byPayer.values()].map(all => sourceOf(all, submitter, number)),
  } as unknown as StatusRequest
  const { open, close } = writeEnvelope(numbers, transaction276, 1, OUR_SEPARATORS)
  return `${open}${writeTransaction(transaction276, tree, '0001', OUR_SEPARATORS)}${close}`
}

type Numbering = () => string
/** A name with nothing behind it. */
export const party = (name: object) => ({ ...NOTHING_FOLLOWS, name })

function sourceOf(questions: readonly StatusAsked[], submitter: OriginalClaim['head']['submitter'], number: Numbering) {
  const { name, id } = questions[0]?.claim.payer ?? {}
  const source = number()
  const receiver = number()
  const byProvider = Map.groupBy(questions, ({ claim }) => claim.billingNpi ?? '')
  const providers = [...byProvider].map(([npi, all]) => {
    const level = { id: number(), parent: receiver, level: '19', child: '1' }
    return {
      level,
      names: [billerOf(npi, all[0]?.claim)],
      subscribers: all.map(question => subscriberOf(question, level.id, number)),
    }
  })
  return {
    level: { id: source, level: '20', child: '1' },
    names: [payerOf({ name, id })],
    receivers: [
      {
        level: { id: receiver, parent: source, level: '21', child: '1' },
        names: [submitterOf(submitter)],
        providers,
      },
    ],
  }
}

export const payerOf = ({ name, id }: { readonly name?: string | undefined; readonly id?: string | undefined }) =>
  party({ entity: 'PR', type: '2', last: name, idQualifier: 'PI', id })

/** Who sends it, as in the claim that it is about. */
export function submitterOf(submitter: OriginalClaim['head']['submitter']) {
  const { type = '2', last = '', idQualifier = '46', id = '' } = submitter?.name ?? {}
  return party({ entity: '41', type, last, idQualifier, id })
}

/** Who billed the claim. */
export function billerOf(npi: string, claim: SubmittedClaim | undefined) {
  const billing = claim?.levels.provider?.billing?.name
  const called = { type: billing?.type ?? '2', last: billing?.last ?? '', first: billing?.first }
  return party({ entity: '1P', ...called, idQualifier: 'XX', id: npi })
}

function subscriberOf(question: StatusAsked, parent: string, number: Numbering) {
  const { subscriber, patient } = question.claim.levels
  const id = number()
  const own = subscriber.name?.name
  const insured = party({ entity: 'IL', type: '1', last: own?.last, first: own?.first, idQualifier: 'MI', id: own?.id })
  const level = { id, parent, level: '22', child: patient === undefined ? '0' : '1' }
  const claims = [claimOf(question)]
  if (patient === undefined)
    return { level, demographics: bornOf(subscriber.name), names: [insured], claims, dependents: [] }
  const name = patient.name?.name
  const dependent = {
    level: { id: number(), parent: id, level: '23' },
    demographics: bornOf(patient.name),
    name: party({ entity: 'QC', type: '1', last: name?.last, first: name?.first }),
    claims,
  }
  return { level, names: [insured], claims: [], dependents: [dependent] }
}

function bornOf(person: SubmittedClaim['levels']['subscriber']['name']) {
  const { born, gender } = person?.demographics ?? {}
  return born === undefined ? undefined : { format: 'D8', born, gender }
}

function claimOf({ trace, claim, payerControl }: StatusAsked) {
  const { kind, facility, frequency, account, chargeCents, period } = claim
  const references = [
    { qualifier: '1K', number: payerControl },
    // The type of bill, which only institutional claims have.
    { qualifier: 'BLT', number: kind === 'institutional' && facility !== undefined ? facility + frequency : undefined },
    { qualifier: 'EJ', number: account },
  ]
  return {
    trace: { type: '1', number: trace },
    references: references.filter(each => each.number !== undefined),
    amounts: [{ qualifier: 'T3', amountCents: chargeCents }],
    dates: period === undefined ? [] : [serviceDate(period)],
    lines: [],
  }
}

/** The day of service, or from which to which. */
export function serviceDate({ from, to }: Period) {
  return from === to
    ? { qualifier: '472', format: 'D8', value: plainDay(from) }
    : { qualifier: '472', format: 'RD8', value: `${plainDay(from)}-${plainDay(to)}` }
}
