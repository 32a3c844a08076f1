// The 278, Health Care Services Review (005010X217): the request for an authorization or referral (BHT02 13) and the answer (11).
// Also reads the inquiry (X215) and its answer.
import * as x from '../describe.ts'
import { answered, begun, level, party } from '../loops.ts'
import { AAA, DTP, entity, HI, HSD, INS, MSG, NM1, PROCEDURE, PWK, REF, RELATED_CAUSES, STAY } from '../segments.ts'

const UM = x.segment('UM', 'What is asked for', {
  category: x.code('Request category', undefined, x.required),
  certification: x.code('Certification type'),
  service: x.code('Service type'),
  place: x.composite('Place', { facility: x.code('Place or facility type'), qualifier: x.code('Code list') }),
  causes: RELATED_CAUSES,
  urgency: x.code('Level of service'),
  health: x.code('Current health condition'),
  prognosis: x.code('Prognosis'),
  release: x.code('Release of information'),
  delay: x.code('Delay reason'),
})
const HCR = x.segment('HCR', 'Verdict', {
  action: x.code('Certification action', undefined, x.required),
  number: x.text('Authorization number', { max: 50 }),
  reason: x.code('Reason'),
  secondOpinion: x.code('Second opinion'),
})
const CL1 = x.segment('CL1', 'Stay', STAY)
const service = (id: string) =>
  x.segment(id, 'Service', {
    revenueOrProcedure: x.composite('Procedure', PROCEDURE),
    chargeCents: x.money('Charge'),
    unit: x.code('Unit'),
    units: x.decimal('Units'),
  })
const SV1 = service('SV1')
const SV3 = service('SV3')
const SV2 = x.segment('SV2', 'Institutional service', {
  revenue: x.text('Revenue code'),
  procedure: x.composite('Procedure', PROCEDURE),
  chargeCents: x.money('Charge'),
  unit: x.code('Unit'),
  units: x.decimal('Units'),
  rateCents: x.money('Rate'),
})
const CRC = x.segment('CRC', 'Conditions', {
  category: x.code('Category', undefined, x.required),
  holds: x.code('Holds'),
  conditions: x.list(5, x.code('Condition')),
})
const somebody = x.loop('2010', 'Name', { name: x.one(NM1), ...party, insured: x.one(INS), rejections: x.many(AAA) })
const review = {
  ...answered,
  request: x.one(UM),
  verdict: x.one(HCR),
  references: x.many(REF),
  dates: x.many(DTP),
  health: x.many(HI),
  professional: x.one(SV1),
  institutional: x.one(SV2),
  dental: x.one(SV3),
  delivery: x.many(HSD),
  conditions: x.many(CRC),
  stay: x.one(CL1),
  attachments: x.many(PWK),
  messages: x.many(MSG),
  names: x.loops(somebody),
} as const
const services = level('2000F', 'Service', 'SS', { ...review })
/** Some senders leave the level of the event out: what is asked then stands right behind the person. */
const event = level('2000E', 'Patient event', 'EV', { ...review, services: x.loops(services) }, { implied: true })
const dependent = level('2000D', 'Dependent', '23', {
  ...answered,
  name: x.oneLoop(
    x.loop('2010D', 'Dependent', {
      name: x.one(NM1, entity('QC')),
      ...party,
      insured: x.one(INS),
      rejections: x.many(AAA),
    }),
  ),
  events: x.loops(event),
})
const subscriber = level('2000C', 'Subscriber', '22', {
  ...answered,
  names: x.loops(somebody),
  events: x.loops(event),
  dependents: x.loops(dependent),
})
/** Above the insured: who it is, and why that one could not ask or answer. */
const above = { rejections: x.many(AAA), names: x.loops(somebody) } as const
const requester = level('2000B', 'Requester', '21', { ...above, subscribers: x.loops(subscriber) })
const payer = level('2000A', 'Reviewer', '20', { ...above, requesters: x.loops(requester) })
const body = begun('Services review', { payers: x.loops(payer) })

export const transaction278 = x.transaction('278', '005010X217', 'Health Care Services Review', 'HI', body)
export type ServicesReview = x.TreeOf<typeof transaction278>
