// How a denial's steps are composed, for the page of a code and for a denial at work alike: what the remark asks for first, then what the
// code's own entry says, then how the payer's class takes it; nothing that a law rules out. Pure.
import {
  type Addressee,
  type ClaimField,
  type CodeEntry,
  entryOf,
  FILINGS,
  type PayerClass,
  payerForClass,
  payerOf,
  RARCS,
  type RarcRow,
  type RemarkEntry,
  remarkOf,
  remarkRow,
  sentencesOf,
} from '../knowledge/load.ts'
import { closesCorrection, endsAppeal, type NoAppeal } from './law.ts'

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

/** To whom advice beside these remarks is said: under some of them nothing was processed that could be replaced. */
export function addresseeOf({ payerClass }: AdviceFor, remarks: readonly string[]): Addressee {
  return remarks.some(closesCorrection) ? { payerClass, unprocessed: true } : { payerClass }
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
  if (!SENT_AGAIN.has(action) || to.unprocessed === true) return []
  const named = payer === undefined ? undefined : payerOf(payer)
  const entry = named ?? (payerClass === 'unknown' ? undefined : payerForClass(payerClass))
  if (entry === undefined) return []
  return [`${entry.title}: ${entry.correction.how}`]
}

/** What the law has said of a denial, as far as advice hangs on it. */
export interface RuledOut {
  readonly noAppeal: NoAppeal | undefined
  /** A law or contract forbids a bill to the patient. */
  readonly billing: boolean
}

const APPEALS = /\b(?:appeal(?!s? (?:rights?|level|time))|redetermination|dispute it)\b/i
const NO_APPEAL = /\b(?:no|not|never|cannot|closes|instead of|neither)\b/i
/** The half of a sentence that offers an appeal beside something else. */
const APPEAL_CLAUSE =
  /(?:[,;] ?| )(?:or|and|then|else|otherwise),? (?:else |then )?(?:file an |ask for an )?appeal\b[^.;]*/gi
const BILLS =
  /\b(?:bill|charge|collect (?:it |that |this )?from|send (?:a|the) (?:bill|statement) to|statement to) (?:it to )?the (?:patient|member|resident|insured|subscriber)\b|\bself-pay\b|\bthe patient (?:comes last|owes it)\b|\bpost it as the patient's part\b/i
const NO_BILL = /\b(?:no|not|never|cannot|forbid\w*|may not|nobody|only under|before)\b/i

/** Steps without what the law rules out: an appeal where there is none, a bill that may not go out. Half a sentence is cut, not the whole. */
export function allowedSteps(steps: readonly string[], { noAppeal, billing }: RuledOut): readonly string[] {
  if (noAppeal === undefined && !billing) return steps
  const closed = noAppeal !== undefined
  const advises = (sentence: string) =>
    (closed && APPEALS.test(sentence) && !NO_APPEAL.test(sentence)) ||
    (billing && BILLS.test(sentence) && !NO_BILL.test(sentence))
  return steps.flatMap(text => {
    const left = sentencesOf(text)
      .map(sentence => (closed ? sentence.replace(APPEAL_CLAUSE, '') : sentence))
      .filter(sentence => !advises(sentence))
    return left.length === 0 ? [] : [left.join(' ')]
  })
}

/** Sentences that speak of one group only: a share is posted to the patient under PR, and asked about under the others. */
const UNDER_PR = /^Post it as the patient's part\b/
const UNDER_OTHERS = /^Under CO or (?:OA|PI)\b/

/** Steps as they hold under a group; without one, all of them. */
export function stepsUnder(steps: readonly string[], group: string | undefined): readonly string[] {
  if (group === undefined) return steps
  const others = group === 'PR' ? UNDER_OTHERS : UNDER_PR
  return steps.flatMap(text => {
    const left = sentencesOf(text).filter(sentence => !others.test(sentence))
    return left.length === 0 ? [] : [left.join(' ')]
  })
}

/** The way that is open where no appeal is. */
export function openWay({ noAppeal }: RuledOut): readonly string[] {
  return noAppeal === undefined ? [] : [`${noAppeal.says} ${noAppeal.way}`]
}

/** The code's own steps. */
export function codeSteps(carc: string, to: Addressee): CodeEntry['steps'] {
  return entryOf('carc', carc, to)?.steps ?? []
}
