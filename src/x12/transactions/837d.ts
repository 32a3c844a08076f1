// The 837D, Health Care Claim: Dental (005010X224A2). Also reads 4010 (X097A1) and X293 (predetermination).
import * as x from '../describe.ts'
import { LX, PROCEDURE } from '../segments.ts'
import * as parts from './837-parts.ts'

const DN1 = x.segment('DN1', 'Orthodontic treatment', {
  months: x.decimal('Months of treatment'),
  monthsLeft: x.decimal('Months left'),
  yesNo: x.code('Yes or no'),
  description: x.text('Description'),
})
const DN2 = x.segment('DN2', 'Tooth status', {
  tooth: x.text('Tooth', x.required),
  status: x.code('Status', undefined, x.required),
  quantity: x.unused(),
  format: x.unused(),
  period: x.unused(),
  list: x.code('Code list'),
})
const SV3 = x.segment('SV3', 'Dental service', {
  procedure: x.composite('Procedure', PROCEDURE, x.required),
  chargeCents: x.money('Line charge', x.required),
  place: x.code('Place of service'),
  cavity: x.composite('Oral cavity', { areas: x.list(5, x.code('Oral cavity area')) }),
  prosthesis: x.code('Prosthesis, crown or inlay'),
  units: x.decimal('Units'),
  description: x.text('Description'),
  copay: x.unused(),
  agreement: x.unused(),
  yesNo: x.unused(),
  pointers: parts.pointers,
})
const TOO = x.segment('TOO', 'Tooth', {
  qualifier: x.code('Code list', undefined, x.required),
  tooth: x.text('Tooth'),
  surfaces: x.composite('Surfaces', { surfaces: x.list(5, x.code('Surface')) }),
})
const line = x.loop('2400', 'Service line', {
  number: x.one(LX),
  service: x.one(SV3, x.required),
  teeth: x.many(TOO),
  ...parts.lineTail,
  ...parts.lineLoops,
})
const claim = x.loop('2300', 'Claim', {
  ...parts.claimHead,
  orthodontics: x.one(DN1),
  teeth: x.many(DN2),
  ...parts.claimHealth,
  ...parts.claimTail(line, 'referring', 'rendering', 'facility', 'assisting', 'supervising'),
})

const { transaction, subscriber } = parts.claims837('005010X224A2', 'Health Care Claim: Dental', claim)

export { subscriber as subscriber837D, transaction as transaction837D }
export type Claims837D = x.TreeOf<typeof transaction>
export type Claim837D = x.LoopNode<typeof claim>
