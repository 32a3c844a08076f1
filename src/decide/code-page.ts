// Everything known of one code on one page: the tables, its own entry, the playbook of its cause. The terminal, the API and the
// documentation show this. Pure.
import {
  type Addressee,
  ANY_PAYER,
  CARCS,
  type CarcRow,
  type Cause,
  type CodeEntry,
  citations,
  entryOf,
  guidesFor,
  type Kind,
  playbookOf,
  RARCS,
  type RarcRow,
  type RemarkEntry,
  remarkOf,
  remarkRow,
} from '../knowledge/load.ts'
import {
  type AdviceFor,
  addresseeOf,
  askedParts,
  byLaw,
  isAtStake,
  NOTHING_RULED_OUT,
  openWays,
  payerSteps,
  type RemarkPart,
  remarkParts,
  stepsBeside,
} from './advice.ts'
import { type ArgumentParts, argumentsPart } from './arguments.ts'
import { type CodeName, type CodeVerdict, judgeCode, judgeRemark, parseCodeName } from './code.ts'
import { type PlbParts, plbPageOf } from './plb-page.ts'

/** Everything known of one code: the record of `code --json`. Absent = omitted. */
export interface CodePage extends CodeVerdict, Partial<PlbParts>, Partial<ArgumentParts> {
  readonly code: string
  readonly list: 'carc' | 'rarc' | 'ncpdp' | 'plb'
  readonly group?: string
  readonly remark?: string
  readonly status: 'active' | 'deactivated'
  readonly until?: string
  readonly alert?: boolean
  readonly title: string
  readonly meaning: string
  readonly remarkMeaning?: string
  /** What each remark of a pair says, in their order; alerts last, since they explain nothing. */
  readonly remarks?: readonly RemarkPart[]
  /** Of a remark alone: the family of remarks it belongs to, as `nsa` or `dme`. */
  readonly topic?: string
  /** Of a remark alone: what it asks for, where on the claim, which document. */
  readonly asks?: RemarkEntry['asks']
  readonly fields?: RemarkEntry['fields']
  readonly document?: string
  readonly byGroup?: Readonly<Record<string, string>>
  readonly groupFits?: boolean
  readonly scenario?: readonly string[]
  readonly causes?: readonly string[]
  readonly steps?: readonly string[]
  readonly evidence?: readonly string[]
  readonly prevention?: readonly string[]
  readonly misreadings?: CodeEntry['misreadings']
  readonly related?: CodeEntry['related']
  readonly inFile?: string
  readonly workedNumbers?: string
  readonly examples?: CodeEntry['examples']
  readonly replacedBy?: readonly string[]
  readonly note?: string
  /** Guides that serve this code or its remark. */
  readonly guides?: readonly { readonly name: string; readonly title: string }[]
  readonly cites: CodeEntry['cites']
}

/** What a code without an entry of its own rests on. */
const LIST_CITES = citations(['x12-codes'])

/** What the table of pharmacy rejects rests on. */
const REJECT_CITES = citations(['ncpdp-medicaid-edits', 'ncpdp-reject-codes'])

/** The page of a code as a user writes it, for a class of payer and, where it is named, for one payer; undefined when there is none. */
export function pageOf(name: string, audience: AdviceFor = { payerClass: 'unknown' }): CodePage | undefined {
  const parsed = parseCodeName(name)
  if (parsed === undefined) return plbPageOf(name)
  const carc = parsed.carc === undefined ? undefined : CARCS.get(parsed.carc)
  if (carc !== undefined) return carcPage(carc, parsed, audience)
  const rarc = remarkRow(parsed.rarc ?? '')
  if (rarc === undefined) return undefined
  return parsed.rarc?.startsWith('RX:') ? rejectPage(rarc) : rarcPage(rarc, audience)
}

/** The pages of all codes, reasons before remarks. */
export function* allPages(audience: AdviceFor): Generator<CodePage> {
  for (const row of CARCS.values()) yield carcPage(row, {}, audience)
  for (const row of RARCS.values()) yield rarcPage(row, audience)
}

/** A reject code of the pharmacy list, as it stands beside other remarks. */
function rejectPage(row: RarcRow): CodePage {
  return {
    code: `RX:${row.code}`,
    list: 'ncpdp',
    status: 'active',
    alert: row.alert,
    title: row.meaning,
    meaning: `${row.meaning}. A reject code of the pharmacy list (LQ01 is RX), which may stand where a reason code needs a remark.`,
    ...judgeRemark(row),
    ...workParts(undefined, row.kind, row.cause, row.meaning, ANY_PAYER),
    inFile: `LQ*RX*${row.code}~`,
    cites: REJECT_CITES,
  }
}

