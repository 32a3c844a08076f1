// What a code comes to by itself, before any remittance: a denial of a whole line for a code that denies, the table's word
// for one that does not. The same rules decide as in a file. Pure.

import type { Action, CarcRow, Kind, PayerClass, RarcRow } from '../knowledge/load.ts'
import { CARCS, FAMILY_OF, GROUPS, isKnownRemark, RARCS } from '../knowledge/load.ts'
import { emptyClaim, type RemitLine } from '../x12/transactions/835.ts'
import { filingOf } from './advice.ts'
import { layOutClaim, type Remark } from './claim.ts'
import { type Decision, decideAdjustment } from './decide.ts'
import type { Subject } from './facts.ts'
import { correctionLawOf, endsAppeal, lawNamed, type NoAppeal } from './law.ts'
import { HELD_BY_PATIENT } from './liability.ts'

/** A code as a user writes it: `197`, `CO-197`, `co197`, `N130`, `16+M51`, `CO-16+MA130+N290`; of the pharmacy list `RX:75`, `CO-16+RX:75`. */
export interface CodeName {
  readonly group?: string
  readonly carc?: string
  readonly rarc?: string
  /** Remarks after the first. */
  readonly moreRarcs?: readonly string[]
}

/** Reads a code name; undefined when it is none. */
export function parseCodeName(text: string): CodeName | undefined {
  const joined = text
    .trim()
    .toUpperCase()
    .replace(/^(CO|PR|OA|PI|CR)[\s-]+(?=[A-Z0-9])/, '$1-')
    .replace(/\b(?:RX|NCPDP)[\s:-]+(?=[A-Z0-9])/g, 'RX:')
  const [first = '', ...remarks] = joined.split(/[+\s/]+/)
  if (first.startsWith('RX:')) return remarks.length === 0 && isKnownRemark(first) ? { rarc: first } : undefined
  const match = /^(?:(CO|PR|OA|PI|CR)[- ]?)?([A-Z]{0,2}\d{1,3})$/.exec(first)
  const name = match?.[2]
  if (name === undefined) return undefined
  const group = match?.[1]
  if (remarks.length > 0) return withRemarks(name, group, [...new Set(remarks.map(padded))])
  if (CARCS.has(name)) return group === undefined ? { carc: name } : { group, carc: name }
  if (group === undefined && RARCS.has(padded(name))) return { rarc: padded(name) }
  return undefined
}

/** `MA1` is written for `MA01`. */
const padded = (name: string): string => name.replace(/^MA(\d)$/, 'MA0$1')

/** A line carries up to five remarks and the claim five more (835 §MIA, §MOA, §LQ): ten at most stand together. */
const MOST_REMARKS = 10

function withRemarks(carc: string, group: string | undefined, remarks: readonly string[]): CodeName | undefined {
  const [rarc = '', ...moreRarcs] = remarks
  if (!CARCS.has(carc) || remarks.length > MOST_REMARKS || !remarks.every(isKnownRemark)) return undefined
  return { ...(group === undefined ? {} : { group }), carc, rarc, ...(moreRarcs.length === 0 ? {} : { moreRarcs }) }
}

export interface CodeVerdict
  extends Pick<Decision, 'kind' | 'cause' | 'family' | 'action' | 'liable' | 'mayBillPatient' | 'appealable'> {
  /** Why there is no right of appeal and which way there is, where a law says so. */
  readonly noAppeal?: NoAppeal
}

/** A verdict, and whether a law or contract forbids to bill the patient. */
export interface JudgedCode {
  readonly verdict: CodeVerdict
  readonly billingForbidden: boolean
  /** Why the patient may be billed or not, where that was decided. */
  readonly because: string | undefined
}

const WORKED: ReadonlySet<Kind> = new Set(['denial', 'underpayment', 'patient-share'])

