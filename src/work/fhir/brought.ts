// Explanations of benefits in the store: posted as remittances that pay nothing, once, and never beside the payer's own answer to the same claim.
import { createHash } from 'node:crypto'
import { dayIn } from '../../decide/day.ts'
import type { AnsweredClaim } from '../../fhir/answered-claim.ts'
import { BENEFIT_MARK, benefitFile, NOT_PAID, traceOf } from '../../fhir/benefit-remittance.ts'
import { negated, type ReadAdjustment, type ReadBenefit } from '../../fhir/read-benefit.ts'
import { answersMarked, answersOfNumbers, knownTraces } from '../../store/answered-claim.ts'
import type { Store } from '../../store/store.ts'
import { type FileReport, importText } from '../intake/import.ts'
import { answeredClaims } from './gather.ts'

type Answer = Awaited<ReturnType<typeof answersOfNumbers>>[number]

const isBrought = ({ control, method }: Answer) => control.startsWith(BENEFIT_MARK) && method === NOT_PAID
const keyOf = ({ account, payerControl }: { readonly account: string; readonly payerControl: string | null }) =>
  `${account} ${payerControl}`

/** What the store holds of these numbers of claims: answered by the payer's own remittances, or brought before. */
async function answersOf(store: Store, numbers: readonly string[]) {
  const found = await answersOfNumbers(store, numbers)
  return {
    own: new Set(found.filter(answer => !isBrought(answer)).map(keyOf)),
    brought: new Set(found.filter(answer => isBrought(answer) && !answer.reversal).map(sumOf)),
  }
}

/** A claim with what was paid for it: what a taking back undoes. */
const sumOf = (answer: {
  readonly account: string
  readonly payerControl: string | null
  readonly paidCents: number
}) => `${keyOf(answer)} ${answer.paidCents}`

const NOTHING_OF_IT = 'the plan has cancelled it, and nothing of it is here'

export interface Sorted {
  readonly fresh: readonly ReadBenefit[]
  readonly passedOver: readonly { readonly id: string; readonly why: string }[]
}

/**
 * Which of these are to be posted. A plan cancels an explanation in place, its amounts as they were: that takes back what was brought of it, and is nothing where
 * nothing was. One whose amounts are below nothing takes back by itself.
 */
export async function sorted(store: Store, benefits: readonly ReadBenefit[]): Promise<Sorted> {
  const { own, brought } = await answersOf(
    store,
    benefits.map(({ payerControl }) => payerControl),
  )
  const undoes = new Set([...brought, ...benefits.filter(({ cancelled }) => !cancelled).map(sumOf)])
  const inPlace = benefits.filter(({ cancelled, chargeCents }) => cancelled && chargeCents >= 0)
  const known = await knownTraces(
    store,
    inPlace.map(({ id }) => traceOf({ id, cancelled: false })),
  )
  const fresh: ReadBenefit[] = []
  const passedOver: { id: string; why: string }[] = []
  for (const benefit of benefits) {
    const { id } = benefit
    if (own.has(keyOf(benefit))) passedOver.push({ id, why: 'the payer’s own remittance has answered this claim' })
    else if (!benefit.cancelled) fresh.push(benefit)
    else if (!inPlace.includes(benefit)) {
      if (undoes.has(sumOf({ ...benefit, paidCents: -benefit.paidCents }))) fresh.push(benefit)
      else passedOver.push({ id, why: NOTHING_OF_IT })
    } else if (known.has(traceOf({ id, cancelled: false }))) fresh.push(negated(benefit))
    else passedOver.push({ id, why: NOTHING_OF_IT })
  }
  return { fresh, passedOver }
}

interface By {
  readonly now: string
  readonly who: string
}

/** Posts them; the same ones again are known for duplicates. */
export async function postBenefits(
  store: Store,
  name: string,
  benefits: readonly ReadBenefit[],
  by: By,
): Promise<FileReport> {
  // The number of the envelope follows from what stands in it: the same text is the same file.
  const digest = createHash('sha256').update(JSON.stringify(benefits)).digest()
  const control = (digest.readUInt32BE(0) % 999_999_999) + 1
  return importText(store, name, benefitFile(benefits, control), by)
}

/** Takes back what explanations said of claims that the payer's own remittances have answered since: its word counts, and money is counted once. */
export async function takeBackAnswered(store: Store, by: By): Promise<number> {
  const brought = await answersMarked(store, BENEFIT_MARK, NOT_PAID)
  const standing = [...Map.groupBy(brought, keyOf).values()].flatMap(notUndone)
  if (standing.length === 0) return 0
  const { own } = await answersOf(
    store,
    standing.flatMap(({ payerControl }) => payerControl ?? []),
  )
  const toTakeBack = standing.filter(answer => own.has(keyOf(answer)))
  if (toTakeBack.length === 0) return 0
  const claims = await answeredClaims(
    store,
    toTakeBack.map(({ id }) => id),
  )
  await postBenefits(
    store,
    `taken-back-${dayIn(store.zone, by.now)}.835`,
    claims.map(claim => reversalOf(claim, store.zone)),
    by,
  )
  return claims.length
}

type Marked = Awaited<ReturnType<typeof answersMarked>>[number]

/** Of one claim's answers those that nothing took back: each taking back undoes one of its amount. */
function notUndone(answers: readonly Marked[]): readonly Marked[] {
  const standing = answers.filter(({ reversal, payerControl }) => !reversal && payerControl !== null)
  for (const { paidCents } of answers.filter(({ reversal }) => reversal)) {
    const undone = standing.findIndex(answer => answer.paidCents === -paidCents)
    if (undone >= 0) standing.splice(undone, 1)
  }
  return standing
}

/** An explanation as it was brought, the other way round. */
function reversalOf(claim: AnsweredClaim, zone: string): ReadBenefit {
  const [last, first] = (claim.patientName ?? '').split(',').map(part => part.trim())
  const reasons = (line: number) =>
    claim.adjustments
      .filter(each => each.line === line)
      .map(({ group, carc, amountCents }) => ({ group, carc, cents: amountCents }))
  return negated({
    id: `back-${claim.id}`,
    account: claim.account,
    payerControl: claim.payerControl ?? '',
    payer: { name: claim.payer.name, id: claim.payer.identifier },
    patient: { last: last || undefined, first: first || undefined, member: claim.memberId ?? undefined },
    cancelled: true,
    date: claim.paymentDate ?? dayIn(zone, claim.postedAt),
    chargeCents: claim.chargeCents,
    paidCents: claim.paidCents,
    from: claim.serviceFrom ?? undefined,
    to: claim.serviceTo ?? undefined,
    // Lines that stand here as they were sent are no part of the answer.
    lines: claim.lines.flatMap(line =>
      line.paidCents === null ? [] : [lineOf(line, line.paidCents, reasons(line.line))],
    ),
    adjustments: reasons(0),
  })
}

const lineOf = (
  { procedure, modifiers, chargeCents, allowedCents, units, serviceFrom, serviceTo }: AnsweredClaim['lines'][number],
  paidCents: number,
  adjustments: readonly ReadAdjustment[],
) => ({
  ...{ modifiers, chargeCents, paidCents, adjustments, remarks: [] },
  procedure: procedure ?? undefined,
  allowedCents: allowedCents ?? undefined,
  units: units ?? undefined,
  from: serviceFrom ?? undefined,
  to: serviceTo ?? undefined,
})
