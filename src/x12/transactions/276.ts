// The 276, Health Care Claim Status Request (005010X212).
import {
  composite,
  decimal,
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
import { AMT, BHT, DMG, DTP, entity, HL, level, NM1, PROCEDURE, REF, TRN } from '../segments.ts'
import { party } from './837-parts.ts'

const required = { required: true } as const

/** A service line as 276 and 277 name it. */
export const SVC_STATUS = segment('SVC', 'Service line', {
  procedure: composite('Procedure', PROCEDURE, required),
  chargeCents: money('Line charge', required),
  paidCents: money('Line payment'),
  revenue: text('Revenue code'),
  paidUnits: decimal('Units paid'),
  submitted: composite('Submitted procedure', PROCEDURE),
  units: decimal('Units'),
})
const names = loop('2100', 'Name', { name: one(NM1), ...party })
const line = loop('2210', 'Service line', { service: one(SVC_STATUS), references: many(REF), dates: many(DTP) })
const claim = loop('2200', 'Claim', {
  trace: one(TRN),
  references: many(REF),
  amounts: many(AMT),
  dates: many(DTP),
  lines: loops(line),
})
const dependent = loop('2000E', 'Dependent', {
  level: one(HL, level('23')),
  demographics: one(DMG),
  name: oneLoop(loop('2100E', 'Patient', { name: one(NM1, entity('QC')), ...party })),
  claims: loops(claim),
})
const subscriber = loop('2000D', 'Subscriber', {
  level: one(HL, level('22')),
  demographics: one(DMG),
  names: loops(names),
  claims: loops(claim),
  dependents: loops(dependent),
})
const provider = loop('2000C', 'Provider', {
  level: one(HL, level('19')),
  names: loops(names),
  subscribers: loops(subscriber),
})
const receiver = loop('2000B', 'Receiver', {
  level: one(HL, level('21')),
  names: loops(names),
  providers: loops(provider),
})
const source = loop('2000A', 'Payer', {
  level: one(HL, level('20')),
  names: loops(names),
  receivers: loops(receiver),
})
const body = loop('body', 'Claim status request', { beginning: one(BHT, required), sources: loops(source) })

export const transaction276 = {
  set: '276',
  guide: '005010X212',
  label: 'Health Care Claim Status Request',
  functionalId: 'HR',
  body,
} as const satisfies Transaction
export type StatusRequest = TreeOf<typeof transaction276>
