// Carries out what an erasure has planned, in one unit: names and numbers make way for signs, what events said goes, the bytes of files that nobody else
// stands in follow. Money, codes and dates stay, and the chain of events with them.
import { eraseLetters } from '../../../store/appeal.ts'
import { eraseDocuments } from '../../../store/document.ts'
import {
  createSigns,
  erasedBefore,
  eraseEvents,
  eraseFile,
  eventsInParts,
  forgetAnswers,
  forgetOverrides,
  forgetSubjects,
  forgetWords,
  maskReferences,
  maskRows,
  scrubFileTexts,
} from '../../../store/erasure.ts'
import { namesOneOf, type Signs, signWritten } from '../../../store/erasure-texts.ts'
import { lastEventBefore } from '../../../store/event.ts'
import type { NamedRows } from '../../../store/named-patient.ts'
import { forgetPatientEntries } from '../../../store/patient-entry.ts'
import { chainHead } from '../../../store/practice.ts'
import type { Reader } from '../../../store/reader.ts'
import type { Store, Unit } from '../../../store/store.ts'
import type { Actor } from '../../action.ts'
import { accountKey } from '../../intake/read/account-key.ts'
import type { ErasurePlan } from './plan.ts'

export interface Erased {
  /** The number of the event that tells of it. */
  readonly erasure: number
  readonly events: number
  readonly files: number
  /** Kept bytes that another practice still names. */
  readonly stayed: readonly string[]
}

/** `plan` is asked anew within the unit. Nothing is done where it throws. */
export async function applyErasure(
  store: Store,
  plan: (unit: Unit) => Promise<ErasurePlan>,
  { who, now }: Actor,
  told: Readonly<Record<string, unknown>>,
): Promise<Erased> {
  const made = await store.erasing.unit(now, async unit => {
    const { rows, alone, shared } = await plan(unit)
    const erasure = (await chainHead(unit)).events + 1
    const signs = createSigns(erasure, rows.accounts, accountKey)
    for (const [table, ids] of [
      ...([['remitClaim', rows.remitClaims]] as const),
      ...(['remitLine', 'claimMatch', 'caseItem'] as const).map(table => [table, rows.remitClaims] as const),
      ...([['claim', rows.claims]] as const),
      ...(['claimLine', 'outgoing'] as const).map(table => [table, rows.claims] as const),
      ...(['acknowledgment', 'workItem'] as const).map(table => [table, rows.acknowledgments] as const),
      ...([['denial', rows.denials]] as const),
      ...([['eligibility', rows.eligibility]] as const),
      ...([['reviewAnswer', rows.reviewAnswers]] as const),
      ...([['authorization', rows.authorizations]] as const),
    ])
      await maskRows(unit, table, ids, signs)
    const events = await eventsAbout(unit, rows, signs)
    await maskReferences(unit, signs)
    await forgetWords(unit, rows.denials)
    await forgetAnswers(unit)
    await forgetOverrides(unit, rows.accounts)
    await forgetPatientEntries(unit, rows.accounts)
    await scrubFileTexts(unit, rows.files, signs)
    await signWritten(unit, signs)
    const paths: string[] = [
      ...(await eraseLetters(unit, rows.denials)),
      ...(await eraseDocuments(unit, 'claimId', rows.claims)),
    ]
    for (const id of alone) paths.push(await eraseFile(unit, id))
    const gone = await eraseEvents(unit, erasure, events)
    const count = {
      ...{ accounts: rows.accounts.length, claims: rows.claims.length, answers: rows.remitClaims.length },
      ...{ denials: rows.denials.length, files: alone, filesThatStay: shared.length, events: gone },
    }
    const seq = unit.event({ at: now, who, verb: 'erased', data: { ...told, ...count } })
    if (seq !== erasure) throw new Error(`the erasure is event ${seq}, and ${erasure} was written down`)
    return { erasure, events: gone.count, files: alone.length, paths }
  })
  const { paths, ...done } = made
  return { ...done, stayed: await store.erasing.forget(paths) }
}

/** Events, other than looks, that are about these denials or name one of those who are erased. */
async function eventsAbout(unit: Unit, { accounts, members, denials }: NamedRows, signs: Signs) {
  const mentions = namesOneOf(signs)
  const named = [...accounts, ...members].map(value => JSON.stringify(value))
  const about = new Set(denials)
  const before = await erasedBefore(unit)
  const found: { seq: number; hash: string; data: string }[] = []
  for await (const part of eventsInParts(unit, false))
    for (const { seq, hash, data, denialId } of part)
      if (
        !before.has(seq) &&
        ((denialId !== null && about.has(denialId)) || named.some(value => data.includes(value)) || mentions(data))
      )
        found.push({ seq, hash, data })
  return found
}

const [WEEK_MS, MONTH_MS] = [7 * 86_400_000, 31 * 86_400_000]
const moved = (instant: string, milliseconds: number) => new Date(Date.parse(instant) + milliseconds).toISOString()

/**
 * The instant by which terms count as over: now, unless the practice did nothing for a month before this week. Then either nobody was there, and nothing
 * is lost by keeping a little longer, or the clock is wrong, and what went by it would be gone for good.
 */
export async function sureNow(reader: Reader, now: string): Promise<string> {
  const last = await lastEventBefore(reader, moved(now, -WEEK_MS))
  const furthest = last === undefined ? now : moved(last, MONTH_MS)
  return now < furthest ? now : furthest
}

/** Who looked, up to a day: what those events said goes, and the ways that lead to them. Answers how many. */
export async function eraseLooks(store: Store, before: string, { who, now }: Actor): Promise<number> {
  if (!(await hasLooksBefore(store, before))) return 0
  return store.erasing.unit(now, async unit => {
    const erasure = (await chainHead(unit)).events + 1
    const known = await erasedBefore(unit)
    const found: { seq: number; hash: string; data: string }[] = []
    for await (const part of eventsInParts(unit, true))
      for (const { seq, at, hash, data } of part)
        if (at.slice(0, 10) < before && !known.has(seq)) found.push({ seq, hash, data })
    const last = found.at(-1)
    if (last === undefined) return 0
    await forgetSubjects(unit, last.seq)
    const gone = await eraseEvents(unit, erasure, found)
    unit.event({ at: now, who, verb: 'erased', data: { ground: 'looks', before, events: gone } })
    return gone.count
  })
}

/** Whether anything is there to go: the daily look at it holds nobody up. */
async function hasLooksBefore(store: Store, before: string): Promise<boolean> {
  const known = await erasedBefore(store)
  for await (const part of eventsInParts(store, true, 500)) {
    const first = part.find(({ seq }) => !known.has(seq))
    if (first !== undefined) return first.at.slice(0, 10) < before
  }
  return false
}
