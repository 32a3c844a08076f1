// The 837D, Health Care Claim: Dental (005010X224A2). Also reads 4010 (X097A1) and X293 (predetermination).
import {
  code,
  composite,
  decimal,
  type LoopNode,
  list,
  loop,
  loops,
  many,
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
  assisting,
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
  supervising,
} from './837-parts.ts'

const required = { required: true } as const

const DN1 = segment('DN1', 'Orthodontic treatment', {
  months: decimal('Months of treatment'),
  monthsLeft: decimal('Months left'),
  yesNo: code('Yes or no'),
  description: text('Description'),
})
const DN2 = segment('DN2', 'Tooth status', {
  tooth: text('Tooth', required),
  status: code('Status', undefined, required),
  quantity: unused(),
  format: unused(),
  period: unused(),
  list: code('Code list'),
})
const SV3 = segment('SV3', 'Dental service', {
  procedure: composite('Procedure', PROCEDURE, required),
  chargeCents: money('Line charge', required),
  place: code('Place of service'),
  cavity: composite('Oral cavity', { areas: list(5, code('Oral cavity area')) }),
  prosthesis: code('Prosthesis, crown or inlay'),
  units: decimal('Units'),
  description: text('Description'),
  copay: unused(),
  agreement: unused(),
  yesNo: unused(),
  pointers,
})
const TOO = segment('TOO', 'Tooth', {
  qualifier: code('Code list', undefined, required),
  tooth: text('Tooth'),
  surfaces: composite('Surfaces', { surfaces: list(5, code('Surface')) }),
})
const line = loop('2400', 'Service line', {
  number: one(LX),
  service: one(SV3, required),
  teeth: many(TOO),
  ...lineTail,
  ...lineLoops,
})
const claim = loop('2300', 'Claim', {
  ...claimHead,
  orthodontics: one(DN1),
  teeth: many(DN2),
  ...claimHealth,
  referring: oneLoop(referring),
  rendering: oneLoop(rendering),
  facility: oneLoop(facility),
  assisting: oneLoop(assisting),
  supervising: oneLoop(supervising),
  ...claimTail,
  lines: loops(line),
})
const { body, subscriber } = claimBody(claim)

export const transaction837D = claims837('005010X224A2', 'Health Care Claim: Dental', body)
export const subscriber837D = subscriber
export type Claims837D = TreeOf<typeof transaction837D>
export type Claim837D = LoopNode<typeof claim>
