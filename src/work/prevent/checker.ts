// Checks claims before they are sent, a few hundred at a time: what they ask of lists and of the practice's own claims is read together, then every
// check looks at every claim. What cannot be looked at for want of data is told, never taken for passed.
import { FILINGS, type PayerClass } from '../../knowledge/load.ts'
import { type CheckOverride, overridesOf } from '../../store/check.ts'
import { newestClockOverrides } from '../../store/clock-override.ts'
import { payersByName } from '../../store/payer.ts'
import type { Row, Store } from '../../store/store.ts'
import type { SubmittedClaim } from '../../x12/index.ts'
import { ownClocksFor } from '../payer/clock-overrides.ts'
import { type PayerOnClaim, payerOnClaim } from '../payer/on-claim.ts'
import { NO_REFERENCES, openReferences, type Question, type References } from '../reference/ask.ts'
import type { ReferenceKind } from '../reference/kind.ts'
import { listOf } from '../reference/kinds/all.ts'
import { learnedChecks } from '../rule/learned-check.ts'
import { type Check, dayOf, type EarlierClaim, type Found, type Known, type Severity } from './check.ts'
import { CHECKS } from './checks/all.ts'
import { type Histories, NO_HISTORY, type PatientHistory, readHistories } from './history.ts'

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

interface OwnClocks {
  readonly rows: readonly Row<'clockOverride'>[]
  readonly state: string | null
  /** Those that remittances name. */
  readonly payers: readonly Row<'payer'>[]
  /** Payers that were recognized in this run, by how the claims name them: a file has few. */
  readonly known: Map<string, PayerOnClaim>
}

/** Claims of one run are compared with each other, so many at most. */
const COMPARED = 200_000

export interface CheckerOptions {
  /** Claims in the store that are checked again: they are no second ones of themselves. */
  readonly again?: readonly number[]
}

/** `today` is an ISO date; without a store nothing is known of earlier claims and no list is in force. */
export async function openChecker(today: string, store?: Store, { again = [] }: CheckerOptions = {}): Promise<Checker> {
  const references = store === undefined ? NO_REFERENCES : await openReferences(store)
  const clocks: OwnClocks =
    store === undefined
      ? { rows: [], state: null, payers: [], known: new Map() }
      : {
          rows: await newestClockOverrides(store),
          state: (await store.settings()).state,
          payers: await payersByName(store),
          known: new Map(),
        }
  const all = store === undefined ? CHECKS : [...CHECKS, ...(await learnedChecks(store))]
  const seen = new Map<string, EarlierClaim>()
  let claimsBefore = 0
  const missing = new Map<string, { readonly check: Check; readonly needs: string; claims: number }>()
  const miss = (check: Check, needs: string) => {
    const key = `${check.id} ${needs}`
    const known = missing.get(key) ?? { check, needs, claims: 0 }
    known.claims++
    missing.set(key, known)
  }
  return {
    async check(claims) {
      const histories = store === undefined ? undefined : await readHistories(store, claims, new Set(again))
      await references.load(claims.flatMap(claim => questionsOf(claim, today, histories?.of(claim) ?? NO_HISTORY)))
      const sent = histories === undefined ? new Map<string, readonly EarlierClaim[]>() : sentBefore(histories)
      const overrides =
        store === undefined ? [] : await overridesOf(store, [...new Set(claims.map(each => each.account))])
      const found: Finding[] = []
      for (const [at, claim] of claims.entries()) {
        const known = {
          ...knownOf(claim, today, references, clocks),
          same: earlierOf(claim, seen, sent),
          patient: histories?.of(claim) ?? NO_HISTORY,
        }
        for (const check of all) {
          if (check.kinds !== undefined && !check.kinds.includes(claim.kind)) continue
          if (check.history === true && store === undefined)
            miss(check, 'the practice’s own claims (--db names the store); this file alone was compared')
          const needs = check.needs?.(claim)
          // Nothing in the claim that its list would be asked about.
          if (needs?.length === 0) continue
          const wanting = (needs ?? []).filter(kind => !references.has(kind, dayOf(claim, today)))
          for (const kind of wanting) miss(check, needsOf(kind))
          if (wanting.length > 0) continue
          const lack = store === undefined ? undefined : check.lacks?.(known)
          if (lack !== undefined) {
            miss(check, lack)
            continue
          }
          for (const each of check.find(claim, known))
            found.push(findingIn(each, check, claim, claimsBefore + at + 1, overrides))
        }
      }
      claimsBefore += claims.length
      return found
    },
    notChecked: () => [...missing.values()],
  }
}

