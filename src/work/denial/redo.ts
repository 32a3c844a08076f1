// Does again what was undone last, and step by step what was undone before it.
import { ownEvents } from '../../store/event.ts'
import { defineAction } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { denials } from './change.ts'
import { stackOf } from './deeds.ts'
import { leftSays, takeBack, verbNames } from './taking-back.ts'

export const action = defineAction(import.meta.url, {
  title: 'Do again',
  says: 'Do again what one has undone last, where nobody has changed anything since and nothing else was done after it.',
  right: 'work',
  on: 'practice',
  undo: true,
  refuses: ['not-found'],
  key: 'mod+y',
  screen: '/queue',
  async run({ store, actor }) {
    const { undone, left, verbs } = await store.write(async unit => {
      const [last] = (await stackOf(unit, actor.who, actor.now)).undone
      if (last === undefined)
        throw new Refusal(
          'not-found',
          'There is nothing of yours to do again: nothing was undone, or something was done since.',
        )
      return takeBack(unit, await ownEvents(unit, actor.who, ['undone'], last.at), 'redone', actor)
    })
    return {
      changed: undone,
      says: `Done again on ${denials(undone)}: ${verbNames(verbs)}.${leftSays(left)}`,
      made: { undone, left },
    }
  },
})