/** What a reason code, with or without group and remarks, comes to with a class of payer. */
export function judgeCode(
  row: CarcRow,
  group: string | undefined,
  rarcs: readonly string[],
  payerClass: PayerClass,
): JudgedCode {
  // A law may settle what stands under PR, whatever the code is by itself.
  const decides = WORKED.has(row.kind) || group === 'PR'
  // The federal cut is Medicare's own: of another payer the rules ask what its contract says.
  const cut = !decides && row.cause === 'sequestration' && payerClass !== 'unknown'
  if (!decides && !cut) {
    const liable = group === undefined ? 'undetermined' : (GROUPS.get(group)?.liable ?? 'undetermined')
    const verdict = {
      kind: row.kind,
      cause: row.cause,
      family: FAMILY_OF[row.cause],
      action: row.action,
      liable,
      mayBillPatient: false,
      appealable: row.kind === 'contractual' ? false : row.appealable,
    }
    return { verdict, billingForbidden: false, because: undefined }
  }
  const usual = group ?? row.groups[0] ?? (row.kind === 'patient-share' ? 'PR' : 'CO')
  // A cut is 2 % of a payment; else the whole charge is adjusted.
  const subject = imaginedLine(row, usual, rarcs, payerClass, cut ? CENTS / 50 : CENTS)
  const decision = decideAdjustment(subject)
  const { kind, cause, family, action, liable, mayBillPatient, appealable, noAppeal } = decision
  // A code that leaves its reason to a remark is asked about without one: the page gives the table's word.
  const bare = row.needsRemark && rarcs.length === 0
  const verdict = {
    kind,
    cause,
    family,
    // A bill that may not go out is no advice, whatever the table says of the group that it is usual with.
    action: bare && (mayBillPatient || row.action !== 'bill-patient') ? bareAction(row.action, subject) : action,
    liable: group === undefined ? 'undetermined' : liable,
    mayBillPatient: group === undefined ? false : mayBillPatient,
    appealable,
    ...(noAppeal === undefined ? {} : { noAppeal }),
  } as const
  const forbidden =
    group !== undefined &&
    !mayBillPatient &&
    billingForbidden({ group, carc: row.code }, decision.law === undefined ? [] : [decision.law])
  return { verdict, billingForbidden: forbidden, because: decision.mayBillPatientBecause }
}

/** The table's word, as the class of payer takes a correction. */
function bareAction(action: Action, subject: Subject): Action {
  return action === 'correct-claim' ? (correctionLawOf(subject)?.law.correction.instead ?? action) : action
}

/**
 * Whether what may not be billed to the patient is forbidden by a law or contract, so that no advice may speak of a bill: under PR; under any group
 * where the code's own words ask the patient for the plan's money. Where something only has to be found out first, a bill may follow.
 */
export function billingForbidden(
  { group, carc }: { readonly group: string; readonly carc: string },
  laws: readonly string[],
): boolean {
  if (HELD_BY_PATIENT.has(carc)) return true
  return group === 'PR' && laws.some(law => ['law', 'contract'].includes(lawNamed(law)?.rank ?? ''))
}

/** What a remark comes to by itself. */
export function judgeRemark(row: RarcRow): CodeVerdict {
  return {
    kind: row.kind,
    cause: row.cause,
    family: FAMILY_OF[row.cause],
    action: row.action,
    liable: 'undetermined',
    mayBillPatient: false,
    appealable: row.kind === 'denial' && row.action !== 'new-claim' && !endsAppeal(row.code),
  }
}

/** An amount for the imagined line; no figure of it is shown. */
const CENTS = 10_000

/** A line of which this much was adjusted under the code and the rest paid. */
function imaginedLine(
  row: CarcRow,
  group: string,
  rarcs: readonly string[],
  payerClass: PayerClass,
  amountCents: number,
): Subject {
  const paidCents = CENTS - amountCents
  const remarks: readonly Remark[] = rarcs.map(code => ({ code, source: undefined }))
  const line: RemitLine = {
    service: { chargeCents: CENTS, paidCents },
    dates: [],
    adjustments: [{ group, adjustments: [{ reason: row.code, amountCents }] }],
    references: [],
    amounts: [],
    quantities: [],
    remarks: rarcs.map(remark => ({ list: 'HE', remark })),
  }
  const claim = layOutClaim(
    emptyClaim({ status: '1', chargeCents: CENTS, paidCents, filing: filingOf(payerClass) }, [line]),
  )
  const scope = claim.lines[0]
  const adjustment = scope?.adjustments[0]
  if (scope === undefined || adjustment === undefined) throw new TypeError('the imagined line has no adjustment')
  return { adjustment, scope, claim, context: { date: undefined, payerName: undefined }, carc: row, remarks }
}
