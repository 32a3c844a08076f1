// The 837I, Health Care Claim: Institutional (005010X223A2). Also reads 4010 (X096A1) and X292 (predetermination).
import * as x from '../describe.ts'
import { LX, PROCEDURE, STAY } from '../segments.ts'
import * as parts from './837-parts.ts'

const CL1 = x.segment('CL1', 'Institutional claim', STAY)
const SV2 = x.segment('SV2', 'Institutional service', {
  revenue: x.text('Revenue code'),
  procedure: x.composite('Procedure', PROCEDURE),
  chargeCents: x.money('Line charge', x.required),
  unit: x.code('Unit'),
  units: x.decimal('Units'),
  rateCents: x.money('Unit rate'),
  noncoveredCents: x.money('Non-covered charge'),
})
const line = x.loop('2400', 'Service line', {
  number: x.one(LX),
  service: x.one(SV2, x.required),
  ...parts.lineTail,
  ...parts.lineLoops,
})
const claim = x.loop('2300', 'Claim', {
  ...parts.claimHead,
  stay: x.one(CL1),
  ...parts.claimHealth,
  ...parts.claimTail(line, 'attending', 'operating', 'rendering', 'facility', 'referring'),
})

const { transaction, subscriber } = parts.claims837('005010X223A2', 'Health Care Claim: Institutional', claim)

export { subscriber as subscriber837I, transaction as transaction837I }
export type Claims837I = x.TreeOf<typeof transaction>
export type Claim837I = x.LoopNode<typeof claim>
