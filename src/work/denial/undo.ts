// Undoes an action: each denial that it changed and that nobody has changed since is as it was before. The action stays in the chain, and
// that it was undone stands after it. What is undone is the last of the day that is not undone yet, so that one can go back step by step.
import { z } from 'zod'
import { ownEvents } from '../../store/event.ts'
import { defineAction } from '../action.ts'
import { titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { denials } from './change.ts'
import { DEEDS, stackOf } from './deeds.ts'
import { leftSays, takeBack, verbNames } from './taking-back.ts'

export const action = defineAction(import.meta.url, {
  title: 'Undo',
  says: 'Undo an action of one’s own of the last day, the last one first: what nobody has changed since is as it was before.',
  right: 'work',
  on: 'practice',
  undo: true,
  refuses: ['not-found'],
  key: 'mod+z',
  // The workbench offers it with every action that it has done.
  screen: '/queue',
  input: z.object({
    at: titled(z.iso.datetime(), 'At', {
      description: 'The instant of the action; your last one that is not undone where nothing is said',
    }).optional(),
  }),
  async run({ store, actor }, _targets, { at }) {
    const taken = await store.write(async unit => {
      const instant = at ?? (await stackOf(unit, actor.who, actor.now)).done[0]?.at
      const events = instant === undefined ? [] : await ownEvents(unit, actor.who, DEEDS, instant)
      if (events.length === 0)
        throw new Refusal('not-found', 'There is nothing of yours to undo there; look at the denial itself.')
      // To undo an undoing is to do it again.
      return takeBack(unit, events, events[0]?.verb === 'undone' ? 'redone' : 'undone', actor)
    })
    const { undone, left, verbs } = taken
    const what = verbs.length === 0 ? '' : `: ${verbNames(verbs)}`
    return { changed: undone, says: `Undone on ${denials(undone)}${what}.${leftSays(left)}`, made: { undone, left } }
  },
})
