// The 837I, Health Care Claim: Institutional (005010X223A2). Also reads 4010 (X096A1) and X292 (predetermination).
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
} from '../describe.ts'
import { LX, PROCEDURE } from '../segments.ts'
import {
  attending,
  claimBody,
  claimHead,
  claimHealth,
  claims837,
  claimTail,
  facility,
  lineLoops,
  lineTail,
  operating,
  referring,
  rendering,
} from './837-parts.ts'

const required = { required: true } as const

const CL1 = segment('CL1', 'Institutional claim', {
  admissionType: code('Admission type'),
  admissionSource: code('Admission source'),
  patientStatus: code('Patient status'),
})
const SV2 = segment('SV2', 'Institutional service', {
  revenue: text('Revenue code'),
  procedure: composite('Procedure', PROCEDURE),
  chargeCents: money('Line charge', required),
  unit: code('Unit'),
  units: decimal('Units'),
  rateCents: money('Unit rate'),
  noncoveredCents: money('Non-covered charge'),
})
const line = loop('2400', 'Service line', { number: one(LX), service: one(SV2, required), ...lineTail, ...lineLoops })
const claim = loop('2300', 'Claim', {
  ...claimHead,
  stay: one(CL1),
  ...claimHealth,
  attending: oneLoop(attending),
  operating: oneLoop(operating),
  rendering: oneLoop(rendering),
  facility: oneLoop(facility),
  referring: oneLoop(referring),
  ...claimTail,
  lines: loops(line),
})
const { body, subscriber } = claimBody(claim)

export const transaction837I = claims837('005010X223A2', 'Health Care Claim: Institutional', body)
export const subscriber837I = subscriber
export type Claims837I = TreeOf<typeof transaction837I>
export type Claim837I = LoopNode<typeof claim>
