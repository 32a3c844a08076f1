// What a patient is likely to owe for services that are planned: from what the payer answered of the plan (271) and from what it allows. Pure. An answer about
// coverage does not say in which order deductible, copay and coinsurance are taken, nor whether a copay stands in place of the deductible: so it is a span, from the
// least that the answer bears to the most, and never more sure than that.
import type { Citation } from '../knowledge/citation.ts'
import { citations } from '../knowledge/written.ts'
import type { AnsweredBenefit, CoverageCard, Network } from './coverage.ts'

export interface PlannedService {
  /** HCPCS, CPT or CDT. */
  readonly procedure: string
  /** The kind of service (EB03) under which plans tell its shares. */
  readonly serviceType: string
  /** What the payer is expected to allow for all units; undefined where nothing says so. */
  readonly allowedCents?: number | undefined
  /** What is charged for all units: the most where nothing says what is allowed. */
  readonly chargeCents?: number | undefined
}

/** From and to, both included; undefined where nothing bounds it. */
export interface Span {
  readonly least: number
  readonly most: number
}

export interface EstimatedService extends PlannedService {
  /** `not-covered`: the plan says so of it; `unknown`: neither allowed nor charge is known. */
  readonly state: 'counted' | 'not-covered' | 'unknown'
  readonly leastCents: number
  readonly mostCents: number
  /** Both ways of counting, as they go into the sums. */
  readonly ways: readonly [low: number, high: number]
  /** Of the most, what is made of what. */
  readonly deductibleCents: number
  readonly copayCents: number
  readonly coinsuranceCents: number
}

export interface PatientEstimate {
  readonly services: readonly EstimatedService[]
  /** Of those that were counted, held to what is left until the plan pays all. */
  readonly leastCents: number
  readonly mostCents: number
  /** What was not said, or is not sure, as sentences. */
  readonly open: readonly string[]
}

export interface AskedEstimate {
  readonly network: 'in' | 'out'
  /** Where no more may be asked for than the plan says (Medicaid): what was not said is nothing. */
  readonly onlyWhatIsSaid: boolean
}

/** `benefits` are those of the answer that holds on the day. */
export function estimateShare(
  planned: readonly PlannedService[],
  benefits: readonly AnsweredBenefit[],
  { network, onlyWhatIsSaid }: AskedEstimate,
): PatientEstimate {
  const own = benefits.filter(each => isOfNetwork(each, network))
  const open = new Set<string>()
  const left = leftOf(
    own,
    'C',
    planned.map(({ serviceType }) => serviceType),
  )
  if (left === undefined && !onlyWhatIsSaid) open.add('What is left of the deductible was not said.')
  else if (left !== undefined && left.least !== left.most)
    open.add('Of the deductible the whole was said, and not what is left of it.')
  const deductible = left ?? (onlyWhatIsSaid ? ZERO : EVERYTHING)
  const counting: Counting = { own, onlyWhatIsSaid, open, deductible, paidOnce: new Set() }
  const spent = { least: 0, most: 0 }
  const services = planned.map(service => estimated(service, counting, spent))
  const limit = leftOf(own, 'G', [])
  if (limit === undefined && !onlyWhatIsSaid) open.add('What is left until the plan pays all was not said.')
  const [low, high] = [0, 1].map(way => services.reduce((sum, { ways }) => sum + (ways[way] ?? 0), 0)) as [
    number,
    number,
  ]
  return {
    services,
    leastCents: Math.min(low, high, limit?.least ?? Number.POSITIVE_INFINITY),
    mostCents: Math.min(Math.max(low, high), limit?.most ?? Number.POSITIVE_INFINITY),
    open: [...open],
  }
}

interface Counting {
  readonly own: readonly AnsweredBenefit[]
  readonly onlyWhatIsSaid: boolean
  readonly open: Set<string>
  readonly deductible: Span
  /** Kinds of service whose copay is counted: it is asked for once a visit. */
  readonly paidOnce: Set<string>
}

const EVERYTHING: Span = { least: 0, most: Number.POSITIVE_INFINITY }
const NOTHING = {
  leastCents: 0,
  mostCents: 0,
  deductibleCents: 0,
  copayCents: 0,
  coinsuranceCents: 0,
  ways: [0, 0] as const,
}

