// Counts the deadlines of what is open anew by what is set now: a contract, a payer's entry, the state of the practice. Told before it is done, by the same
// reckoning; what people did stays.
import { sum } from '../../decide/sum.ts'
import { addClocks, removeClocks } from '../../store/denial.ts'
import { denialsByIds, everyDenial } from '../../store/denial-list.ts'
import { clocksOfDenials, openByPayer } from '../../store/denial-row.ts'
import { denialsWithClaims } from '../../store/outgoing.ts'
import type { Reader } from '../../store/reader.ts'
import type { Row, Store } from '../../store/store.ts'
import type { KeptClock } from '../../store/tables/denial.ts'
import type { Actor } from '../action.ts'
import { casesAround } from '../claim/standing.ts'
import { applyChange } from './change.ts'
import { type DenialContext, makeDenial, scoreFor, termsOf } from './denial.ts'
import { type DueFields, dueFields, MET_BY_A_CLAIM } from './due.ts'
import { createTotals } from './kept-totals.ts'
import { withNotices } from './notices.ts'
import { loadClaims } from './posted.ts'
import { type Settled, settleParts } from './settle.ts'

/** Looked at in one go: between two of them others get their turn. */
const AT_ONCE = 200
/** How many are told one by one. */
const TOLD = 10

export interface Recounted {
  /** Open ones in all. */
  readonly open: number
  /** How many of them were looked at; of these those with another deadline. */
  readonly looked: number
  readonly changed: number
  readonly earlier: number
  readonly later: number
  /** Of the changed ones, those whose time would be over today. */
  readonly over: number
  readonly some: readonly {
    readonly id: number
    readonly before: string | null
    readonly after: string | null
  }[]
}

interface Recount {
  readonly denial: Row<'denial'>
  readonly clocks: readonly KeptClock[]
  readonly due: DueFields
}

/** Told beforehand of the first so many: a preview is answered while somebody waits. */
const PREVIEWED = 2_000

/** What another reckoning would change of the open denials of these payers; changes nothing. */
export async function previewRecount(
  store: Store,
  payerIds: readonly number[],
  context: DenialContext,
): Promise<Recounted> {
  const told = createTold(context.today)
  let looked = 0
  for await (const part of openOf(store, payerIds)) {
    told.add(part.length, await recountsOf(store, part, context))
    looked += part.length
    if (looked >= PREVIEWED) break
  }
  return { ...told.sums(), open: await openAt(store, payerIds) }
}

/** How many are open at these payers, in one sum. */
export async function openAt(reader: Reader, payerIds: readonly number[]): Promise<number> {
  const rows = await openByPayer(reader)
  return sum(
    rows.filter(row => payerIds.includes(row.payerId)),
    row => row.denials,
  )
}

/** Counts them anew, a few hundred in each unit, each with its event; `onPart` is told how many are done. */
export async function recount(
  store: Store,
  payerIds: readonly number[],
  context: DenialContext,
  actor: Actor,
  onPart?: (done: number) => Promise<void>,
): Promise<Recounted> {
  const told = createTold(context.today)
  for await (const part of openOf(store, payerIds)) {
    await store.write(async unit => {
      const totals = createTotals()
      // As they are now: between being found and this unit somebody may have worked them.
      const ids = part.map(({ id }) => id)
      const open = (await denialsByIds(unit, ids)).filter(({ status }) => status === 'open')
      const found = await recountsOf(unit, open, context)
      for (const { denial, clocks, due } of found) {
        await removeClocks(unit, denial.id)
        await addClocks(unit, denial.id, clocks)
        const scored = scoreFor(context, { ...denial, ...due }, denial.scoreTerms.evidence === true)
        const set = {
          ...due,
          score: scored.score,
          expectedCents: scored.expectedCents,
          scoreTerms: termsOf(scored, denial.scoreTerms.evidence === true),
        }
        const data = { text: recountSays(denial, due) }
        await applyChange(unit, totals, denial, { set, verb: 'deadlines-recounted', data }, actor)
      }
      await totals.flush(unit)
      told.add(part.length, found)
    })
    await onPart?.(told.sums().looked)
  }
  return told.sums()
}

/** `The deadline is 2026-06-01 now; it was 2026-05-02.` */
function recountSays({ dueDate }: Row<'denial'>, due: DueFields): string {
  if (due.dueDate === dueDate) return 'Its deadlines are counted again; the next one stays.'
  return `The deadline is ${due.dueDate ?? 'not known'} now; it was ${dueDate ?? 'not known'}.`
}

