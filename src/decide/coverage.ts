// What a payer's answer about coverage (271) comes to on one day, as a plain card: active or not, who else pays, what is left of a deductible, what a visit
// costs, what needs an authorization. Pure; what was not said stays unsaid.
import { FOLLOW_UPS, INSURANCES, PERIODS, REJECTIONS, SERVICE_TYPES } from '../knowledge/eligibility-words.ts'

/** One benefit (loop 2110) as it was answered. */
export interface AnsweredBenefit {
  readonly benefit?: string | undefined
  readonly level?: string | undefined
  readonly serviceTypes?: readonly string[] | undefined
  readonly insurance?: string | undefined
  readonly plan?: string | undefined
  readonly period?: string | undefined
  readonly amountCents?: number | undefined
  readonly percent?: string | undefined
  readonly quantityQualifier?: string | undefined
  readonly quantity?: string | undefined
  readonly authorization?: string | undefined
  readonly inNetwork?: string | undefined
  readonly procedure?: { readonly code?: string | undefined } | undefined
  readonly dates?: readonly { readonly qualifier?: string | undefined; readonly value?: string | undefined }[]
  readonly messages?: readonly (string | undefined)[]
  readonly parties?: readonly { readonly entity?: string | undefined; readonly name?: string | undefined }[]
  /** Why the question was not answered; stands alone. */
  readonly rejections?: readonly Rejection[]
  readonly references?: readonly { readonly qualifier?: string | undefined; readonly number?: string | undefined }[]
}

/** AAA03 and AAA04. */
export interface Rejection {
  readonly reason?: string | undefined
  readonly followUp?: string | undefined
}

export interface AnsweredCoverage {
  /** `rejected` where the payer did not answer the question. */
  readonly coverage: string
  /** ISO dates of the whole answer, as far as they were said. */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly benefits: readonly AnsweredBenefit[]
}

export const COVERAGE_STATES = ['active', 'inactive', 'not-on-the-day', 'not-answered', 'not-said'] as const
export type CoverageState = (typeof COVERAGE_STATES)[number]

/** Money of a level and network: of it what is left. */
export interface ShareLimit {
  readonly who: 'one person' | 'family' | 'not said'
  readonly network: Network
  readonly amountCents?: number
  readonly leftCents?: number
}
export type Network = 'in' | 'out' | 'either' | 'not said'

export interface OtherPayer {
  readonly name?: string
  readonly kind: string
  /** Pays instead of original Medicare. */
  readonly advantage: boolean
  /** Pays before Medicare. */
  readonly before: boolean
  readonly from?: string
  readonly to?: string
}

export interface CoverageCard {
  readonly state: CoverageState
  readonly says: string
  readonly from?: string
  readonly to?: string
  readonly plan?: string
  readonly product?: string
  readonly group?: string
  readonly otherPayers: readonly OtherPayer[]
  /** Medicare and Medicaid: the patient may not be billed for Medicare's shares (42 U.S.C. 1396a(n)(3)). */
  readonly qmb: boolean
  readonly hospice: boolean
  readonly deductibles: readonly ShareLimit[]
  readonly outOfPocket: readonly ShareLimit[]
  readonly copays: readonly { readonly services: string; readonly network: Network; readonly amountCents: number }[]
  readonly coinsurance: readonly { readonly services: string; readonly network: Network; readonly percent: number }[]
  readonly limits: readonly string[]
  readonly needsAuthorization: readonly string[]
  readonly notCovered: readonly string[]
  readonly primaryCare?: string
  readonly rejections: readonly string[]
}

const ACTIVE = /^[1-5]$/
const INACTIVE = /^[678]$/
/** Plan, eligibility, coverage, service, benefit, period: begins and ends (DTP01). */
const WHOLE = new Set(['291', '307', '472', '193', '290', '292', '435'])
const BEGINS = new Set(['346', '356', '348', '193'])
const ENDS = new Set(['347', '357', '349', '194'])
const MEDICARE_LATER = /^(?:1[2-6]|4[1237])$/

