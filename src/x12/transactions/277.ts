// The 277 in its three uses: claim status response (005010X212), request for additional information (005010X213, 006020X313) and
// claim acknowledgment (005010X214). They share their levels; the guide says which one it is.
import { code, date, loop, loops, many, one, segment, type Transaction, type TreeOf, text, time } from '../describe.ts'
import { AMT, BHT, DMG, DTP, HL, level, NM1, PWK, QTY, REF, STC, TRN } from '../segments.ts'
import { SVC_STATUS } from './276.ts'
import { party } from './837-parts.ts'

const required = { required: true } as const

/** How the 4010 versions carried a contact for records. */
const PERIOD = segment('DTM', 'Date', {
  qualifier: code('Date qualifier', undefined, required),
  date: date('Date'),
  time: time('Time'),
  zone: text('Time zone'),
})
const names = loop('2100', 'Name', { name: one(NM1), ...party })
const line = loop('2220', 'Service line', {
  service: one(SVC_STATUS),
  statuses: many(STC),
  references: many(REF),
  dates: many(DTP),
})
/** A trace with what is said of it: of the whole file, a provider's part, or a claim. */
const claim = loop('2200', 'Status', {
  trace: one(TRN),
  statuses: many(STC),
  references: many(REF),
  dates: many(DTP),
  periods: many(PERIOD),
  attachments: many(PWK),
  quantities: many(QTY),
  amounts: many(AMT),
  lines: loops(line),
})
const dependent = loop('2000E', 'Dependent', {
  level: one(HL, level('23')),
  demographics: one(DMG),
  names: loops(names),
  claims: loops(claim),
})
const subscriber = loop('2000D', 'Subscriber or patient', {
  level: one(HL, level('22', 'PT')),
  demographics: one(DMG),
  names: loops(names),
  claims: loops(claim),
  dependents: loops(dependent),
})
const provider = loop('2000C', 'Provider', {
  level: one(HL, level('19')),
  names: loops(names),
  statuses: loops(claim),
  subscribers: loops(subscriber),
})
const receiver = loop('2000B', 'Receiver', {
  level: one(HL, level('21')),
  names: loops(names),
  statuses: loops(claim),
  providers: loops(provider),
})
const source = loop('2000A', 'Source', {
  level: one(HL, level('20')),
  names: loops(names),
  trace: loops(claim),
  receivers: loops(receiver),
})
const body = loop('body', 'Claim status', { beginning: one(BHT, required), sources: loops(source) })

const named = (guide: string, label: string) =>
  ({ set: '277', guide, label, functionalId: 'HN', body }) as const satisfies Transaction

export const transaction277 = named('005010X212', 'Health Care Claim Status Response')
export const transaction277CA = named('005010X214', 'Health Care Claim Acknowledgment')
export const transaction277RFAI = named('005010X213', 'Health Care Claim Request for Additional Information')
export type ClaimStatus = TreeOf<typeof transaction277>
