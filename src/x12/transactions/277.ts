// The 277 in its three uses: claim status response (005010X212), request for additional information (005010X213, 006020X313) and
// claim acknowledgment (005010X214). They share their levels; the guide says which one it is.
import * as x from '../describe.ts'
import { begun, level, named } from '../loops.ts'
import { AMT, DMG, DTP, PWK, QTY, REF, STC, TRN } from '../segments.ts'
import { SVC_STATUS } from './276.ts'

/** How the 4010 versions carried a contact for records. */
const PERIOD = x.segment('DTM', 'Date', {
  qualifier: x.code('Date qualifier', undefined, x.required),
  date: x.date('Date'),
  time: x.time('Time'),
  zone: x.text('Time zone'),
})
const names = named('2100', 'Name')
/** What is said of a line, and of what stands above it. */
const said = { statuses: x.many(STC), references: x.many(REF), dates: x.many(DTP) } as const
const line = x.loop('2220', 'Service line', { service: x.one(SVC_STATUS), ...said })
/** A trace with what is said of it: of the whole file, a provider's part, or a claim. */
const claim = x.loop('2200', 'Status', {
  trace: x.one(TRN),
  ...said,
  periods: x.many(PERIOD),
  attachments: x.many(PWK),
  quantities: x.many(QTY),
  amounts: x.many(AMT),
  lines: x.loops(line),
})
const person = { demographics: x.one(DMG), names: x.loops(names), claims: x.loops(claim) } as const
const dependent = level('2000E', 'Dependent', '23', person)
const subscriber = level('2000D', 'Subscriber or patient', ['22', 'PT'], {
  ...person,
  dependents: x.loops(dependent),
})
/** Above the patient a status speaks of a whole part of the file. */
const part = { names: x.loops(names), statuses: x.loops(claim) } as const
const provider = level('2000C', 'Provider', '19', { ...part, subscribers: x.loops(subscriber) })
const receiver = level('2000B', 'Receiver', '21', { ...part, providers: x.loops(provider) })
const source = level('2000A', 'Source', '20', {
  names: x.loops(names),
  trace: x.loops(claim),
  receivers: x.loops(receiver),
})
const body = begun('Claim status', { sources: x.loops(source) })

const used = (guide: string, label: string) => x.transaction('277', guide, label, 'HN', body)

export const transaction277 = used('005010X212', 'Health Care Claim Status Response')
export const transaction277CA = used('005010X214', 'Health Care Claim Acknowledgment')
export const transaction277RFAI = used('005010X213', 'Health Care Claim Request for Additional Information')
export type ClaimStatus = x.TreeOf<typeof transaction277>