/** The newest word on the check of that line counts. */
function findingIn(
  found: Found,
  check: Check,
  { account }: SubmittedClaim,
  claim: number,
  overrides: readonly CheckOverride[],
): Finding {
  const override = overrides.findLast(
    each => each.account === account && each.rule === check.id && (each.onLine ?? undefined) === found.line,
  )
  return { ...found, check, account, claim, ...(override === undefined ? {} : { override }) }
}

function needsOf(kind: ReferenceKind): string {
  const { title, publisher } = listOf(kind)
  return `${title}, in force on the day of service (${publisher}): overturn reference import ${kind} FILE`
}

/** What a claim's codes ask of the lists. */
function questionsOf(claim: SubmittedClaim, today: string, patient: PatientHistory): readonly Question[] {
  const date = dayOf(claim, today)
  const procedures = claim.lines.flatMap(({ procedure }) => (procedure === undefined ? [] : [procedure]))
  const own = CHECKS.filter(({ kinds }) => kinds === undefined || kinds.includes(claim.kind))
  const kinds = new Set(own.flatMap(check => check.needs?.(claim) ?? []))
  const before = own.flatMap(check =>
    (check.asks?.(claim, patient) ?? []).flatMap(key =>
      (check.needs?.(claim) ?? []).map(kind => ({ kind, key, date })),
    ),
  )
  const questions = [...kinds].flatMap(kind =>
    (kind === 'icd-10-cm' ? claim.diagnoses.map(({ code }) => code) : procedures).map(key => ({ kind, key, date })),
  )
  return [...questions, ...before]
}

function knownOf(
  claim: SubmittedClaim,
  today: string,
  references: References,
  { rows, state, payers, known }: OwnClocks,
): Omit<Known, 'same' | 'patient'> {
  const payerClass: PayerClass = FILINGS.get(claim.filing ?? '')?.payerClass ?? 'unknown'
  const { name = '', id: identifier = '' } = claim.payer
  const filing = claim.filing ?? ''
  const named = `${filing} ${identifier} ${name}`
  const { payerId, entry: payer } = known.get(named) ?? payerOnClaim(payers, { name, identifier, filing })
  known.set(named, { payerId, entry: payer })
  const ownClocks = payer === undefined ? [] : ownClocksFor(rows, payer, { payerId, filing, state }).own
  return { today, payerClass, payer, ownClocks, has: references.has, entry: references.entry }
}

/** The same patient, day and services: what two claims have in common that are one. */
function servicesOf(member: string, from: string, procedures: readonly string[]): string {
  return [member.toUpperCase(), from, ...[...procedures].sort()].join('|')
}

function keyOf(claim: SubmittedClaim): string | undefined {
  if (claim.memberId === undefined || claim.period === undefined) return undefined
  // Two of one family may bear the same number.
  const member = `${claim.memberId} ${claim.patientBorn ?? ''}`
  return servicesOf(
    member,
    claim.period.from,
    claim.lines.map(({ procedure, revenue }) => procedure ?? revenue ?? ''),
  )
}

function earlierOf(
  claim: SubmittedClaim,
  seen: Map<string, EarlierClaim>,
  sent: ReadonlyMap<string, readonly EarlierClaim[]>,
): readonly EarlierClaim[] {
  const key = keyOf(claim)
  if (key === undefined) return []
  const before = seen.get(key)
  if (before === undefined && seen.size < COMPARED) seen.set(key, { account: claim.account, where: 'this run' })
  return [...(before === undefined ? [] : [before]), ...(sent.get(key) ?? [])]
}

/** First claims in the store for the same patients, days and services. */
function sentBefore({ claims, lines }: Histories): ReadonlyMap<string, readonly EarlierClaim[]> {
  const found = new Map<string, EarlierClaim[]>()
  for (const each of claims) {
    if (each.frequency !== '1' || (each.sequence ?? 'P') !== 'P') continue
    const procedures = (lines.get(each.id) ?? []).map(({ procedure, revenue }) => procedure ?? revenue ?? '')
    const key = servicesOf(`${each.memberId ?? ''} ${each.patientBorn ?? ''}`, each.serviceFrom ?? '', procedures)
    const same = found.get(key) ?? []
    same.push({
      account: each.account,
      sent: each.id,
      where: `claim ${each.id}${each.sentOn === null ? '' : `, sent ${each.sentOn}`}`,
    })
    found.set(key, same)
  }
  return found
}
