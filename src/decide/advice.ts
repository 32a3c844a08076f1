// How a denial's steps are composed, for the page of a code and for a denial at work alike: what the remark asks for first, then what the
// code's own entry says, then how the payer's class takes it; nothing that a law rules out. Pure.
import {
  type Action,
  type Addressee,
  type ClaimField,
  type CodeEntry,
  entryOf,
  FILINGS,
  type Kind,
  OFFERS,
  type Offer,
  type PayerClass,
  payerForClass,
  payerOf,
  RARCS,
  type RarcRow,
  type RemarkEntry,
  remarkOf,
  remarkRow,
} from '../knowledge/load.ts'
import { closesCorrection, endsAppeal, lawNamed, type NoAppeal } from './law.ts'

/** For whom advice is composed: the class of payer, always, and the payer itself where it is known. */
export interface AdviceFor {
  readonly payerClass: PayerClass
  /** A payer by its file's name: it may take corrections in a way of its own. */
  readonly payer?: string | undefined
}

/** The class of payers that an entry of the knowledge belongs to; `unknown` for none. */
export function classOfPayer(payer: string | undefined): PayerClass {
  const entry = payer === undefined ? undefined : payerOf(payer)
  return entry === undefined ? 'unknown' : (entry.classes[0] ?? CLASS_OF_LINE[entry.line] ?? 'commercial')
}

/** Which class a line of business is, where it is no plain commercial one. */
const CLASS_OF_LINE: Readonly<Record<string, PayerClass>> = {
  'medicare-part-a': 'medicare-part-a',
  'medicare-part-b': 'medicare-part-b',
  'medicare-dme': 'medicare-part-b',
  railroad: 'medicare-part-b',
  'medicare-advantage': 'medicare-advantage',
  'medicaid-ffs': 'medicaid',
  'medicaid-managed-care': 'medicaid',
  tricare: 'tricare',
  va: 'va',
  fehb: 'federal',
  'workers-compensation': 'workers-compensation',
  auto: 'auto',
}

/** The filing indicator (CLP06) that names a class; empty where it is not known. */
export function filingOf(payerClass: PayerClass): string {
  if (payerClass === 'unknown') return ''
  for (const { code, payerClass: named } of FILINGS.values()) if (named === payerClass) return code
  return ''
}

/** What the law has said of a denial, as far as advice hangs on it. */
export interface RuledOut {
  readonly noAppeal: NoAppeal | undefined
  /** No appeal is open, by that law or by what was decided. */
  readonly appeal: boolean
  /** A law or contract forbids a bill to the patient. */
  readonly billing: boolean
}

/** Kinds for which it means something whether they can be appealed. */
export function isAtStake(kind: Kind): boolean {
  return kind === 'denial' || kind === 'underpayment'
}

/** The same as far as a law says it. */
export function byLaw(ruledOut: RuledOut): RuledOut {
  return { ...ruledOut, appeal: ruledOut.noAppeal !== undefined }
}

/** Before any law was asked. */
export const NOTHING_RULED_OUT: RuledOut = { noAppeal: undefined, appeal: false, billing: false }

/** What is not open: an appeal that cannot be made and what the law that takes it closes with it, a bill that may not go out; all ways but a new claim where nothing was processed. */
function closedOffers({ noAppeal, appeal, billing }: RuledOut, remarks: readonly string[]): readonly Offer[] {
  const unprocessed = remarks.some(closesCorrection)
  const also = noAppeal === undefined ? [] : (lawNamed(noAppeal.law)?.appeal?.alsoCloses ?? [])
  const closed: Readonly<Record<Offer, boolean>> = {
    appeal: unprocessed || appeal,
    reopening: unprocessed || also.includes('reopening'),
    correction: unprocessed || also.includes('corrected-claim'),
    bill: billing,
  }
  return OFFERS.filter(offer => closed[offer])
}

/** To whom advice is said beside these remarks, under a group where one is known, and what is not open there. */
export function addresseeOf(
  { payerClass }: AdviceFor,
  remarks: readonly string[],
  ruledOut: RuledOut,
  group?: string,
): Addressee {
  return {
    payerClass,
    closed: closedOffers(ruledOut, remarks),
    ...(group === undefined || group === '' ? {} : { group }),
  }
}

