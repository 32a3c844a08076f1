// The 837P, Health Care Claim: Professional (005010X222A1). Also reads 4010 (X098A1) and the guides that share its shape
// (X291 predetermination, X298 post-adjudicated data).
import * as x from '../describe.ts'
import { LX, PROCEDURE } from '../segments.ts'
import * as parts from './837-parts.ts'

const SV1 = x.segment('SV1', 'Professional service', {
  procedure: x.composite('Procedure', PROCEDURE, x.required),
  chargeCents: x.money('Line charge', x.required),
  unit: x.code('Unit'),
  units: x.decimal('Units'),
  place: x.code('Place of service'),
  type: x.code('Type of service'),
  pointers: parts.pointers,
  amountCents: x.money('Amount'),
  emergency: x.code('Emergency'),
  multiple: x.code('Multiple procedure'),
  screening: x.code('EPSDT'),
  familyPlanning: x.code('Family planning'),
  review: x.code('Review'),
  reviewValue: x.text('Review value'),
  copay: x.code('Copay exempt'),
})
const SV5 = x.segment('SV5', 'Durable equipment', {
  procedure: x.composite('Procedure', PROCEDURE, x.required),
  unit: x.code('Unit'),
  days: x.decimal('Days'),
  rentalCents: x.money('Rental price'),
  purchaseCents: x.money('Purchase price'),
  frequency: x.code('Rental frequency'),
})
const PS1 = x.segment('PS1', 'Purchased service', {
  provider: x.text('Provider identifier', x.required),
  chargeCents: x.money('Purchased service charge', x.required),
  state: x.unused(),
})
const line = x.loop('2400', 'Service line', {
  number: x.one(LX),
  service: x.one(SV1, x.required),
  equipmentService: x.one(SV5),
  ...parts.lineTail,
  purchased: x.one(PS1),
  ...parts.lineLoops,
})
const claim = x.loop('2300', 'Claim', {
  ...parts.claimHead,
  ...parts.claimHealth,
  ...parts.spinal,
  ...parts.claimTail(line, 'referring', 'rendering', 'facility', 'supervising'),
})

const { transaction, subscriber } = parts.claims837('005010X222A1', 'Health Care Claim: Professional', claim)

export { subscriber as subscriber837P, transaction as transaction837P }
export type Claims837P = x.TreeOf<typeof transaction>
export type Claim837P = x.LoopNode<typeof claim>
