// Checks claims before they are sent, a few hundred at a time: what they ask of lists and of the practice's own claims is read together, then every
// check looks at every claim. What cannot be looked at for want of data is told, never taken for passed.
import { createHash } from 'node:crypto'
import type { PayerClass } from '../../knowledge/load.ts'
import { type CheckOverride, overridesOf } from '../../store/check.ts'
import type { Store } from '../../store/store.ts'
import type { ClaimKind, SubmittedClaim } from '../../x12/index.ts'
import { NO_REFERENCES, openReferences, type References } from '../reference/ask.ts'
import type { ReferenceKind } from '../reference/kind.ts'
import { listOf } from '../reference/kinds/all.ts'
import { learnedChecks } from '../rule/learned-check.ts'
import { type Check, dayOf, type EarlierClaim, type Found, type Known, type Severity } from './check.ts'
import { CHECKS } from './checks/all.ts'
import { NO_HISTORY, type PatientHistory, readHistories } from './history.ts'
import { openPayers } from './known-payer.ts'
import { earlierOf, sentBefore } from './sent-before.ts'

export interface Finding extends Found {
  readonly check: Check
  readonly account: string
  /** Ordinal of its claim among all that this checker was given, from 1. */
  readonly claim: number
  /** Somebody's word that it does not matter here. */
  readonly override?: CheckOverride
}

/** How much it weighs: what was overruled is a note. */
export const severityOf = ({ override, severity, check }: Finding): Severity =>
  override === undefined ? (severity ?? check.severity) : 'info'

/** What no claim could be checked for, for want of data. */
export interface NotChecked {
  readonly check: Check
  /** What would have to be brought in. */
  readonly needs: string
  readonly claims: number
}

export interface Checker {
  /** Findings of these claims, in their order. */
  check(claims: readonly SubmittedClaim[]): Promise<readonly Finding[]>
  notChecked(): readonly NotChecked[]
}

/** A claim of the batch, with what it is checked by. */
interface InHand {
  readonly claim: SubmittedClaim
  readonly patient: PatientHistory
  readonly asked: readonly Asked[]
}
interface Asked {
  readonly check: Check
  readonly needs: readonly ReferenceKind[] | undefined
}

export interface CheckerOptions {
  /** Claims in the store that are checked again: they are no second ones of themselves. */
  readonly again?: readonly number[]
}

/** `today` is an ISO date; without a store nothing is known of earlier claims and no list is in force. */
export async function openChecker(today: string, store?: Store, { again = [] }: CheckerOptions = {}): Promise<Checker> {
  const references = store === undefined ? NO_REFERENCES : await openReferences(store)
  const { has, entry, rows } = references
  const payers = await openPayers(store)
  const all = store === undefined ? CHECKS : [...CHECKS, ...(await learnedChecks(store))]
  const ofKind = Object.fromEntries(
    CLAIM_KINDS.map(kind => [kind, all.filter(({ kinds }) => kinds === undefined || kinds.includes(kind))]),
  ) as unknown as Readonly<Record<ClaimKind, readonly Check[]>>
  const seen = new Map<string, EarlierClaim>()
  const missing = createMissing()
  let claimsBefore = 0

  const checkOne = ({ claim, patient, asked }: InHand, same: readonly EarlierClaim[]) => {
    const { payerClass, payer, lastDay } = payers.of(claim)
    const known: Known = { payerClass, payer, lastDay, today, same, patient, has, entry, rows }
    const day = dayOf(claim, today)
    const found: (readonly [Check, Found])[] = []
    for (const { check, needs } of asked) {
      if (store === undefined && check.history === true) missing.note(check, ALONE)
      const wanting = needs?.filter(kind => !has(kind, day))
      for (const kind of wanting ?? []) missing.note(check, needsOf(kind))
      if (wanting !== undefined && wanting.length > 0) continue
      const lack = store === undefined ? undefined : check.lacks?.(known)
      if (lack !== undefined) missing.note(check, lack)
      else for (const each of check.find(claim, known)) found.push([check, each])
    }
    return found
  }
  return {
    async check(claims) {
      const histories = store === undefined ? undefined : await readHistories(store, claims, new Set(again))
      const batch = claims.map(claim => ({
        claim,
        patient: histories?.of(claim) ?? NO_HISTORY,
        asked: askedOf(ofKind[claim.kind], claim, payers.of(claim).payerClass),
      }))
      references.begin()
      for (const each of batch) want(each, today, references)
      await references.load()
      const sent = histories === undefined ? new Map<string, readonly EarlierClaim[]>() : sentBefore(histories)
      const overrides =
        store === undefined ? [] : await overridesOf(store, [...new Set(claims.map(each => each.account))])
      const found: Finding[] = []
      for (const [at, each] of batch.entries())
        for (const [check, one] of checkOne(each, earlierOf(each.claim, seen, sent)))
          found.push(findingIn(one, check, each.claim, claimsBefore + at + 1, overrides))
      claimsBefore += claims.length
      return found
    },
    notChecked: missing.all,
  }
}

