// The 271, Eligibility Response (005010X279A1): coverage, limits, cost share and who else pays, as the payer knew it that day.
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
  repeated,
  segment,
  type Transaction,
  type TreeOf,
  text,
} from '../describe.ts'
import { AAA, BHT, DTP, HL, HSD, III, level, MSG, NM1, PROCEDURE, REF, TRN } from '../segments.ts'
import { PERSON } from './270.ts'
import { party } from './837-parts.ts'

const required = { required: true } as const

const EB = segment('EB', 'Benefit', {
  benefit: code('Benefit information', undefined, required),
  level: code('Coverage level'),
  serviceTypes: repeated(code('Service type')),
  insurance: code('Insurance type'),
  plan: text('Plan', { max: 50 }),
  period: code('Time period'),
  amountCents: money('Amount'),
  percent: decimal('Share'),
  quantityQualifier: code('Quantity qualifier'),
  quantity: decimal('Quantity'),
  authorization: code('Authorization needed'),
  inNetwork: code('In network'),
  procedure: composite('Procedure', PROCEDURE),
  pointers: composite('Diagnosis pointers', { pointers: list(4, decimal('Pointer')) }),
})
const LS = segment('LS', 'Names begin', { id: code('Loop') })
const LE = segment('LE', 'Names end', { id: code('Loop') })
const related = loop('2120', 'Related party', { name: one(NM1), ...party })
const benefit = loop('2110', 'Benefit', {
  benefit: one(EB),
  delivery: many(HSD),
  references: many(REF),
  dates: many(DTP),
  rejections: many(AAA),
  messages: many(MSG),
  information: loops(loop('2115', 'Further information', { information: one(III), messages: many(MSG) })),
  namesBegin: many(LS),
  parties: loops(related),
  namesEnd: many(LE),
})
const person = loop('2100C', 'Person', { ...PERSON, rejections: many(AAA), benefits: loops(benefit) })
const dependent = loop('2000D', 'Dependent', {
  level: one(HL, level('23')),
  traces: many(TRN),
  rejections: many(AAA),
  person: oneLoop(person),
})
const subscriber = loop('2000C', 'Subscriber', {
  level: one(HL, level('22')),
  traces: many(TRN),
  rejections: many(AAA),
  person: oneLoop(person),
  dependents: loops(dependent),
})
const answerer = loop('2100', 'Name', { name: one(NM1), ...party, rejections: many(AAA) })
const receiver = loop('2000B', 'Provider who asked', {
  level: one(HL, level('21')),
  rejections: many(AAA),
  name: oneLoop(answerer),
  subscribers: loops(subscriber),
})
const source = loop('2000A', 'Payer', {
  level: one(HL, level('20')),
  rejections: many(AAA),
  name: oneLoop(answerer),
  receivers: loops(receiver),
})
const body = loop('body', 'Eligibility response', { beginning: one(BHT, required), sources: loops(source) })

export const transaction271 = {
  set: '271',
  guide: '005010X279A1',
  label: 'Eligibility Response',
  functionalId: 'HB',
  body,
} as const satisfies Transaction
export type EligibilityResponse = TreeOf<typeof transaction271>