/** `on` is an ISO date. */
export function coverageCard(answer: AnsweredCoverage, on: string): CoverageCard {
  const { benefits } = answer
  const active = benefits.filter(({ benefit = '' }) => ACTIVE.test(benefit))
  const held = active.filter(each => holds(periodOf(each, answer), on))
  const state = stateOf(answer, active, held, on)
  const main = held[0] ?? active[0]
  const period = said(main === undefined ? answer : periodOf(main, answer))
  const rejections = [...new Set(benefits.flatMap(each => each.rejections ?? []).map(rejectionSays))]
  const medicare = active.some(each => each.insurance === 'MA' || each.insurance === 'MB')
  const group = benefits
    .flatMap(({ references = [] }) => references)
    .find(({ qualifier }) => qualifier === '6P')?.number
  const primaryCare = benefits.filter(({ benefit }) => benefit === 'L').flatMap(each => nameIn(each, CARE))[0]
  const plan = [...held, ...active].find(each => each.plan !== undefined)?.plan
  const insurance = [...held, ...active].find(each => each.insurance !== undefined)?.insurance
  return {
    state,
    says: says(state, on, period, rejections),
    ...(period.from === undefined ? {} : { from: period.from }),
    ...(period.to === undefined ? {} : { to: period.to }),
    ...(plan === undefined ? {} : { plan: plan.trim() }),
    ...(insurance === undefined ? {} : { product: INSURANCES.get(insurance) ?? `insurance ${insurance}` }),
    ...(group === undefined ? {} : { group }),
    otherPayers: once(benefits.flatMap(each => otherPayerOf(each, on, medicare))),
    qmb: benefits.some(each => each.insurance === 'QM' && each.benefit !== '6' && holds(periodOf(each, NO_PERIOD), on)),
    hospice: benefits.some(each => isHospice(each, on)),
    deductibles: sharesOf(benefits, 'C'),
    outOfPocket: sharesOf(benefits, 'G'),
    copays: once(
      benefits.flatMap(each =>
        each.benefit === 'B' && each.amountCents !== undefined
          ? [{ services: servicesOf(each), network: networkOf(each), amountCents: each.amountCents }]
          : [],
      ),
    ),
    coinsurance: once(
      benefits.flatMap(each =>
        each.benefit === 'A' && each.percent !== undefined
          ? [{ services: servicesOf(each), network: networkOf(each), percent: percentOf(each.percent) }]
          : [],
      ),
    ),
    limits: [...new Set(benefits.flatMap(limitOf))],
    needsAuthorization: [...new Set(benefits.flatMap(authorizationFor))],
    notCovered: [
      ...new Set(benefits.flatMap(each => (each.benefit === 'I' || each.benefit === 'E' ? [servicesOf(each)] : []))),
    ],
    ...(primaryCare === undefined ? {} : { primaryCare }),
    rejections,
  }
}

interface OpenPeriod {
  readonly from: string | undefined
  readonly to: string | undefined
}
/** Without ends that were not said, and without the last day of the calendar, which stands for none. */
const said = ({ from, to }: OpenPeriod): OpenPeriod => ({
  from: from === '' ? undefined : from,
  to: to === '' || to === from || to?.startsWith('9999') === true ? undefined : to,
})
const NO_PERIOD: OpenPeriod = { from: undefined, to: undefined }

function stateOf(
  answer: AnsweredCoverage,
  active: readonly AnsweredBenefit[],
  held: readonly AnsweredBenefit[],
  on: string,
): CoverageState {
  const ended = answer.benefits.filter(
    each => INACTIVE.test(each.benefit ?? '') && isWhole(each) && holds(periodOf(each, NO_PERIOD), on),
  )
  if (held.length > 0) return 'active'
  if (active.length > 0) return 'not-on-the-day'
  if (ended.length > 0) return 'inactive'
  if (answer.coverage === 'rejected') return 'not-answered'
  return answer.benefits.some(({ benefit = '' }) => INACTIVE.test(benefit)) ? 'inactive' : 'not-said'
}

const isWhole = ({ serviceTypes = [] }: AnsweredBenefit) => serviceTypes.length === 0 || serviceTypes.includes('30')