function estimated(
  service: PlannedService,
  { own, onlyWhatIsSaid, open, deductible, paidOnce }: Counting,
  spent: { least: number; most: number },
): EstimatedService {
  const { procedure, serviceType, allowedCents, chargeCents } = service
  if (nearest(own, ['I', 'E'], service).some(each => !isPlan(each))) {
    open.add(`The plan says that ${procedure} is not covered: nothing is estimated for it.`)
    return { ...service, state: 'not-covered', ...NOTHING }
  }
  const most = allowedCents ?? chargeCents
  if (most === undefined) {
    open.add(`What the payer allows for ${procedure} is not known, and no charge was given: it is not counted.`)
    return { ...service, state: 'unknown', ...NOTHING }
  }
  if (serviceType === '81')
    open.add(`Preventive care is often free of shares (45 CFR 147.130): ask the plan about ${procedure}.`)
  if (allowedCents === undefined)
    open.add(`What the payer allows for ${procedure} is not known: at most its charge is counted.`)
  const copay = paidOnce.has(serviceType) ? ZERO : copayOf(own, service)
  // Once a visit: our judgment.
  if (copay !== undefined) paidOnce.add(serviceType)
  const percent = coinsuranceOf(own, service)
  if (percent === undefined && copay === undefined && !onlyWhatIsSaid)
    open.add(`The plan’s share for ${procedure} was not said.`)
  const rate = percent ?? (copay === undefined && !onlyWhatIsSaid ? { least: 0, most: 100 } : ZERO)
  const first = Math.min(most, Math.max(0, deductible.most - spent.most))
  spent.most += first
  const high = partsOf(most, first, rate.most, copay?.most ?? 0)
  const known = allowedCents ?? 0
  const firstLeast = copay === undefined ? Math.min(known, Math.max(0, deductible.least - spent.least)) : 0
  spent.least += firstLeast
  const low =
    copay === undefined ? partsOf(known, firstLeast, rate.least, 0) : partsOf(most, 0, 0, Math.min(most, copay.least))
  // What one service leaves of the deductible falls on another: of one alone the two ways may change places.
  const [less, more] = low.sum <= high.sum ? [low, high] : [high, low]
  return {
    ...service,
    state: 'counted',
    leastCents: less.sum,
    mostCents: more.sum,
    ...{ deductibleCents: more.first, coinsuranceCents: more.share, copayCents: more.copay },
    ways: [low.sum, high.sum],
  }
}

/** What is owed of an amount: the deductible, the share of the rest, the copay; never more than the amount. */
function partsOf(amount: number, first: number, percent: number, copay: number) {
  const share = Math.round(((amount - first) * percent) / 100)
  const sum = Math.min(amount, first + share + copay)
  return { sum, first, share: Math.min(share, sum - first), copay: Math.max(0, sum - first - share) }
}

const ZERO: Span = { least: 0, most: 0 }
const NETWORK: Readonly<Record<string, Network>> = { Y: 'in', N: 'out', W: 'either' }

function isOfNetwork({ inNetwork = '' }: AnsweredBenefit, wanted: 'in' | 'out'): boolean {
  const network = NETWORK[inNetwork] ?? 'not said'
  return network === wanted || network === 'either' || network === 'not said'
}

const isPlan = ({ serviceTypes = [], procedure }: AnsweredBenefit) =>
  procedure?.code === undefined && (serviceTypes.length === 0 || serviceTypes.includes('30'))

/** Those of a kind that speak of the procedure; where none does, of its kind of service; else of the plan as a whole. */
function nearest(
  own: readonly AnsweredBenefit[],
  kinds: readonly string[],
  { procedure, serviceType }: Pick<PlannedService, 'procedure' | 'serviceType'>,
): readonly AnsweredBenefit[] {
  const all = own.filter(({ benefit = '' }) => kinds.includes(benefit))
  const ofProcedure = all.filter(each => each.procedure?.code === procedure)
  if (ofProcedure.length > 0) return ofProcedure
  const ofService = all.filter(
    each => each.procedure?.code === undefined && each.serviceTypes?.includes(serviceType) === true,
  )
  return ofService.length > 0 ? ofService : all.filter(isPlan)
}

/** All amounts that were said for it: which of them holds for this provider or place, the answer does not say in a field. */
function copayOf(own: readonly AnsweredBenefit[], service: PlannedService): Span | undefined {
  return spanOf(nearest(own, ['B'], service).flatMap(({ amountCents }) => amountCents ?? []))
}

