// What a patient is likely to owe for a visit that is planned: by what the payer answered of the plan and what it allows. Told as a span with what is open, never as a
// bill; where law forbids to ask for anything, or asks for an estimate in writing, that stands first.
import { z } from 'zod'
import type { AnsweredBenefit } from '../../decide/coverage.ts'
import { dayIn } from '../../decide/day.ts'
import {
  type EstimateLaw,
  estimateLaw,
  estimateShare,
  type PatientEstimate,
  serviceTypeOf,
} from '../../decide/patient-estimate.ts'
import { SERVICE_TYPES } from '../../knowledge/eligibility-words.ts'
import { latestCoverages, type SaidCoverage } from '../../store/coverage.ts'
import { payersByName } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
import { cite } from '../cite.ts'
import { choice, line, maybeLine, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { type BarePrice, priceBare } from '../schedule/price-bare.ts'
import { defineView } from '../view.ts'
import { agedSays, type Card, cardOfRow } from './card.ts'
import { ESTIMATE_LANGUAGES, printedEstimate } from './estimate-sheet.ts'
import { type Planned, plannedServices } from './planned.ts'

const cents = z.number().int()
const service = z.object({
  procedure: z.string(),
  modifiers: z.array(z.string()).readonly(),
  units: z.number().int(),
  kind: z.string().describe('The kind of service under which the plan tells its shares: our judgment'),
  state: z.enum(['counted', 'not-covered', 'unknown']),
  allowedCents: cents.optional().describe('What the payer is expected to allow for all units'),
  basis: z.string().optional().describe('Where that comes from'),
  ...{ leastCents: cents, mostCents: cents, deductibleCents: cents, copayCents: cents, coinsuranceCents: cents },
})
export const estimateRecord = z.object({
  on: z.string(),
  patient: z.string().optional(),
  memberId: z.string().optional(),
  payer: z.string().optional(),
  saidOn: z.string().optional().describe('The day on which the payer answered'),
  network: z.enum(['in', 'out']),
  language: z.enum(ESTIMATE_LANGUAGES),
  counts: z.boolean().describe('False where no sum can be told, as where no coverage holds'),
  says: z.string(),
  leastCents: cents,
  mostCents: cents,
  confidence: z.enum(['medium', 'low']).describe('Never high: an answer about coverage is no promise to pay'),
  services: z.array(service).readonly(),
  open: z.array(z.string()).readonly().describe('What was not said or is not sure'),
  cites: z.array(cite).readonly(),
})
export type EstimateRecord = z.infer<typeof estimateRecord>

export const view = defineView(import.meta.url, {
  title: 'Estimate of the patient’s part',
  says: 'What a patient is likely to owe for planned services, by the payer’s answer about coverage (271) and what it allows: a span, with what is open. It is no bill.',
  right: 'read',
  looks: true,
  path: '/coverages/estimate',
  command: 'estimate',
  argument: 'member',
  screen: '/authorizations',
  query: z.object({
    member: line('Member', { most: 80, description: 'the number of the member' }),
    services: line('Services', { most: 1000, description: 'such as 99213-25, 97110x4, 80053=120.00 (charge)' }),
    on: titled(z.iso.date(), 'On', { description: 'The day of the visit; today where nothing is said' }).optional(),
    payer: maybeLine('Payer', { description: 'A part of its name, where the member has several' }),
    network: choice('Network', ['in', 'out'], { labels: { in: 'In network', out: 'Out of network' } }).default('in'),
    language: choice('Language', ESTIMATE_LANGUAGES, { labels: { en: 'English', es: 'Spanish' } }).default('en'),
  }),
  answer: estimateRecord,
  lines: { each: estimateRecord, of: estimate => [estimate] },
  print: printedEstimate,
  async read({ store, actor }, { member, services, on, payer, network, language }) {
    const day = on ?? dayIn(store.zone, actor.now)
    const planned = plannedServices(services)
    const row = await answerOf(store, member, payer)
    const card = cardOfRow(row, day)
    const held = estimateLaw(card)
    const priced = await pricesOf(store, card, planned, day)
    const found = estimateShare(
      planned.map(({ procedure, chargeCents }, at) => ({
        ...{ procedure, serviceType: serviceTypeOf(procedure), chargeCents },
        allowedCents: priced[at]?.expectedCents,
      })),
      row.benefits as readonly AnsweredBenefit[],
      { network, onlyWhatIsSaid: held.onlyWhatIsSaid },
    )
    return recordOf({ card, row, planned, priced, found, held }, { network, language })
  },
})

/** The newest answer of the member. Throws Refusal `not-found`, or `ambiguous` where several payers have answered. */
async function answerOf(store: Store, member: string, payer: string): Promise<SaidCoverage> {
  const all = await latestCoverages(store, { member, limit: 50 })
  const named = all.filter(each => (each.payerName ?? '').toUpperCase().includes(payer.toUpperCase()))
  const [first, ...others] = named
  if (first === undefined)
    throw new Refusal(
      'not-found',
      `No payer has answered about member ${member}${payer === '' ? '' : ` as "${payer}"`}.`,
      'Ask first ("overturn coverage-ask"), and bring its answer (271) in.',
    )
  if (others.some(each => each.payerName !== first.payerName))
    throw new Refusal(
      'ambiguous',
      `Several payers have answered about member ${member}: ${[...new Set(named.map(each => each.payerName))].join('; ')}. Name one.`,
    )
  return first
}

/** By the payer of that number or name among those that have paid here. */
async function pricesOf(store: Store, card: Card, planned: readonly Planned[], servedOn: string) {
  const name = card.payer?.toUpperCase()
  const known = (await payersByName(store)).find(
    each => each.identifier === card.payerId || each.name.toUpperCase() === name,
  )
  if (known === undefined) return planned.map(() => undefined)
  return priceBare(
    store,
    known.id,
    planned.map(each => ({ ...each, servedOn })),
  )
}

interface Estimated {
  readonly card: Card
  readonly row: SaidCoverage
  readonly planned: readonly Planned[]
  readonly priced: readonly (BarePrice | undefined)[]
  readonly found: PatientEstimate
  readonly held: EstimateLaw
}

function recordOf(
  { card, row, planned, priced, found, held }: Estimated,
  asked: Pick<EstimateRecord, 'network' | 'language'>,
): EstimateRecord {
  const { nothing } = held
  const lacking = found.services.filter(({ state }) => state !== 'counted')
  // Where nothing could be counted there is no sum, least of all one of nothing.
  const counts = held.counts && (nothing || lacking.length < found.services.length)
  const { leastCents, mostCents } = counts && !nothing ? found : { leastCents: 0, mostCents: 0 }
  const open = [
    ...agedSays(row.createdOn, card.on),
    ...(card.otherPayers.length === 0 ? [] : ['Another payer is known: what it pays is not counted here.']),
    ...card.needsAuthorization.map(each => `The plan asks for an authorization: ${each}.`),
    ...(asked.network === 'out' ? ['Out of network, what is above the allowed amount is not counted here.'] : []),
    ...found.open,
  ]
  const whole = found.services.every(({ state }) => state === 'counted') && leastCents === mostCents
  return {
    ...{ on: card.on, ...asked, counts, leastCents, mostCents },
    ...(card.patient === undefined ? {} : { patient: card.patient }),
    ...(card.memberId === undefined ? {} : { memberId: card.memberId }),
    ...(card.payer === undefined ? {} : { payer: card.payer }),
    ...(row.createdOn === null ? {} : { saidOn: row.createdOn }),
    says: held.says ?? saysOf(counts, [leastCents, mostCents], lacking, held.onlyWhatIsSaid),
    confidence: whole && open.length === 0 ? 'medium' : 'low',
    services: found.services.map((each, at) => ({
      ...{ procedure: each.procedure, modifiers: planned[at]?.modifiers ?? [], units: planned[at]?.units ?? 1 },
      ...{ kind: SERVICE_TYPES.get(each.serviceType) ?? 'medical care', state: each.state },
      ...(each.allowedCents === undefined ? {} : { allowedCents: each.allowedCents }),
      ...(priced[at] === undefined ? {} : { basis: priced[at]?.basis }),
      ...{ leastCents: each.leastCents, mostCents: each.mostCents, deductibleCents: each.deductibleCents },
      ...{ copayCents: each.copayCents, coinsuranceCents: each.coinsuranceCents },
    })),
    open: held.counts && !nothing ? open : [],
    cites: held.cites,
  }
}

const money = (amount: number) => (amount / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' })

function saysOf(
  counts: boolean,
  [least, most]: readonly [number, number],
  lacking: readonly { readonly procedure: string }[],
  medicaid: boolean,
): string {
  const without = lacking.map(({ procedure }) => procedure).join(', ')
  if (!counts) return `Nothing can be estimated: what is told below is not known of ${without}.`
  const sum = least === most ? `about ${money(most)}` : `between ${money(least)} and ${money(most)}`
  const besides = without === '' ? '' : `, and ${without} on top, which could not be counted`
  return medicaid
    ? `The patient is likely to owe ${sum}${besides}: of a Medicaid patient no more may be asked than the plan itself sets, and of children, pregnant women and others nothing.`
    : `The patient is likely to owe ${sum}${besides}.`
}
