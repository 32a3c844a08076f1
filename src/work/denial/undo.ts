// Undoes an action: each denial that it changed and that nobody has changed since is as it was before. The action stays in the chain, and
// that it was undone stands after it.
import { z } from 'zod'
import { addClocks, denialById, removeClocks } from '../../store/denial.ts'
import { clocksOf } from '../../store/denial-row.ts'
import { ownEvents } from '../../store/event.ts'
import type { Row, Unit } from '../../store/store.ts'
import type { KeptClock } from '../../store/tables/denial.ts'
import { defineAction } from '../action.ts'
import { titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { applyChange, denials } from './change.ts'
import { eventName } from './event-words.ts'
import { createTotals } from './kept-totals.ts'
import { clocksAfter, clocksBefore, keptPart } from './notices.ts'

/** What can be undone. Notes and what the payer was told stay said. */
const UNDOABLE = [
  'assigned',
  'snoozed',
  'called',
  'closed',
  'reopened',
  'written-off',
  'write-off-asked',
  'noticed',
  'undone',
]

export const action = defineAction({
  noun: 'denial',
  verb: 'undo',
  title: 'Undo',
  says: 'Undo an action of one’s own: what nobody has changed since is as it was before.',
  right: 'work',
  on: 'practice',
  undo: true,
  key: 'mod+z',
  refuses: ['not-found'],
  input: z.object({
    at: titled(z.iso.datetime(), 'At', {
      description: 'The instant of the action; your last one where nothing is said',
    }).optional(),
  }),
  // The workbench offers it with every action that it has done.
  screen: '/queue',
  async run({ store, actor: { who, now } }, _targets, { at }) {
    const { what: named, ...counts } = await store.write(async unit => {
      const events = await ownEvents(unit, who, UNDOABLE, at)
      if (events.length === 0)
        throw new Refusal('not-found', 'There is nothing of yours to undo there; look at the denial itself.')
      const totals = createTotals()
      let undone = 0
      let left = 0
      const what = new Set<string>()
      for (const { denialId, verb, data, at: when } of events) {
        const { was } = data as { readonly was?: Partial<Row<'denial'>> }
        const denial = await denialById(unit, denialId ?? 0)
        if (was === undefined || denial === undefined || denial.changedAt !== when) {
          left++
          continue
        }
        await restoreClocks(unit, denial, was)
        await applyChange(unit, totals, denial, { set: was, verb: 'undone', data: { verb } }, { who, now })
        what.add(deedOf(verb, data))
        undone++
      }
      await totals.flush(unit)
      return { undone, left, what: [...what].join(', ') }
    })
    const what = named === '' ? '' : `: ${named}`
    const since = counts.left === 0 ? '' : ` ${denials(counts.left)} changed since, and left as they are.`
    return { changed: counts.undone, says: `Undone on ${denials(counts.undone)}${what}.${since}`, made: counts }
  },
})

/** What was undone, in words: to undo an undoing is to do it again. */
function deedOf(verb: string, data: unknown): string {
  if (verb !== 'undone') return eventName(verb)
  return `the undoing of "${eventName(String((data as { readonly verb?: unknown }).verb ?? ''))}"`
}

/** The deadlines as they were before a notice, or again after it, where undoing takes one away or brings it back. */
async function restoreClocks(unit: Unit, denial: Row<'denial'>, was: Partial<Row<'denial'>>): Promise<void> {
  if (was.notices === undefined) return
  const now = denial.notices ?? []
  const then = was.notices ?? []
  let clocks: readonly KeptClock[] = (await clocksOf(unit, denial.id)).map(keptPart)
  for (const notice of now.slice(then.length).reverse()) clocks = clocksBefore(clocks, notice)
  for (const notice of then.slice(now.length)) clocks = clocksAfter(clocks, notice)
  await removeClocks(unit, denial.id)
  await addClocks(unit, denial.id, clocks)
}
