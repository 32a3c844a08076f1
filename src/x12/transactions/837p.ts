// The 837P, Health Care Claim: Professional (005010X222A1). Also reads 4010 (X098A1) and the guides that share its shape
// (X291 predetermination, X298 post-adjudicated data).
import {
  code,
  composite,
  decimal,
  type LoopNode,
  loop,
  loops,
  money,
  one,
  oneLoop,
  segment,
  type TreeOf,
  text,
  unused,
} from '../describe.ts'
import { LX, PROCEDURE } from '../segments.ts'
import {
  claimBody,
  claimHead,
  claimHealth,
  claims837,
  claimTail,
  facility,
  lineLoops,
  lineTail,
  pointers,
  referring,
  rendering,
  spinal,
  supervising,
} from './837-parts.ts'

const required = { required: true } as const

const SV1 = segment('SV1', 'Professional service', {
  procedure: composite('Procedure', PROCEDURE, required),
  chargeCents: money('Line charge', required),
  unit: code('Unit'),
  units: decimal('Units'),
  place: code('Place of service'),
  type: code('Type of service'),
  pointers,
  amountCents: money('Amount'),
  emergency: code('Emergency'),
  multiple: code('Multiple procedure'),
  screening: code('EPSDT'),
  familyPlanning: code('Family planning'),
  review: code('Review'),
  reviewValue: text('Review value'),
  copay: code('Copay exempt'),
})
const SV5 = segment('SV5', 'Durable equipment', {
  procedure: composite('Procedure', PROCEDURE, required),
  unit: code('Unit'),
  days: decimal('Days'),
  rentalCents: money('Rental price'),
  purchaseCents: money('Purchase price'),
  frequency: code('Rental frequency'),
})
const PS1 = segment('PS1', 'Purchased service', {
  provider: text('Provider identifier', required),
  chargeCents: money('Purchased service charge', required),
  state: unused(),
})
const line = loop('2400', 'Service line', {
  number: one(LX),
  service: one(SV1, required),
  equipmentService: one(SV5),
  ...lineTail,
  purchased: one(PS1),
  ...lineLoops,
})
const claim = loop('2300', 'Claim', {
  ...claimHead,
  ...claimHealth,
  ...spinal,
  referring: oneLoop(referring),
  rendering: oneLoop(rendering),
  facility: oneLoop(facility),
  supervising: oneLoop(supervising),
  ...claimTail,
  lines: loops(line),
})
const { body, subscriber } = claimBody(claim)

export const transaction837P = claims837('005010X222A1', 'Health Care Claim: Professional', body)
export const subscriber837P = subscriber
export type Claims837P = TreeOf<typeof transaction837P>
export type Claim837P = LoopNode<typeof claim>
