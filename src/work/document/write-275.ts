// Documents for a claim as one file (275): payer, who sends it, who billed, whom it is about, and each document under the number that the claim bears for it
// (unsolicited), or under the trace of the payer's request. Pure. What the two guides want is taken from public companion guides and descriptions of them:
// https://stedi.com/edi/hipaa/transaction-set/275-A9 (005010X210), https://docs.tibco.com/pub/fs-translator-attch-adapter/2.0.0/doc/html/GUID-143D3624-1F64-4A40-AF74-ADDC8A06A711.html
// (a MIME entity in BIN02 or BDS03), and what is publicly said of the companion guides of CMS (esMD) and UnitedHealthcare for 006020X314 (BGN01, TRN01, CAT, OOI, BDS01);
// all read 2026-11-28. A receiver's own companion guide comes before it.
import {
  OUR_SEPARATORS,
  type SubmittedClaim,
  transaction275,
  transaction275Of6020,
  writeEnvelope,
  writeTransaction,
} from '../../x12/index.ts'
import type { OriginalClaim } from '../claim/original.ts'
import { billerOf, party, payerOf, serviceDate, submitterOf } from '../claim/status-request.ts'
import type { FileNumbers } from '../claim/write-claim.ts'

export const GUIDES_275 = ['006020X314', '005010X210'] as const
export type Guide275 = (typeof GUIDES_275)[number]

/** A document that goes along. */
export interface Enclosed {
  /** What the claim names it by (PWK06), and what its file is called: no patient is in it. */
  readonly control: string
  readonly pdf: Uint8Array
}

/** What a payer asked for (277). */
export interface AskedFor {
  /** TRN02 of the request. */
  readonly trace: string
  /** STC01 of the request, each as its parts. */
  readonly statuses: readonly object[]
  readonly payerControl: string | undefined
}

/** The number of a document on its claim (PWK06): one for each, in no other practice's either. */
export const controlOf = (practiceId: number, documentId: number): string => `OVD${practiceId}-${documentId}`

/** The whole file. Throws UnwritableText where a value holds a separator. */
export function write275(
  { claim, head }: Pick<OriginalClaim, 'claim' | 'head'>,
  documents: readonly Enclosed[],
  { guide, asked, ...numbers }: FileNumbers & { readonly guide: Guide275; readonly asked: AskedFor | undefined },
): string {
  const description = guide === '006020X314' ? transaction275Of6020 : transaction275
  const { date, time } = numbers
  const tree = {
    beginning: {
      purpose: asked === undefined ? '02' : '11',
      reference: `OVA${String(numbers.control).padStart(9, '0')}`,
      date,
      time: time.replace(':', ''),
    },
    names: [
      payerOf(claim.payer),
      submitterOf(head.submitter),
      billerOf(claim.billingNpi ?? '', claim),
      patientOf(claim, asked),
    ],
    information: documents.map((document, at) => ({
      number: { number: String(at + 1) },
      traces: [asked === undefined ? { type: '1', number: document.control } : { type: '2', number: asked.trace }],
      statuses: (asked?.statuses ?? []).map(status => ({ status, date })),
      references: [],
      dates: [{ qualifier: '368', format: 'D8', value: date.replaceAll('-', '') }],
      report: { report: 'AE', transmission: 'IA' },
      documents: [guide === '006020X314' ? in6020(document) : in5010(document)],
    })),
  }
  const { open, close } = writeEnvelope(numbers, description, 1, OUR_SEPARATORS)
  return `${open}${writeTransaction(description, tree as never, '0001', OUR_SEPARATORS)}${close}`
}

/** Whom it is about, under the member's number, with the account, the payer's number and the days of service. */
function patientOf({ levels, memberId, account, period }: SubmittedClaim, asked: AskedFor | undefined) {
  const name = (levels.patient ?? levels.subscriber).name?.name
  const references = [
    { qualifier: 'EJ', number: account },
    { qualifier: '1K', number: asked?.payerControl },
  ]
  return {
    ...party({ entity: 'QC', type: '1', last: name?.last, first: name?.first, idQualifier: 'MI', id: memberId }),
    references: references.filter(each => each.number !== undefined),
    dates: period === undefined ? [] : [serviceDate(period)],
  }
}

function in5010(document: Enclosed) {
  const data = mimeOf(document)
  return { format: { security: '05' }, objects: [], document: { length: String(data.length), data } }
}

function in6020(document: Enclosed) {
  const data = Buffer.from(mimeOf(document), 'latin1').toString('base64')
  return {
    object: { id: '1', kind: '47', value: 'ATTACHMENT' },
    document: { filter: 'B64', length: String(data.length), data },
  }
}

/** A document as a MIME entity (RFC 2045), in lines of 76. */
function mimeOf({ control, pdf }: Enclosed): string {
  const body = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('base64')
  const lines = body.match(/.{1,76}/g) ?? []
  return [
    'MIME-Version: 1.0',
    'Content-Type: application/pdf',
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${control}.pdf"`,
    '',
    ...lines,
    '',
  ].join('\r\n')
}
