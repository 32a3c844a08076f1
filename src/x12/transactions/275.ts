// The 275, Additional Information to Support a Claim (005010X210, 006020X314): documents for a claim, as far as public descriptions of
// the guide allow. A document stands in BIN, whose first element counts its bytes; the reader takes that many, whatever they are.
import {
  bytes,
  code,
  composite,
  date,
  decimal,
  loop,
  loops,
  many,
  one,
  segment,
  type Transaction,
  type TreeOf,
  text,
  time,
} from '../describe.ts'
import { DTP, LX, NM1, REF, STC, TRN } from '../segments.ts'
import { party } from './837-parts.ts'

const required = { required: true } as const

const BGN = segment('BGN', 'Beginning', {
  purpose: code('Purpose', undefined, required),
  reference: text('Reference', required),
  date: date('Date', required),
  time: time('Time'),
  zone: code('Time zone'),
  more: text('More references'),
  type: code('Transaction type'),
  action: code('Action'),
})
const CAT = segment('CAT', 'Kind of report', {
  report: code('Report type'),
  transmission: code('Transmission'),
  version: text('Version'),
})
const EFI = segment('EFI', 'Electronic format', {
  security: code('Security level', undefined, required),
  description: text('Description'),
  technique: code('Security technique'),
  version: text('Version'),
  program: text('Program'),
  programVersion: text('Program version'),
  interchange: text('Interchange format'),
  interchangeVersion: text('Interchange version'),
  compression: text('Compression'),
  compressionVersion: text('Compression version'),
  name: text('File name'),
  blocking: composite('Blocking', { size: decimal('Size') }),
})
const OOI = segment('OOI', 'Object', {
  id: text('Object identifier'),
  kind: text('Kind'),
  value: text('Value'),
})
const BIN = segment('BIN', 'Document', {
  length: decimal('Length in bytes', required),
  data: bytes('Document', required),
})
const names = loop('1000', 'Name', { name: one(NM1), ...party })
const report = loop('2110', 'Document', {
  format: one(EFI),
  objects: many(OOI),
  document: one(BIN),
})
const information = loop('2000', 'Information', {
  number: one(LX),
  traces: many(TRN),
  statuses: many(STC),
  references: many(REF),
  dates: many(DTP),
  report: one(CAT),
  documents: loops(report),
})
const body = loop('body', 'Additional information', {
  beginning: one(BGN, required),
  names: loops(names),
  information: loops(information),
})

export const transaction275 = {
  set: '275',
  guide: '005010X210',
  label: 'Additional Information to Support a Claim',
  functionalId: 'PI',
  body,
} as const satisfies Transaction
export type AdditionalInformation = TreeOf<typeof transaction275>
