// Takes a fee schedule back: lines are held to it no more.
import { withdrawSchedule } from '../../store/schedule.ts'
import { defineAction, targetOf } from '../action.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'Take a schedule back',
  says: 'Take a fee schedule back; lines are held to it no more, and to the one before it where there is one.',
  right: 'lead',
  on: 'one',
  undo: 'Bring its file in again.',
  http: { method: 'DELETE', path: '/schedules/:id' },
  screen: '/underpaid',
  async run({ store, actor }, targets) {
    const id = targetOf(targets)
    const name = await store.write(async unit => {
      const found = await withdrawSchedule(unit, id, actor.now)
      if (found === undefined) throw new Refusal('not-found', 'There is no such schedule that holds.')
      unit.event({ at: actor.now, who: actor.who, verb: 'withdrew-schedule', data: { schedule: id, name: found } })
      return found
    })
    return { changed: 1, says: `"${name}" is taken back.` }
  },
})