/** One remark of a pair: it leads, for the reason code often says no more than "see remark". */
export interface RemarkPart {
  readonly code: string
  readonly alert: boolean
  readonly topic: string
  readonly title: string
  readonly meaning: string
  readonly asks?: RemarkEntry['asks']
  readonly fields?: RemarkEntry['fields']
  readonly document?: string
  readonly steps: readonly string[]
}

/** Remarks in their order, alerts last. */
export function remarkParts(codes: readonly string[], to: Addressee): readonly RemarkPart[] {
  const parts = codes.flatMap(code => {
    const row = remarkRow(code)
    return row === undefined ? [] : [remarkPart(row, to)]
  })
  return [...parts.filter(part => !part.alert), ...parts.filter(part => part.alert)]
}

function remarkPart(row: RarcRow, to: Addressee): RemarkPart {
  const entry = remarkOf(row.code, to)
  return {
    code: row.code,
    alert: row.alert,
    topic: row.topic,
    title: entry?.title ?? row.meaning,
    meaning: entry?.meaning ?? `${row.meaning}.`,
    ...askedParts(entry),
    steps: entry?.steps ?? [],
  }
}

export function askedParts(entry: RemarkEntry | undefined): Pick<RemarkPart, 'asks' | 'fields' | 'document'> {
  if (entry === undefined) return {}
  const { asks, fields, document } = entry
  return { asks, ...(fields === undefined ? {} : { fields }), ...(document === undefined ? {} : { document }) }
}

/** What a remark asks for, beside a decision that can or cannot be appealed. */
export function stepsBeside(remark: RemarkPart, appealable: boolean): readonly string[] {
  return appealable || !grantsAppeal(remark) ? remark.steps : []
}

/** A notice of a right to appeal, sent with every claim: beside a remark that closes the appeal it leads nowhere. */
function grantsAppeal({ code, alert }: RemarkPart): boolean {
  return alert && RARCS.get(code)?.topic === 'appeal-rights' && !endsAppeal(code)
}

/** A remark's steps as a biller ticks them off: the first names the field of the claim or the document. */
export function placedSteps({ code, steps, fields = [], document }: RemarkPart): readonly string[] {
  const places = [...fields.map(placeOf), ...(document === undefined ? [] : [`document: ${document}`])].join('; ')
  return steps.map((text, at) => (at > 0 ? text : `${code}: ${text}${places === '' ? '' : ` (${places})`}`))
}

/** Where a value stands on the claim: `Rendering NPI: loop 2310B, NM109; paper 24J`. */
export function placeOf({ name, loop, element, form }: ClaimField): string {
  return `${name}: loop ${loop}, ${element}${form === undefined ? '' : `; paper ${form}`}`
}

/** Actions that send the claim again: how, is the payer's to say. */
const SENT_AGAIN: ReadonlySet<string> = new Set(['correct-claim', 'new-claim', 'void-claim', 'reopen'])

/** What the payer adds after the remark and the code: how it takes a corrected claim. */
export function payerSteps(action: string, { payerClass, payer }: AdviceFor, to: Addressee): readonly string[] {
  if (!SENT_AGAIN.has(action) || to.closed?.includes('correction') === true) return []
  const named = payer === undefined ? undefined : payerOf(payer)
  const entry = named ?? (payerClass === 'unknown' ? undefined : payerForClass(payerClass))
  if (entry === undefined) return []
  return [`${entry.title}: ${entry.correction.how}`]
}

/** What is done in the place of a bill that may not go out, by what was decided. */
const INSTEAD_OF_BILL: Readonly<Partial<Record<Action, string>>> = {
  'query-payer':
    'Ask the payer why it puts this on the patient, and have the group code corrected; no statement goes out meanwhile.',
  'bill-other-payer': 'Bill the payer that covers the patient next; no statement goes to the patient for it.',
  review: 'Settle first who bears it, by the reason named under the group; no statement goes out meanwhile.',
  none: 'Post it; nobody is billed for it.',
}

/** The ways that are open where an appeal or a bill is not. */
export function openWays({ noAppeal, billing }: RuledOut, action: Action): readonly string[] {
  const instead = billing ? INSTEAD_OF_BILL[action] : undefined
  return [
    ...(noAppeal === undefined ? [] : [`${noAppeal.says} ${noAppeal.way}`]),
    ...(instead === undefined ? [] : [instead]),
  ]
}

/** The code's own steps. */
export function codeSteps(carc: string, to: Addressee): CodeEntry['steps'] {
  return entryOf('carc', carc, to)?.steps ?? []
}
