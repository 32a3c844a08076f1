// The 270, Eligibility Inquiry (005010X279A1).
import * as x from '../describe.ts'
import { begun, level, named, party } from '../loops.ts'
import { AMT, DTP, entity, HI, III, INS, NM1, PROCEDURE, REF, TRN } from '../segments.ts'

const EQ = x.segment('EQ', 'Question', {
  serviceTypes: x.repeated(x.code('Service type')),
  procedure: x.composite('Procedure', PROCEDURE),
  coverage: x.code('Coverage level'),
  insurance: x.code('Insurance type'),
  pointers: x.composite('Diagnosis pointers', { pointers: x.list(4, x.decimal('Pointer')) }),
})
const question = x.loop('2110', 'Question', {
  question: x.one(EQ),
  amounts: x.many(AMT),
  information: x.many(III),
  references: x.many(REF),
  dates: x.many(DTP),
})
/** The person who is asked about; the 271 answers in the same shape. */
export const PERSON = {
  name: x.one(NM1, entity('IL', '03', 'QC')),
  ...party,
  insured: x.one(INS),
  health: x.many(HI),
} as const
const person = x.loop('2100C', 'Person', { ...PERSON, questions: x.loops(question) })
const dependent = level('2000D', 'Dependent', '23', { traces: x.many(TRN), person: x.oneLoop(person) })
const subscriber = level('2000C', 'Subscriber', '22', {
  traces: x.many(TRN),
  person: x.oneLoop(person),
  dependents: x.loops(dependent),
})
const receiver = level('2000B', 'Provider who asks', '21', {
  name: x.oneLoop(named('2100B', 'Provider')),
  subscribers: x.loops(subscriber),
})
const source = level('2000A', 'Payer', '20', { name: x.oneLoop(named('2100A', 'Payer')), receivers: x.loops(receiver) })
const body = begun('Eligibility inquiry', { sources: x.loops(source) })

export const transaction270 = x.transaction('270', '005010X279A1', 'Eligibility Inquiry', 'HS', body)
export type EligibilityInquiry = x.TreeOf<typeof transaction270>