/** Percent of what is allowed; EB08 is a share (.2 is 20 percent). */
function coinsuranceOf(own: readonly AnsweredBenefit[], service: PlannedService): Span | undefined {
  return spanOf(
    nearest(own, ['A'], service).flatMap(({ percent }) => {
      const share = Number(percent)
      return percent === undefined || !(share >= 0 && share <= 1) ? [] : [Math.round(share * 10_000) / 100]
    }),
  )
}

function spanOf(values: readonly number[]): Span | undefined {
  return values.length === 0 ? undefined : { least: Math.min(...values), most: Math.max(...values) }
}

/** What is left for the year, or in all. */
const REMAINING = ['29', '33']

/**
 * What is left of deductibles (C) or until the plan pays all (G), in cents. Where one person and the family have their own, the first that is reached counts. Where
 * only the whole was said, anything up to it may be left. Undefined where nothing was said.
 */
function leftOf(own: readonly AnsweredBenefit[], kind: 'C' | 'G', serviceTypes: readonly string[]): Span | undefined {
  const said = own.filter(
    each =>
      each.benefit === kind &&
      each.amountCents !== undefined &&
      (isPlan(each) || serviceTypes.some(type => each.serviceTypes?.includes(type) === true)),
  )
  const left = said.filter(({ period = '' }) => REMAINING.includes(period))
  if (left.length > 0) {
    const ofLevel = [...Map.groupBy(left, ({ level = '' }) => level).values()].map(each => Math.max(...amounts(each)))
    const amount = Math.min(...ofLevel)
    return { least: kind === 'G' ? amount : Math.min(...amounts(left)), most: amount }
  }
  const whole = amounts(said)
  return whole.length === 0 ? undefined : { least: 0, most: Math.max(...whole) }
}

const amounts = (of: readonly AnsweredBenefit[]) => of.flatMap(({ amountCents }) => amountCents ?? [])

/** Ranges of procedure codes by the kind of service that plans tell their shares under (X12 code list 1365). Our judgment: plans draw these lines themselves. */
const KINDS: readonly (readonly [from: string, to: string, serviceType: string])[] = [
  ['99202', '99215', '98'],
  ['99281', '99288', '86'],
  ['99221', '99239', '99'],
  ['99381', '99429', '81'],
  ['90785', '90899', 'MH'],
  ['92002', '92014', 'AL'],
  ['97010', '97150', 'PT'],
  ['97161', '97164', 'PT'],
  ['97530', '97530', 'PT'],
  ['98940', '98943', '33'],
  ['77261', '77799', '6'],
  ['70010', '79999', '4'],
  ['36415', '36416', '5'],
  ['80047', '89398', '5'],
  ['00100', '01999', '7'],
  ['10004', '69990', '2'],
  ['D0100', 'D9999', '35'],
  ['E0100', 'E9999', '12'],
]

/** The kind of service of a procedure; medical care where no range has it. */
export function serviceTypeOf(procedure: string): string {
  return KINDS.find(([from, to]) => procedure.length === 5 && procedure >= from && procedure <= to)?.[2] ?? '1'
}

export interface EstimateLaw {
  /** What stands first, where the law or the answer leaves no sum to be told. */
  readonly says: string | undefined
  /** Whether a sum is told, of nothing too. */
  readonly counts: boolean
  readonly nothing: boolean
  readonly onlyWhatIsSaid: boolean
  readonly cites: readonly Citation[]
}

const MEDICAID = /medicaid/i

type Covered = Pick<CoverageCard, 'state' | 'says' | 'qmb'> & { readonly product?: string | undefined }

/** What may be asked of this patient at all. */
export function estimateLaw({ state, says, qmb, product }: Covered): EstimateLaw {
  if (state !== 'active')
    return {
      says: `${says} Without a plan that pays, or where the patient does not use it, federal law asks for an estimate of your charges in writing: within one business day after it is scheduled, where that is three to nine business days ahead; within three where it is ten or more ahead; within three of being asked.`,
      ...{ counts: false, nothing: false, onlyWhatIsSaid: false },
      cites: citations(['45-cfr-149-610']),
    }
  if (qmb)
    return {
      says: 'Nothing may be asked of this patient for what Medicare covers: a Qualified Medicare Beneficiary owes no deductible and no share.',
      ...{ counts: true, nothing: true, onlyWhatIsSaid: false },
      cites: citations(['42-usc-1396a-n']),
    }
  const onlyWhatIsSaid = MEDICAID.test(product ?? '')
  const cites = onlyWhatIsSaid ? citations(['42-cfr-447-15', '42-cfr-447-56']) : []
  return { says: undefined, counts: true, nothing: false, onlyWhatIsSaid, cites }
}
