// The 270, Eligibility Inquiry (005010X279A1).
import {
  code,
  composite,
  decimal,
  list,
  loop,
  loops,
  many,
  one,
  oneLoop,
  repeated,
  segment,
  type Transaction,
  type TreeOf,
} from '../describe.ts'
import { AMT, BHT, DTP, entity, HI, HL, III, INS, level, NM1, PROCEDURE, REF, TRN } from '../segments.ts'
import { party } from './837-parts.ts'

const required = { required: true } as const

const EQ = segment('EQ', 'Question', {
  serviceTypes: repeated(code('Service type')),
  procedure: composite('Procedure', PROCEDURE),
  coverage: code('Coverage level'),
  insurance: code('Insurance type'),
  pointers: composite('Diagnosis pointers', { pointers: list(4, decimal('Pointer')) }),
})
const question = loop('2110', 'Question', {
  question: one(EQ),
  amounts: many(AMT),
  information: many(III),
  references: many(REF),
  dates: many(DTP),
})
/** The person who is asked about; the 271 answers in the same shape. */
export const PERSON = {
  name: one(NM1, entity('IL', '03', 'QC')),
  ...party,
  insured: one(INS),
  health: many(HI),
} as const
const person = loop('2100C', 'Person', { ...PERSON, questions: loops(question) })
const dependent = loop('2000D', 'Dependent', {
  level: one(HL, level('23')),
  traces: many(TRN),
  person: oneLoop(person),
})
const subscriber = loop('2000C', 'Subscriber', {
  level: one(HL, level('22')),
  traces: many(TRN),
  person: oneLoop(person),
  dependents: loops(dependent),
})
const receiver = loop('2000B', 'Provider who asks', {
  level: one(HL, level('21')),
  name: oneLoop(loop('2100B', 'Provider', { name: one(NM1), ...party })),
  subscribers: loops(subscriber),
})
const source = loop('2000A', 'Payer', {
  level: one(HL, level('20')),
  name: oneLoop(loop('2100A', 'Payer', { name: one(NM1), ...party })),
  receivers: loops(receiver),
})
const body = loop('body', 'Eligibility inquiry', { beginning: one(BHT, required), sources: loops(source) })

export const transaction270 = {
  set: '270',
  guide: '005010X279A1',
  label: 'Eligibility Inquiry',
  functionalId: 'HS',
  body,
} as const satisfies Transaction
export type EligibilityInquiry = TreeOf<typeof transaction270>
