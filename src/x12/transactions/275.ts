// The 275, Additional Information to Support a Claim (005010X210, 006020X314): documents for a claim, as far as public descriptions of
// the guides allow. A document stands in BIN, from 006020 on in BDS, which counts its bytes; the reader takes that many, whatever they are.
import * as x from '../describe.ts'
import { named } from '../loops.ts'
import { DTP, LX, REF, STC, TRN } from '../segments.ts'

const BGN = x.segment('BGN', 'Beginning', {
  purpose: x.code('Purpose', undefined, x.required),
  reference: x.text('Reference', x.required),
  date: x.date('Date', x.required),
  time: x.time('Time'),
  zone: x.code('Time zone'),
  more: x.text('More references'),
  type: x.code('Transaction type'),
  action: x.code('Action'),
})
const CAT = x.segment('CAT', 'Kind of report', {
  report: x.code('Report type'),
  transmission: x.code('Transmission'),
  version: x.text('Version'),
})
const EFI = x.segment('EFI', 'Electronic format', {
  security: x.code('Security level', undefined, x.required),
  description: x.text('Description'),
  technique: x.code('Security technique'),
  version: x.text('Version'),
  program: x.text('Program'),
  programVersion: x.text('Program version'),
  interchange: x.text('Interchange format'),
  interchangeVersion: x.text('Interchange version'),
  compression: x.text('Compression'),
  compressionVersion: x.text('Compression version'),
  name: x.text('File name'),
  blocking: x.composite('Blocking', { size: x.decimal('Size') }),
})
const OOI = x.segment('OOI', 'Object', {
  id: x.text('Object identifier'),
  kind: x.text('Kind'),
  value: x.text('Value'),
})
const BIN = x.segment('BIN', 'Document', {
  length: x.decimal('Length in bytes', x.required),
  data: x.bytes('Document', x.required),
})
/** How the data are packed (B64, ASC), their length, and they. */
const BDS = x.segment('BDS', 'Document', {
  filter: x.code('Filter', undefined, x.required),
  length: x.decimal('Length in bytes', x.required),
  data: x.bytes('Document', x.required),
})
const names = named('1000', 'Name')

/** The body around a document, which one version has in another segment than the other. */
function around<const Documents extends x.Loop>(documents: Documents) {
  const information = x.loop('2000', 'Information', {
    number: x.one(LX),
    traces: x.many(TRN),
    statuses: x.many(STC),
    references: x.many(REF),
    dates: x.many(DTP),
    report: x.one(CAT),
    documents: x.loops(documents),
  })
  return x.loop('body', 'Additional information', {
    beginning: x.one(BGN, x.required),
    names: x.loops(names),
    information: x.loops(information),
  })
}
const TITLE = 'Additional Information to Support a Claim'

export const transaction275 = x.transaction(
  '275',
  '005010X210',
  TITLE,
  'PI',
  around(x.loop('2110', 'Document', { format: x.one(EFI), objects: x.many(OOI), document: x.one(BIN) })),
)
export const transaction275Of6020 = x.transaction(
  '275',
  '006020X314',
  TITLE,
  'PI',
  around(x.loop('2110', 'Document', { object: x.one(OOI), format: x.one(EFI), document: x.one(BDS) })),
)
export type AdditionalInformation = x.TreeOf<typeof transaction275>
export type AdditionalInformationOf6020 = x.TreeOf<typeof transaction275Of6020>