/** From its own dates, else from those of the answer. */
function periodOf({ dates = [] }: AnsweredBenefit, whole: OpenPeriod): OpenPeriod {
  const at = (qualifiers: ReadonlySet<string>) => dates.find(each => qualifiers.has(each.qualifier ?? ''))?.value
  const [from, to] = daysOf(at(WHOLE))
  const begin = daysOf(at(BEGINS))[0] ?? from
  const end = daysOf(at(ENDS))[0] ?? to
  // One and the same day says when it begins.
  return begin === undefined && end === undefined ? whole : { from: begin, to: end === begin ? undefined : end }
}

/** `20260101` or `20260101-20261231`; what is no date is none. A single day only says when it begins. */
function daysOf(value: string | undefined): readonly (string | undefined)[] {
  const match = /^(\d{4})(\d\d)(\d\d)(?:-(\d{4})(\d\d)(\d\d))?$/.exec(value ?? '')
  if (match === null) return []
  const [, year, month, day, ...rest] = match
  return [`${year}-${month}-${day}`, rest[0] === undefined ? undefined : rest.join('-')]
}

function holds(period: OpenPeriod, on: string): boolean {
  const { from, to } = said(period)
  return (from === undefined || from <= on) && (to === undefined || to >= on)
}

function says(state: CoverageState, on: string, { from, to }: OpenPeriod, rejections: readonly string[]): string {
  const period = [from ? `from ${from}` : '', to ? `to ${to}` : ''].filter(part => part !== '').join(' ')
  switch (state) {
    case 'active':
      return `Coverage is active on ${on}${period === '' ? '' : ` (${period})`}.`
    case 'inactive':
      return `Coverage is not active on ${on}.`
    case 'not-on-the-day':
      return `There is coverage ${period}, and none on ${on}.`
    case 'not-answered':
      return `The payer did not answer: ${rejections.join(' ') || 'it gave no reason.'}`
    case 'not-said':
      return 'The payer did not say whether coverage is active.'
  }
}

function rejectionSays({ reason = '', followUp = '' }: Rejection): string {
  const what = REJECTIONS.get(reason) ?? `reject reason ${reason || 'not said'}`
  return [`${what.charAt(0).toUpperCase()}${what.slice(1)} (${reason || '?'}).`, FOLLOW_UPS.get(followUp)]
    .filter(part => part !== undefined)
    .join(' ')
}

/** Primary care provider, provider, facility. */
const CARE: ReadonlySet<string> = new Set(['P3', '1P', 'FA'])

const nameIn = ({ parties = [] }: AnsweredBenefit, entities?: ReadonlySet<string>) =>
  parties.flatMap(({ entity = '', name = '' }) =>
    name.trim() === '' || entities?.has(entity) === false ? [] : [name.trim()],
  )

/** The same thing is often said for each network or place again. */
function once<Of>(items: readonly Of[]): readonly Of[] {
  return [...new Map(items.map(each => [JSON.stringify(each), each])).values()]
}

/** Said by EB11, or in the payer's own words beside it. */
function authorizationFor(each: AnsweredBenefit): readonly string[] {
  const words = (each.messages ?? []).find(text => /pre-?cert|prior auth|pre-?auth/i.test(text ?? ''))
  if (each.authorization === 'Y') return [servicesOf(each)]
  return words === undefined ? [] : [`${servicesOf(each)} (${words.trim()})`]
}

/** How Medicare names the kinds of its plans in an answer of its own. */
const ADVANTAGE = new Set(['HM', 'HN', 'IN', 'PR', 'PS'])

