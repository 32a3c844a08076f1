// The card of one patient's coverage, from what a payer answered: as a record for every door, and what of a claim differs from it.
import { z } from 'zod'
import { type AnsweredBenefit, COVERAGE_STATES, type CoverageCard, coverageCard } from '../../decide/coverage.ts'
import { daysBetween } from '../../decide/days.ts'
import type { Row } from '../../store/store.ts'
import type { SubmittedClaim } from '../../x12/index.ts'
import type { Coverage } from '../intake/read/evidence.ts'

const NETWORKS = ['in', 'out', 'either', 'not said'] as const
const cents = z.number().int()
const share = z.object({
  who: z.enum(['one person', 'family', 'not said']),
  network: z.enum(NETWORKS),
  amountCents: cents.optional(),
  leftCents: cents.optional(),
})

export const cardRecord = z.object({
  memberId: z.string().optional(),
  patient: z.string().optional(),
  born: z.string().optional(),
  payer: z.string().optional(),
  payerId: z.string().optional(),
  on: z.string().describe('The day that is looked at'),
  state: z.enum(COVERAGE_STATES),
  says: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  plan: z.string().optional(),
  product: z.string().optional(),
  group: z.string().optional(),
  otherPayers: z
    .array(
      z.object({
        name: z.string().optional(),
        kind: z.string(),
        advantage: z.boolean().describe('Pays instead of original Medicare'),
        before: z.boolean().describe('Pays before Medicare'),
        from: z.string().optional(),
        to: z.string().optional(),
      }),
    )
    .readonly(),
  qmb: z.boolean().describe('Qualified Medicare beneficiary: Medicare’s shares may not be billed to the patient'),
  hospice: z.boolean(),
  deductibles: z.array(share).readonly(),
  outOfPocket: z.array(share).readonly(),
  copays: z.array(z.object({ services: z.string(), network: z.enum(NETWORKS), amountCents: cents })).readonly(),
  coinsurance: z.array(z.object({ services: z.string(), network: z.enum(NETWORKS), percent: z.number() })).readonly(),
  limits: z.array(z.string()).readonly(),
  needsAuthorization: z.array(z.string()).readonly(),
  notCovered: z.array(z.string()).readonly(),
  primaryCare: z.string().optional(),
  rejections: z.array(z.string()).readonly(),
})
export type Card = z.infer<typeof cardRecord>

interface Person {
  readonly memberId: string | null | undefined
  readonly personName: string | null | undefined
  readonly born: string | null | undefined
  readonly payerName: string | null | undefined
  readonly payerIdentifier: string | null | undefined
}

const whoOf = ({ memberId, personName, born, payerName, payerIdentifier }: Person) => ({
  ...(memberId == null ? {} : { memberId: memberId.trim() }),
  ...(personName == null ? {} : { patient: personName }),
  ...(born == null || !/^\d{4}-\d\d-\d\d$/.test(born) ? {} : { born }),
  ...(payerName == null ? {} : { payer: payerName.trim() }),
  ...(payerIdentifier == null ? {} : { payerId: payerIdentifier }),
})

/** Of an answer as it is read from a file. `on` is an ISO date; where nothing is said the day that was asked for, else `fallback`. */
export function cardOfAnswer(answer: Coverage, on: string | undefined, fallback: string): Card {
  const day = on ?? answer.askedFor ?? fallback
  const { coverage, period, benefits } = answer
  return { ...whoOf(answer), on: day, ...coverageCard({ coverage, from: period?.from, to: period?.to, benefits }, day) }
}

/** Of an answer that is kept. */
export function cardOfRow(row: Row<'eligibility'>, on: string): Card {
  return { ...whoOf(row), on, ...coverageOfRow(row, on) }
}

/** Days after which an answer is no longer relied on without asking again. Our judgment: plans change with the month. */
const FRESH_DAYS = 31

/** A sentence where the payer said it long before the day that is looked at; none where that is not known. ISO dates. */
export function agedSays(saidOn: string | null, on: string): readonly string[] {
  if (saidOn === null || daysBetween(saidOn, on) <= FRESH_DAYS) return []
  return [`The payer said so on ${saidOn}, ${daysBetween(saidOn, on).toLocaleString('en-US')} days before: ask again.`]
}

/** Without who it is about. */
export function coverageOfRow(row: Row<'eligibility'>, on: string): CoverageCard {
  const { coverage, fromDate, toDate, benefits } = row
  const known = { coverage, from: fromDate ?? undefined, to: toDate ?? undefined }
  return coverageCard({ ...known, benefits: benefits as readonly AnsweredBenefit[] }, on)
}

/** What stands otherwise in the claim than with the payer, as sentences; names alike but for accents and case are the same. */
export function differencesFrom(
  row: Pick<Row<'eligibility'>, 'personName' | 'born'>,
  claim: SubmittedClaim,
): readonly { readonly element: string; readonly is: string; readonly says: string }[] {
  const found: { element: string; is: string; says: string }[] = []
  const { patientBorn, patientName } = claim
  if (row.born !== null && patientBorn !== undefined && row.born !== patientBorn)
    found.push({
      element: 'DMG02',
      is: patientBorn,
      says: `The date of birth is ${patientBorn} in the claim and ${row.born} with the payer.`,
    })
  if (row.personName !== null && patientName !== undefined && !sameName(row.personName, patientName))
    found.push({
      element: 'NM103',
      is: patientName,
      says: `The name is "${patientName}" in the claim and "${row.personName}" with the payer.`,
    })
  return found
}

/** Last and first name alike, but for accents, case and what follows. */
export const sameName = (one: string, other: string) => plainName(one) === plainName(other)

const plainName = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z, ]/g, '')
    .toUpperCase()
    .split(/[, ]+/)
    .filter(part => part.length > 1)
    .slice(0, 2)
    .join(' ')
