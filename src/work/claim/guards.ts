// What a corrected claim may be, and what stands in its way: a new claim where the payer never processed the old one, a replacement
// where it takes one, and no second one while the first is on its way. Pure: facts in, verdict out; each with its reason and source.
import { CASE_GUARDS, type CaseGuard } from '../../decide/case.ts'
import { closesCorrection } from '../../decide/law.ts'
import type { PayerEntry } from '../../knowledge/load.ts'

export type ClaimForm = 'replacement' | 'new' | 'void'

/** CLM05-3 of each. Source: NUBC frequency codes, as the 837 guides use them (7 replaces, 8 voids). */
export const FREQUENCY: Readonly<Record<ClaimForm, string>> = { replacement: '7', new: '1', void: '8' }

export interface CaseForGuards {
  readonly payer: PayerEntry | undefined
  /** Every remark on the adjudication that holds. */
  readonly remarks: readonly string[]
  /** The reason that counts most, and what was decided to do about it. */
  readonly carc: string
  readonly action: string
  /** The payer's number of the claim. */
  readonly payerControl: string | undefined
  readonly deniedWhole: boolean
  /** A receiver sent the claim back: it never reached the payer. */
  readonly rejected: boolean
  /** A correction that was sent and not answered yet. */
  readonly running: { readonly id: number; readonly madeAt: string; readonly status: string } | undefined
  readonly appealRunning: boolean
  readonly changed: boolean
  /** What the case says against correcting this answer. */
  readonly ofCase: readonly CaseGuard[]
  /** We voided the claim: there is nothing left to replace. */
  readonly voided: boolean
}

const OWN_GUARDS = [
  'nothing-changed',
  'never-arrived',
  'unprocessable',
  'no-number',
  'takes-no-replacement',
  'denied-whole',
  'wants-new',
  'not-final',
  'processed',
  'duplicate',
  'running',
  'appeal',
  'payer-unknown',
] as const

/** Guards that no biller can overrule: the claim could not be read or would be another one's. */
export const FIRM: ReadonlySet<string> = new Set<GuardName>(['nothing-changed', 'no-number', 'never-arrived'])

export type GuardName = (typeof OWN_GUARDS)[number] | CaseGuard['rule']

/** Every guard that can be overruled, by its name. */
export const GUARDS: readonly string[] = [...new Set([...OWN_GUARDS, ...CASE_GUARDS])].filter(name => !FIRM.has(name))

export interface Guard {
  /** `stop`: not to be sent; `warn`: look again. */
  readonly weight: 'stop' | 'warn'
  readonly rule: GuardName
  readonly says: string
}

/** The payer wants a new claim and no correction. Source: X12 list of remarks, https://x12.org/codes, as of 2026-08-17; the reading is ours. */
const WANTS_NEW = new Set(['N142'])
/** The original has to be final first. Source: the same list; the reading is ours. */
const NOT_FINAL = new Set(['N779'])

/** The form the rules ask for where nobody says otherwise. */
export function formFor(facts: CaseForGuards): ClaimForm {
  return facts.rejected || facts.voided || isUnprocessable(facts) || facts.remarks.some(remark => WANTS_NEW.has(remark))
    ? 'new'
    : 'replacement'
}

/** Whether nothing was processed that could be replaced, by the law that says under which remarks (`law/no-appeal-unprocessable`, with its sources). */
function isUnprocessable(facts: CaseForGuards): boolean {
  return facts.action === 'new-claim' || facts.remarks.some(closesCorrection)
}

/** A new claim after our own void replaces nothing; a claim on its way is told once. */
function guardsOfCase(form: ClaimForm, { ofCase, voided, running }: CaseForGuards): readonly Guard[] {
  return ofCase.filter(
    ({ rule }) =>
      !(voided && form === 'new' && (rule === 'void' || rule === 'no-longer-holds')) &&
      !(rule === 'running' && running !== undefined),
  )
}

const againSays = ({ rejected }: CaseForGuards) =>
  rejected
    ? 'the same claim would be sent back again, for the same reason.'
    : 'the same claim would be denied again, as a duplicate.'

/** What stands in the way of sending this form, the gravest first. */
export function guardsFor(form: ClaimForm, facts: CaseForGuards): readonly Guard[] {
  const found: Guard[] = []
  const stop = (rule: GuardName, says: string) => found.push({ weight: 'stop', rule, says })
  const warn = (rule: GuardName, says: string) => found.push({ weight: 'warn', rule, says })
  const { payer } = facts
  if (!facts.changed && form !== 'void') stop('nothing-changed', `Nothing is changed: ${againSays(facts)}`)
  if (form !== 'new' && facts.rejected)
    stop('never-arrived', 'The claim never reached the payer, so there is nothing to replace: send a new claim.')
  if (form !== 'new' && isUnprocessable(facts))
    stop(
      'unprocessable',
      'The payer did not process the claim (MA130 and its kind): there is nothing to replace and no appeal; send a new claim.',
    )
  if (form !== 'new' && facts.payerControl === undefined && !facts.rejected)
    stop(
      'no-number',
      "The payer's number of the claim is not known, and a replacement or void has to name it (REF*F8).",
    )
  if (form === 'replacement' && payer?.correction.acceptsReplacement === false)
    stop('takes-no-replacement', `${payer.title} takes no replacement claims. ${payer.correction.how}`)
  if (form === 'replacement' && facts.deniedWhole && payer?.correction.replacesDenied === false)
    stop(
      'denied-whole',
      `${payer.title} takes no replacement of a claim that was denied whole. ${payer.correction.how}`,
    )
  if (form === 'replacement' && facts.remarks.some(remark => WANTS_NEW.has(remark)))
    stop('wants-new', 'The payer asks for a new claim, not a corrected one (N142).')
  if (form !== 'new' && facts.remarks.some(remark => NOT_FINAL.has(remark)))
    stop('not-final', 'The payer takes no correction before the original is final (N779): wait for its decision.')
  if (
    form === 'new' &&
    !facts.rejected &&
    !facts.voided &&
    !isUnprocessable(facts) &&
    !facts.remarks.some(remark => WANTS_NEW.has(remark))
  )
    warn(
      'processed',
      'The payer has processed this claim: a new one may be denied as a duplicate; most payers want a replacement.',
    )
  if (facts.carc === '18' || facts.action === 'find-original')
    stop(
      'duplicate',
      'It was denied as a duplicate: find the original first. If that was never paid, ask for a reopening or appeal; sending it again is denied again.',
    )
  if (facts.running !== undefined)
    stop(
      'running',
      `A correction (number ${facts.running.id}, ${facts.running.madeAt.slice(0, 10)}) is on its way and not answered yet.`,
    )
  if (facts.appealRunning)
    stop(
      'appeal',
      'An appeal is running: some payers forbid a correction meanwhile, and a correction may end the appeal.',
    )
  if (form === 'replacement' && (payer === undefined || payer.correction.acceptsReplacement === 'unknown'))
    warn('payer-unknown', 'Whether this payer takes replacements is not known here: look into its manual.')
  found.push(...guardsOfCase(form, facts))
  return found.sort((one, other) => Number(other.weight === 'stop') - Number(one.weight === 'stop'))
}
