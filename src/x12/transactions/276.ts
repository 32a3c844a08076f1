// The 276, Health Care Claim Status Request (005010X212).
import * as x from '../describe.ts'
import { begun, level, named } from '../loops.ts'
import { AMT, DMG, DTP, PROCEDURE, REF, TRN } from '../segments.ts'

/** A service line as 276 and 277 name it. */
export const SVC_STATUS = x.segment('SVC', 'Service line', {
  procedure: x.composite('Procedure', PROCEDURE, x.required),
  chargeCents: x.money('Line charge', x.required),
  paidCents: x.money('Line payment'),
  revenue: x.text('Revenue code'),
  paidUnits: x.decimal('Units paid'),
  submitted: x.composite('Submitted procedure', PROCEDURE),
  units: x.decimal('Units'),
})
const names = named('2100', 'Name')
const line = x.loop('2210', 'Service line', { service: x.one(SVC_STATUS), references: x.many(REF), dates: x.many(DTP) })
const claim = x.loop('2200', 'Claim', {
  trace: x.one(TRN),
  references: x.many(REF),
  amounts: x.many(AMT),
  dates: x.many(DTP),
  lines: x.loops(line),
})
const dependent = level('2000E', 'Dependent', '23', {
  demographics: x.one(DMG),
  name: x.oneLoop(named('2100E', 'Patient', 'QC')),
  claims: x.loops(claim),
})
const subscriber = level('2000D', 'Subscriber', '22', {
  demographics: x.one(DMG),
  names: x.loops(names),
  claims: x.loops(claim),
  dependents: x.loops(dependent),
})
const provider = level('2000C', 'Provider', '19', { names: x.loops(names), subscribers: x.loops(subscriber) })
const receiver = level('2000B', 'Receiver', '21', { names: x.loops(names), providers: x.loops(provider) })
const source = level('2000A', 'Payer', '20', { names: x.loops(names), receivers: x.loops(receiver) })
const body = begun('Claim status request', { sources: x.loops(source) })

export const transaction276 = x.transaction('276', '005010X212', 'Health Care Claim Status Request', 'HR', body)
export type StatusRequest = x.TreeOf<typeof transaction276>