const CLAIM_KINDS: readonly ClaimKind[] = ['professional', 'institutional', 'dental']
const ALONE = 'the practice’s own claims (--db names the store); this file alone was compared'

/** Counts what could not be looked at. */
function createMissing() {
  const found = new Map<Check, Map<string, { readonly check: Check; readonly needs: string; claims: number }>>()
  return {
    note(check: Check, needs: string) {
      const ofCheck = found.get(check) ?? new Map()
      found.set(check, ofCheck)
      const known = ofCheck.get(needs)
      if (known === undefined) ofCheck.set(needs, { check, needs, claims: 1 })
      else known.claims++
    },
    all: (): readonly NotChecked[] => [...found.values()].flatMap(each => [...each.values()]),
  }
}

/** By which a finding is known among those of its check on its line: what stands where, and what comes of it. Twelve characters that name nobody. */
export const signOf = ({ element, is, prevents }: Found): string =>
  createHash('sha256')
    .update([element, is, prevents?.join(' ')].join('|'))
    .digest('hex')
    .slice(0, 12)

/** The newest word on the finding counts. */
function findingIn(
  found: Found,
  check: Check,
  { account }: SubmittedClaim,
  claim: number,
  overrides: readonly CheckOverride[],
): Finding {
  const override = overrides.findLast(
    each =>
      each.account === account &&
      each.rule === check.id &&
      (each.onLine ?? undefined) === found.line &&
      (each.finding === null || each.finding === signOf(found)),
  )
  return { ...found, check, account, claim, ...(override === undefined ? {} : { override }) }
}

function needsOf(kind: ReferenceKind): string {
  const { title, publisher } = listOf(kind)
  return `${title}, in force on the day of service (${publisher}): overturn reference import ${kind} FILE`
}

/** Notes what the codes of a claim will be asked of the lists. */
function want({ claim, patient, asked }: InHand, today: string, references: References): void {
  const date = dayOf(claim, today)
  const done = new Set<ReferenceKind>()
  for (const { check, needs } of asked) {
    if (needs === undefined) continue
    const before = check.asks?.(claim, patient)
    for (const kind of needs) {
      for (const key of before ?? []) references.want(kind, key, date)
      if (done.has(kind)) continue
      done.add(kind)
      const { asked: about } = listOf(kind)
      if (about === 'apart') continue
      if (about === 'diagnoses') for (const { code } of claim.diagnoses) references.want(kind, code, date)
      else for (const { procedure } of claim.lines) if (procedure !== undefined) references.want(kind, procedure, date)
    }
  }
}

/** The checks that have something to look at in a claim, each with the lists that it asks. */
function askedOf(checks: readonly Check[], claim: SubmittedClaim, payerClass: PayerClass): readonly Asked[] {
  const asked: Asked[] = []
  for (const check of checks) {
    const needs = check.needs?.(claim, payerClass)
    // Nothing in the claim that its list would be asked about.
    if (needs === undefined || needs.length > 0) asked.push({ check, needs })
  }
  return asked
}
