// Keeps the notice of a later level: what was decided and when, so that the next level's deadline counts from it.
import { z } from 'zod'
import { addClocks, removeClocks } from '../../store/denial.ts'
import { clocksOf } from '../../store/denial-row.ts'
import type { Row, Unit } from '../../store/store.ts'
import type { KeptNotice } from '../../store/tables/denial.ts'
import { type Actor, defineAction } from '../action.ts'
import { choice, maybeLine, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { applyChange, denials, mustBeOpen, mustBeSeen, targetRows } from './change.ts'
import { loadContext } from './context.ts'
import { canDecide, DECIDED } from './decided.ts'
import type { DenialContext } from './denial.ts'
import { createTotals, type Totals } from './kept-totals.ts'
import { clocksAfter, keptPart, noticeOf, setByClocks } from './notices.ts'
import { payerOfDenial } from './payer.ts'

export const OUTCOMES = ['upheld', 'partly', 'dismissed', 'overturned', 'none'] as const

export const action = defineAction(import.meta.url, {
  title: 'Keep a notice',
  says: 'Keep the notice of a later level: the deadline after it counts from its date, and the one before it is over.',
  right: 'work',
  on: 'many',
  undo: true,
  refuses: ['closed', 'not-a-date', 'not-known', 'changed'],
  input: z.object({
    decided: choice('What came', DECIDED, {
      description: 'The level that decided, or the letter that came',
      labels: {
        redetermination: 'Redetermination (Medicare, first level)',
        reconsideration: 'Reconsideration (second level; Medicare Advantage: the independent entity)',
        alj: 'Decision of the administrative law judge',
        council: 'Decision of the Medicare Appeals Council',
        appeal: 'Decision on the first appeal or dispute',
        'second-appeal': 'Decision on the second internal appeal',
        'final-internal': 'Final internal decision of the plan',
        demand: 'Demand letter for an overpayment',
        'records-request': 'Request for records',
        'open-negotiation': 'Start of open negotiation',
        'unanswered-bill': 'The bill that was sent, and nothing came',
      },
    }),
    date: titled(z.iso.date(), 'Date of the notice', { widget: 'date', description: 'As it stands on the letter' }),
    outcome: choice('Outcome', OUTCOMES, {
      labels: {
        upheld: 'Denial upheld',
        partly: 'Partly in our favor',
        dismissed: 'Dismissed',
        overturned: 'In our favor',
        none: 'No decision (a letter)',
      },
    }).default('upheld'),
    note: maybeLine('Note', { most: 2000, widget: 'long-text' }),
  }),
  async run({ store, actor }, targets, given) {
    const context = await loadContext(store, actor.now)
    const kept: KeptNotice[] = []
    await store.write(async unit => {
      const totals = createTotals()
      for await (const denial of targetRows(unit, targets)) {
        mustBeSeen(denial, actor.mustBe)
        mustBeOpen(denial)
        mustBeDated(denial, given.date, actor.now)
        kept.push(await keepNotice(unit, totals, denial, given, context, actor))
      }
      await totals.flush(unit)
    })
    return { changed: kept.length, says: `Notice kept on ${denials(kept.length)}.${startedText(kept)}` }
  },
})

export type GivenNotice = z.output<typeof action.input>

/** Keeps a notice of one denial in a unit that is open; the totals are the caller's to flush. */
export async function keepNotice(
  unit: Unit,
  totals: Totals,
  denial: Row<'denial'>,
  given: GivenNotice,
  context: DenialContext,
  actor: Actor,
): Promise<KeptNotice> {
  const { entry, filing } = await payerOfDenial(unit, denial)
  if (entry !== undefined && !canDecide(given.decided, entry))
    throw new Refusal(
      'not-known',
      `${entry.title} has no level "${given.decided}" (denial ${denial.id}); look at its deadlines for the levels it has.`,
      `"overturn clock --payer ${entry.id} --notice ${given.date}" lists them.`,
    )
  const clocks = (await clocksOf(unit, denial.id)).map(keptPart)
  const own = entry === undefined ? [] : context.ownClocks(entry, { payerId: denial.payerId, filing })
  const notice = noticeOf(given, entry, clocks, own)
  const after = clocksAfter(clocks, notice)
  await removeClocks(unit, denial.id)
  await addClocks(unit, denial.id, after)
  const set = {
    ...setByClocks(denial, after, context),
    notices: [...(denial.notices ?? []), notice],
    lastAction: 'noticed',
    // Money is awaited after a decision in our favor; anything else is ours to answer.
    move: given.outcome === 'overturned' ? ('payer' as const) : ('us' as const),
  }
  const data = { ...given, starts: notice.started.map(({ level, due }) => `${level} until ${due}`) }
  await applyChange(unit, totals, denial, { set, verb: 'noticed', data }, actor)
  return notice
}

/** A notice answers a remittance: it is no older, and not of a day to come. */
function mustBeDated({ id, paymentDate }: Row<'denial'>, date: string, now: string): void {
  if (date > now.slice(0, 10)) throw new Refusal('not-a-date', `${date} is still ahead: give the date of the notice.`)
  if (paymentDate !== null && date < paymentDate)
    throw new Refusal(
      'not-a-date',
      `The remittance of denial ${id} is of ${paymentDate}; a notice of ${date} is older.`,
    )
}

/** What runs from now on, each deadline once. */
function startedText(kept: readonly KeptNotice[]): string {
  const started = kept.flatMap(notice => notice.started)
  const levels = started.map(({ level, due, workBy }) => `${level} until ${due} (work by ${workBy})`)
  return levels.length === 0 ? ' No later level runs from it.' : ` From it: ${[...new Set(levels)].join(', ')}.`
}