async function* openOf(reader: Reader, payerIds: readonly number[]): AsyncGenerator<readonly Row<'denial'>[]> {
  for (const payerId of payerIds) {
    let part: Row<'denial'>[] = []
    const conditions = [
      { columns: ['status'], operator: 'is', value: 'open' },
      { columns: ['payerId'], operator: 'is', value: payerId },
    ] as const
    for await (const denial of everyDenial(reader, conditions)) {
      part.push(denial)
      if (part.length < AT_ONCE) continue
      yield part
      part = []
    }
    if (part.length > 0) yield part
  }
}

/** Those whose deadlines come out otherwise. */
async function recountsOf(
  reader: Reader,
  denials: readonly Row<'denial'>[],
  context: DenialContext,
): Promise<readonly Recount[]> {
  const cases = await casesAround(reader, { remitClaimIds: denials.map(denial => denial.remitClaimId) })
  const settled = new Map<number, Settled>()
  for (const { evidence, standing } of cases)
    for (const part of settleParts(evidence, standing)) for (const { id } of part.members) settled.set(id, part)
  const shown = [...new Set([...settled.values()].flatMap(part => part.shown))]
  const claims = new Map((await loadClaims(reader, shown)).map(claim => [claim.id, claim]))
  const claimed = await denialsWithClaims(
    reader,
    denials.map(denial => denial.id),
  )
  const kept = Map.groupBy(
    await clocksOfDenials(
      reader,
      denials.map(denial => denial.id),
    ),
    clock => clock.denialId,
  )
  const found: Recount[] = []
  for (const denial of denials) {
    const part = settled.get(denial.remitClaimId)
    const own = part?.shown.flatMap(id => claims.get(id) ?? []) ?? []
    if (part === undefined || own.length === 0) continue
    const { clocks } = withNotices(makeDenial(part, own, [], context), denial, context)
    const met = denial.move === 'payer' && claimed.has(denial.id) ? MET_BY_A_CLAIM : []
    const due = dueFields(
      clocks.filter(clock => !met.includes(clock.level)),
      context.today,
    )
    if (!same(kept.get(denial.id) ?? [], clocks)) found.push({ denial, clocks, due })
  }
  return found
}

function same(one: readonly KeptClock[], other: readonly KeptClock[]): boolean {
  const key = (clocks: readonly KeptClock[]) =>
    clocks
      .map(({ level, due, workBy, unit, rule, sure }) => [level, due, workBy, unit, rule, sure].join(' '))
      .sort()
      .join('\n')
  return key(one) === key(other)
}

function createTold(today: string) {
  const some: Recounted['some'][number][] = []
  const sums = { looked: 0, changed: 0, earlier: 0, later: 0, over: 0 }
  return {
    add(open: number, found: readonly Recount[]) {
      sums.looked += open
      for (const { denial, due } of found) {
        const [before, after] = [denial.dueDate, due.dueDate]
        if (before === after && denial.dueSure === due.dueSure) continue
        sums.changed++
        if (before !== null && after !== null && after < before) sums.earlier++
        if (before !== null && after !== null && after > before) sums.later++
        if (after !== null && after < today) sums.over++
        if (some.length < TOLD) some.push({ id: denial.id, before, after })
      }
    },
    sums: (): Recounted => ({ open: sums.looked, ...sums, some }),
  }
}

/** `It changes 37 due dates (30 earlier, 7 later; 2 would be over) of 120 open denials.` */
export function recountedSays({ open, looked, changed, earlier, later, over }: Recounted): string {
  const count = (number: number) => number.toLocaleString('en-US')
  const dates = `${count(changed)} due ${changed === 1 ? 'date' : 'dates'}`
  const parts = [
    ...(earlier === 0 ? [] : [`${count(earlier)} earlier`]),
    ...(later === 0 ? [] : [`${count(later)} later`]),
    ...(over === 0 ? [] : [`${count(over)} over already`]),
  ]
  const all = `${count(open)} open ${open === 1 ? 'denial' : 'denials'}`
  const of = looked < open ? `the first ${count(looked)} of ${all}` : all
  return `${dates}${parts.length === 0 ? '' : ` (${parts.join(', ')})`} of ${of}`
}