function carcPage(row: CarcRow, { group, rarc, moreRarcs = [] }: CodeName, audience: AdviceFor): CodePage {
  const rarcs = rarc === undefined ? [] : [rarc, ...moreRarcs]
  const { verdict, billingForbidden, because } = judgeCode(row, group, rarcs, audience.payerClass)
  const ruledOut = {
    noAppeal: verdict.noAppeal,
    appeal: verdict.noAppeal !== undefined || (isAtStake(verdict.kind) && !verdict.appealable),
    billing: billingForbidden,
  }
  const to = addresseeOf(audience, rarcs, ruledOut, group)
  const entry = entryOf('carc', row.code, to)
  // A remark gives a reason of its own, which the word on the code does not speak of: only a law takes its appeal.
  const remarks = remarkParts(rarcs, addresseeOf(audience, rarcs, byLaw(ruledOut), group))
  const [leading] = remarks
  const work = workParts(entry, row.kind, verdict.cause, row.meaning, to)
  const evidence = [...remarks.flatMap(({ code }) => remarkOf(code, to)?.evidence ?? []), ...(work.evidence ?? [])]
  return {
    code: row.code,
    list: 'carc',
    ...(group === undefined ? {} : { group, groupFits: row.groups.length === 0 || row.groups.includes(group) }),
    ...(leading === undefined ? {} : { remark: leading.code, remarkMeaning: leading.meaning, remarks }),
    status: row.active ? 'active' : 'deactivated',
    ...(row.until === undefined ? {} : { until: row.until }),
    title: entry?.title ?? row.meaning,
    meaning: entry?.meaning ?? row.meaning,
    ...verdict,
    ...(row.scenarios.length === 0 ? {} : { scenario: row.scenarios }),
    ...work,
    // What the code says of the group in general gives way to the law that settles this one.
    ...(ruledOut.billing && group !== undefined && because !== undefined
      ? { byGroup: { ...work.byGroup, [group]: because } }
      : {}),
    // The remarks' steps and evidence stand before the code's own: for a third of denials the remark decides.
    steps: [
      ...remarks.flatMap(remark => stepsBeside(remark, verdict.appealable)),
      ...(work.steps ?? []),
      ...openWays(ruledOut, verdict.action),
      ...payerSteps(verdict.action, audience, to),
    ],
    ...(evidence.length === 0 ? {} : { evidence: [...new Set(evidence)] }),
    ...(row.replacedBy.length === 0 ? {} : { replacedBy: row.replacedBy }),
    ...(row.note === '' ? {} : { note: row.note }),
    ...argumentsPart(verdict, to),
    ...guidesPart([row.code, ...rarcs]),
    cites: joined([entry?.cites ?? LIST_CITES, ...rarcs.map(code => remarkOf(code, to)?.cites ?? [])]),
  }
}

/** Each source once, in the order met. */
function joined(lists: readonly CodeEntry['cites'][]): CodeEntry['cites'] {
  return [...new Map(lists.flat().map(cite => [cite.title, cite])).values()]
}

function rarcPage(row: RarcRow, audience: AdviceFor): CodePage {
  const to = addresseeOf(audience, [row.code], NOTHING_RULED_OUT)
  const entry = remarkOf(row.code, to)
  return {
    code: row.code,
    list: 'rarc',
    status: row.active ? 'active' : 'deactivated',
    alert: row.alert,
    topic: row.topic,
    title: entry?.title ?? row.meaning,
    meaning: entry?.meaning ?? row.meaning,
    ...askedParts(entry),
    ...judgeRemark(row),
    ...workParts(entry, row.kind, row.cause, row.meaning, to),
    ...guidesPart([row.code]),
    cites: entry?.cites ?? LIST_CITES,
  }
}

/** The guides of these codes, each once; nothing where none serves them. */
function guidesPart(codes: readonly string[]): Partial<CodePage> {
  const guides = new Map(codes.flatMap(guidesFor).map(({ name, title }) => [name, { name, title }]))
  return guides.size === 0 ? {} : { guides: [...guides.values()] }
}

/** Kinds that are worked: their pages carry the cause's playbook where the code's own entry says nothing. */
const WORKED = new Set<Kind>(['denial', 'underpayment', 'take-back'])

/** What to do: the entry's own words first, the cause's playbook for the rest, one sentence where there is nothing to work. */
function workParts(
  entry: CodeEntry | undefined,
  kind: Kind,
  cause: Cause,
  meaning: string,
  to: Addressee,
): Partial<CodePage> {
  const own = entryParts(entry)
  if (!WORKED.has(kind))
    return { steps: [IDLE_STEPS[kind] ?? `Read it beside the adjustment it stands with: ${meaning}.`], ...own }
  const playbook = playbookOf(cause, to)
  return {
    steps: [...playbook.confirm, ...playbook.steps.biller],
    evidence: playbook.evidence,
    prevention: playbook.prevention,
    ...own,
  }
}

const IDLE_STEPS: Partial<Record<Kind, string>> = {
  contractual: 'Post it as the contract or law says; compare the price with the contract once, not claim by claim.',
  'patient-share':
    "Post it as the patient's part. Send a statement only under PR, when no other payer is left and nothing forbids it.",
  coordination: "Post it as arithmetic between payers. Never write it off on top of the first payer's adjustment.",
  pending: "Wait for the payer's next word, and set a day to ask if it does not come.",
}

function entryParts(entry: CodeEntry | undefined): Partial<CodePage> {
  if (entry === undefined) return {}
  const { byGroup, causes, steps, evidence, prevention, misreadings, related, inFile, workedNumbers, examples } = entry
  const all = { byGroup, causes, steps, evidence, prevention, misreadings, related, inFile, workedNumbers, examples }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<CodePage>
}
