// What a payer said of coverage (271) and to a request for authorization (278), kept as evidence: who, when, what, in few words, with
// everything that was said beside it.

import type { AnsweredBenefit } from '../../../decide/coverage.ts'
import { byCode } from '../../../knowledge/by-code.ts'
import { type EligibilityResponse, type Period, periodOf, type ServicesReview, sourceOf } from '../../../x12/index.ts'

export interface Coverage {
  readonly payerName: string | undefined
  readonly payerIdentifier: string | undefined
  readonly memberId: string | undefined
  readonly personName: string | undefined
  readonly born: string | undefined
  readonly period: Period | undefined
  readonly askedFor: string | undefined
  readonly coverage: 'active' | 'inactive' | 'rejected' | 'unknown'
  readonly says: string
  readonly benefits: readonly AnsweredBenefit[]
  readonly segment: number
}

type Source = EligibilityResponse['sources'][number]
type Subscriber = Source['receivers'][number]['subscribers'][number]
type Person = NonNullable<Subscriber['person']>

/** Parties that are persons insured. */
const INSURED = new Set(['IL', 'QC', '03', 'GW'])
/** Numbers of plans and groups, which name nobody. */
const OF_PLAN = new Set(['18', '6P', 'N6'])

/** EB01: 1 to 5 are active coverage, 6 to 8 inactive. */
const ACTIVE = new Set(['1', '2', '3', '4', '5'])
const INACTIVE = new Set(['6', '7', '8'])

/** One answer for each person of a 271. */
export function coveragesOf(tree: EligibilityResponse): readonly Coverage[] {
  return tree.sources.flatMap(source => {
    const payer = source.name?.name
    const refused = [...source.rejections, ...(source.name?.rejections ?? [])]
    return source.receivers.flatMap(receiver =>
      receiver.subscribers.flatMap(subscriber => {
        const above = [
          ...refused,
          ...receiver.rejections,
          ...(receiver.name?.rejections ?? []),
          ...subscriber.rejections,
        ]
        const tell = (person: Person, rejections: Person['rejections']) =>
          coverageOf(payer, person, [...rejections, ...person.rejections], subscriber.person?.name?.id)
        return [
          // Where a dependent is answered for, the subscriber stands there only as the way to them.
          ...(subscriber.person === undefined || subscriber.dependents.length > 0
            ? []
            : [tell(subscriber.person, above)]),
          ...subscriber.dependents.flatMap(dependent =>
            dependent.person === undefined
              ? []
              : [tell(dependent.person, [...above, ...(subscriber.person?.rejections ?? []), ...dependent.rejections])],
          ),
        ]
      }),
    )
  })
}

function coverageOf(
  payer: NonNullable<Source['name']>['name'],
  person: Person,
  rejections: Person['rejections'],
  subscriberId: string | undefined,
): Coverage {
  const benefits = person.benefits.filter(({ benefit }) => benefit !== undefined)
  const codes = benefits.map(({ benefit }) => benefit?.benefit ?? '')
  const coverage =
    rejections.length > 0
      ? 'rejected'
      : codes.some(code => ACTIVE.has(code))
        ? 'active'
        : codes.some(code => INACTIVE.has(code))
          ? 'inactive'
          : 'unknown'
  const date = (...qualifiers: string[]) =>
    [...person.dates, ...benefits.flatMap(({ dates }) => dates)].find(each => qualifiers.includes(each.qualifier ?? ''))
  const whole = periodOf(date('291', '307'))
  const begin = periodOf(date('346', '356', '348'))
  const end = periodOf(date('347', '357', '349'))
  const name = person.name
  return {
    payerName: payer?.last,
    payerIdentifier: payer?.id,
    memberId: name?.id ?? subscriberId,
    personName: [name?.last, name?.first].filter(part => part !== undefined).join(', ') || undefined,
    born: person.demographics?.born,
    period:
      whole !== undefined && whole.from !== whole.to
        ? whole
        : (begin ?? whole) === undefined
          ? undefined
          : { from: (begin ?? whole)?.from ?? '', to: end?.to ?? '' },
    askedFor: periodOf(date('472'))?.from,
    coverage,
    says: coverageSays(coverage, rejections, benefits.length),
    benefits: [
      ...(rejections.length === 0
        ? []
        : [{ rejections: rejections.map(({ reason, followUp }) => ({ reason, followUp })) }]),
      ...benefits.map(({ benefit, dates, messages, parties, references }) => ({
        ...benefit,
        dates: dates.map(each => ({ qualifier: each.qualifier, value: each.value })),
        messages: messages.map(each => each.text),
        // Payers and providers by their names; never the insured, nor anybody's number.
        parties: parties.flatMap(({ name }) =>
          name === undefined || INSURED.has(name.entity ?? '')
            ? []
            : [{ entity: name.entity, name: [name.first, name.last].filter(part => part !== undefined).join(' ') }],
        ),
        references: references.flatMap(({ qualifier, number }) =>
          OF_PLAN.has(qualifier ?? '') ? [{ qualifier, number }] : [],
        ),
      })),
    ],
    segment: sourceOf(person.name)?.index ?? 0,
  }
}

