// The 271, Eligibility Response (005010X279A1): coverage, limits, cost share and who else pays, as the payer knew it that day.
import * as x from '../describe.ts'
import { answered, begun, level, named, party } from '../loops.ts'
import { AAA, DTP, HSD, III, MSG, NM1, PROCEDURE, REF } from '../segments.ts'
import { PERSON } from './270.ts'

const EB = x.segment('EB', 'Benefit', {
  benefit: x.code('Benefit information', undefined, x.required),
  level: x.code('Coverage level'),
  serviceTypes: x.repeated(x.code('Service type')),
  insurance: x.code('Insurance type'),
  plan: x.text('Plan', { max: 50 }),
  period: x.code('Time period'),
  amountCents: x.money('Amount'),
  percent: x.decimal('Share'),
  quantityQualifier: x.code('Quantity qualifier'),
  quantity: x.decimal('Quantity'),
  authorization: x.code('Authorization needed'),
  inNetwork: x.code('In network'),
  procedure: x.composite('Procedure', PROCEDURE),
  pointers: x.composite('Diagnosis pointers', { pointers: x.list(4, x.decimal('Pointer')) }),
})
const LS = x.segment('LS', 'Names begin', { id: x.code('Loop') })
const LE = x.segment('LE', 'Names end', { id: x.code('Loop') })
const related = named('2120', 'Related party')
const benefit = x.loop('2110', 'Benefit', {
  benefit: x.one(EB),
  delivery: x.many(HSD),
  references: x.many(REF),
  dates: x.many(DTP),
  rejections: x.many(AAA),
  messages: x.many(MSG),
  information: x.loops(x.loop('2115', 'Further information', { information: x.one(III), messages: x.many(MSG) })),
  namesBegin: x.many(LS),
  parties: x.loops(related),
  namesEnd: x.many(LE),
})
const person = x.loop('2100C', 'Person', { ...PERSON, rejections: x.many(AAA), benefits: x.loops(benefit) })
const dependent = level('2000D', 'Dependent', '23', { ...answered, person: x.oneLoop(person) })
const subscriber = level('2000C', 'Subscriber', '22', {
  ...answered,
  person: x.oneLoop(person),
  dependents: x.loops(dependent),
})
/** Above the insured: who it is, and why that one could not ask or answer. */
const above = {
  rejections: x.many(AAA),
  name: x.oneLoop(x.loop('2100', 'Name', { name: x.one(NM1), ...party, rejections: x.many(AAA) })),
} as const
const receiver = level('2000B', 'Provider who asked', '21', { ...above, subscribers: x.loops(subscriber) })
const source = level('2000A', 'Payer', '20', { ...above, receivers: x.loops(receiver) })
const body = begun('Eligibility response', { sources: x.loops(source) })

export const transaction271 = x.transaction('271', '005010X279A1', 'Eligibility Response', 'HB', body)
export type EligibilityResponse = x.TreeOf<typeof transaction271>
