// The 278, Health Care Services Review (005010X217): the request for an authorization or referral (BHT02 13) and the answer (11).
// Also reads the inquiry (X215) and its answer.
import {
  code,
  composite,
  decimal,
  list,
  loop,
  loops,
  many,
  money,
  one,
  oneLoop,
  segment,
  type Transaction,
  type TreeOf,
  text,
} from '../describe.ts'
import { AAA, BHT, DTP, entity, HI, HL, HSD, INS, level, MSG, NM1, PROCEDURE, PWK, REF, TRN } from '../segments.ts'
import { party } from './837-parts.ts'

const required = { required: true } as const

const UM = segment('UM', 'What is asked for', {
  category: code('Request category', undefined, required),
  certification: code('Certification type'),
  service: code('Service type'),
  place: composite('Place', { facility: code('Place or facility type'), qualifier: code('Code list') }),
  causes: composite('Related causes', {
    first: code('Related cause'),
    second: code('Related cause'),
    third: code('Related cause'),
    state: code('State'),
    country: code('Country'),
  }),
  urgency: code('Level of service'),
  health: code('Current health condition'),
  prognosis: code('Prognosis'),
  release: code('Release of information'),
  delay: code('Delay reason'),
})
const HCR = segment('HCR', 'Verdict', {
  action: code('Certification action', undefined, required),
  number: text('Authorization number', { max: 50 }),
  reason: code('Reason'),
  secondOpinion: code('Second opinion'),
})
const CL1 = segment('CL1', 'Stay', {
  admissionType: code('Admission type'),
  admissionSource: code('Admission source'),
  patientStatus: code('Patient status'),
})
const service = (id: string) =>
  segment(id, 'Service', {
    revenueOrProcedure: composite('Procedure', PROCEDURE),
    chargeCents: money('Charge'),
    unit: code('Unit'),
    units: decimal('Units'),
  })
const SV1 = service('SV1')
const SV3 = service('SV3')
const SV2 = segment('SV2', 'Institutional service', {
  revenue: text('Revenue code'),
  procedure: composite('Procedure', PROCEDURE),
  chargeCents: money('Charge'),
  unit: code('Unit'),
  units: decimal('Units'),
  rateCents: money('Rate'),
})
const CRC = segment('CRC', 'Conditions', {
  category: code('Category', undefined, required),
  holds: code('Holds'),
  conditions: list(5, code('Condition')),
})
const named = loop('2010', 'Name', { name: one(NM1), ...party, insured: one(INS), rejections: many(AAA) })
const review = {
  traces: many(TRN),
  rejections: many(AAA),
  request: one(UM),
  verdict: one(HCR),
  references: many(REF),
  dates: many(DTP),
  health: many(HI),
  professional: one(SV1),
  institutional: one(SV2),
  dental: one(SV3),
  delivery: many(HSD),
  conditions: many(CRC),
  stay: one(CL1),
  attachments: many(PWK),
  messages: many(MSG),
  names: loops(named),
} as const
const services = loop('2000F', 'Service', { level: one(HL, level('SS')), ...review })
/** Some senders leave the level of the event out: what is asked then stands right behind the person. */
const event = loop(
  '2000E',
  'Patient event',
  { level: one(HL, level('EV')), ...review, services: loops(services) },
  { implied: true },
)
const dependent = loop('2000D', 'Dependent', {
  level: one(HL, level('23')),
  traces: many(TRN),
  rejections: many(AAA),
  name: oneLoop(
    loop('2010D', 'Dependent', { name: one(NM1, entity('QC')), ...party, insured: one(INS), rejections: many(AAA) }),
  ),
  events: loops(event),
})
const subscriber = loop('2000C', 'Subscriber', {
  level: one(HL, level('22')),
  traces: many(TRN),
  rejections: many(AAA),
  names: loops(named),
  events: loops(event),
  dependents: loops(dependent),
})
const requester = loop('2000B', 'Requester', {
  level: one(HL, level('21')),
  rejections: many(AAA),
  names: loops(named),
  subscribers: loops(subscriber),
})
const payer = loop('2000A', 'Reviewer', {
  level: one(HL, level('20')),
  rejections: many(AAA),
  names: loops(named),
  requesters: loops(requester),
})
const body = loop('body', 'Services review', { beginning: one(BHT, required), payers: loops(payer) })

export const transaction278 = {
  set: '278',
  guide: '005010X217',
  label: 'Health Care Services Review',
  functionalId: 'HI',
  body,
} as const satisfies Transaction
export type ServicesReview = TreeOf<typeof transaction278>
