// Removes the example: nobody belongs to it any more, and every row and file of it is deleted. Only of a practice in which all is invented.
import { changePerson, peopleByName } from '../../store/person.ts'
import { defineAction } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { destroyAll } from './destroy.ts'
import { changeSettings } from './settings.ts'

export const action = defineAction(import.meta.url, {
  title: 'Remove the example',
  says: 'Remove the example practice with everything in it. Never a practice with real work.',
  right: 'admin',
  on: 'practice',
  undo: 'Load the example again: it is a new one.',
  refuses: ['guarded'],
  http: { method: 'POST', path: '/example/remove' },
  screen: '/',
  async run({ store, actor: { who, now } }) {
    if (!(await store.settings()).example)
      throw new Refusal('guarded', 'This practice is no example: what is in it is real, and nothing is removed.')
    await store.write(async unit => {
      await changeSettings(unit, () => ({ closedAt: now }))
      for (const { userId, role } of await peopleByName(unit))
        await changePerson(unit, userId, { role, disabled: true })
      unit.event({ at: now, who, verb: 'closed-practice', data: { because: 'The example is removed.' } })
    })
    await destroyAll(store, { who, now }, { because: 'The example is removed.', returned: 'All of it was invented.' })
    return { changed: 1, says: 'The example is removed.' }
  },
})