/** R: another payer. A contract of Medicare Advantage stands there as HN, those before Medicare by their reason. */
function otherPayerOf(each: AnsweredBenefit, on: string, medicare: boolean): readonly OtherPayer[] {
  const { benefit, insurance = '', serviceTypes = [] } = each
  const period = periodOf(each, NO_PERIOD)
  // That the state pays Medicare's shares is no payer of its own.
  if (benefit !== 'R' || insurance === 'QM' || !holds(period, on)) return []
  // A drug plan does not pay for what is done.
  if (serviceTypes.length > 0 && serviceTypes.every(type => type === '88')) return []
  const name = nameIn(each)[0] ?? each.plan?.trim()
  const advantage = insurance === 'HN' || (medicare && ADVANTAGE.has(insurance))
  return [
    {
      ...(name === undefined ? {} : { name }),
      kind: advantage
        ? `Medicare Advantage${insurance === 'HN' ? '' : ` (${INSURANCES.get(insurance) ?? insurance})`}`
        : (INSURANCES.get(insurance) ?? (insurance === '' ? 'another payer' : `insurance ${insurance}`)),
      advantage,
      before: MEDICARE_LATER.test(insurance),
      ...(period.from === undefined ? {} : { from: period.from }),
      ...(period.to === undefined ? {} : { to: period.to }),
    },
  ]
}

/** An election that holds on the day: said with its days. A benefit that is merely listed is none. */
function isHospice(each: AnsweredBenefit, on: string): boolean {
  const period = periodOf(each, NO_PERIOD)
  return (
    (each.serviceTypes ?? []).includes('45') && each.benefit === 'X' && period.from !== undefined && holds(period, on)
  )
}

/** Deductibles (C) or what one pays at most (G): the whole and what is left of it, by level and network, of the plan. */
function sharesOf(benefits: readonly AnsweredBenefit[], code: 'C' | 'G'): readonly ShareLimit[] {
  const found = new Map<string, { -readonly [Key in keyof ShareLimit]: ShareLimit[Key] }>()
  for (const each of benefits) {
    if (each.benefit !== code || each.amountCents === undefined || !isWhole(each)) continue
    const who = each.level === 'IND' ? 'one person' : each.level === 'FAM' ? 'family' : 'not said'
    const network = networkOf(each)
    const share = found.get(`${who} ${network}`) ?? { who, network }
    if (each.period === '29' || each.period === '33') share.leftCents ??= each.amountCents
    else if (each.period !== '24') share.amountCents ??= each.amountCents
    found.set(`${who} ${network}`, share)
  }
  return [...found.values()].filter(each => each.amountCents !== undefined || each.leftCents !== undefined)
}

const NETWORKS: Readonly<Record<string, Network>> = { Y: 'in', N: 'out', W: 'either' }
const networkOf = ({ inNetwork = '' }: AnsweredBenefit): Network => NETWORKS[inNetwork] ?? 'not said'

function servicesOf({ serviceTypes = [], procedure }: AnsweredBenefit): string {
  if (procedure?.code !== undefined) return procedure.code
  const names = serviceTypes.map(type => SERVICE_TYPES.get(type) ?? `service type ${type}`)
  return names.length === 0 ? 'plan as a whole' : names.join(', ')
}

/** EB08 is a share: .2 is 20 percent. */
const percentOf = (share: string) => Math.round(Number(share) * 10_000) / 100

const QUANTITIES: Readonly<Record<string, string>> = {
  VS: 'visits',
  DY: 'days',
  HS: 'hours',
  P6: 'services',
  UN: 'units',
  MN: 'months',
  YY: 'years',
}

function limitOf(each: AnsweredBenefit): readonly string[] {
  if (each.benefit !== 'F') return []
  const amount = each.amountCents === undefined ? '' : `$${(each.amountCents / 100).toFixed(2)}`
  const many =
    each.quantity === undefined ? '' : `${Number(each.quantity)} ${QUANTITIES[each.quantityQualifier ?? ''] ?? 'times'}`
  const period =
    each.period === undefined
      ? ''
      : `${each.period === '29' ? '' : 'in '}${PERIODS.get(each.period) ?? `period ${each.period}`}`
  const limit = [amount, many, period].filter(part => part !== '').join(' ')
  const words = (each.messages ?? []).filter(part => part !== undefined && part !== '').join(' ')
  if (limit === '' && words === '') return []
  return [`${servicesOf(each)}: ${[limit, words].filter(part => part !== '').join('; ')}`]
}