function coverageSays(coverage: Coverage['coverage'], rejections: Person['rejections'], benefits: number): string {
  switch (coverage) {
    case 'rejected':
      return `The payer did not answer the question (reject reason ${rejections.map(each => each.reason ?? '?').join(', ')}).`
    case 'active':
      return `Coverage is active; ${benefits} benefits were reported.`
    case 'inactive':
      return 'Coverage is not active.'
    case 'unknown':
      return `Whether coverage is active was not said; ${benefits} benefits were reported.`
  }
}

export interface ReviewAnswer {
  readonly category: string
  readonly action: string
  readonly number: string | undefined
  readonly payerName: string | undefined
  readonly memberId: string | undefined
  readonly personName: string | undefined
  readonly period: Period | undefined
  readonly procedure: string | undefined
  readonly units: string | undefined
  readonly providerNpi: string | undefined
  readonly says: string
  readonly segment: number
}

/** HCR01 in our words. */
const ACTIONS = byCode<string>({
  A1: 'Certified in full',
  A2: 'Certified in part',
  A3: 'Not certified',
  A4: 'Pended: no decision yet',
  A6: 'Certified with changes',
  C: 'Cancelled',
  CT: 'The payer wants to be called',
  NA: 'No certification is needed',
})

type Review = ServicesReview['payers'][number]['requesters'][number]['subscribers'][number]['events'][number]
type Service = Review['services'][number]

/** One answer for each event and each service of a 278 that bears a verdict. */
export function reviewAnswersOf(tree: ServicesReview): readonly ReviewAnswer[] {
  return tree.payers.flatMap(payer =>
    payer.requesters.flatMap(requester =>
      requester.subscribers.flatMap(subscriber => {
        const payerName = payer.names[0]?.name?.last
        const insured = subscriber.names.find(each => each.name?.entity === 'IL')?.name ?? subscriber.names[0]?.name
        const tell = (review: Review | Service, event: Review | undefined, person: typeof insured) =>
          answerOf(review, event, { payerName, memberId: insured?.id, person })
        return [
          ...subscriber.events.map(event => ({ event, person: insured })),
          ...subscriber.dependents.flatMap(dependent =>
            dependent.events.map(event => ({ event, person: dependent.name?.name })),
          ),
        ].flatMap(({ event, person }) => [
          ...(event.verdict === undefined ? [] : [tell(event, undefined, person)]),
          ...event.services
            .filter(service => service.verdict !== undefined)
            .map(service => tell(service, event, person)),
        ])
      }),
    ),
  )
}

function answerOf(
  review: Review | Service,
  event: Review | undefined,
  who: {
    readonly payerName: string | undefined
    readonly memberId: string | undefined
    readonly person: { readonly last?: string | undefined; readonly first?: string | undefined } | undefined
  },
): ReviewAnswer {
  const { verdict } = review
  const dates = [...review.dates, ...(event?.dates ?? [])]
  const service =
    review.professional?.revenueOrProcedure ?? review.institutional?.procedure ?? review.dental?.revenueOrProcedure
  const provider = [...review.names, ...(event?.names ?? [])].find(each => each.name?.idQualifier === 'XX')
  const action = verdict?.action ?? ''
  return {
    category: review.request?.category ?? event?.request?.category ?? '',
    action,
    number: verdict?.number,
    payerName: who.payerName,
    memberId: who.memberId,
    personName: [who.person?.last, who.person?.first].filter(part => part !== undefined).join(', ') || undefined,
    period: periodOf(dates.find(date => ['472', '435', 'AAH'].includes(date.qualifier ?? ''))),
    procedure: service?.code,
    units: review.professional?.units ?? review.institutional?.units ?? review.delivery[0]?.quantity,
    providerNpi: provider?.name?.id,
    says: `${ACTIONS.get(action) ?? `Answer ${action}`}${verdict?.reason === undefined ? '' : ` (reason ${verdict.reason})`}.`,
    segment: sourceOf(verdict)?.index ?? 0,
  }
}
