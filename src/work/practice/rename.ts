// Gives the practice another name; everything in it stays.
import { z } from 'zod'
import { keepName, readName } from '../../store/practice.ts'
import { defineAction } from '../action.ts'
import { line } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { practicesOf } from './practices.ts'

export const action = defineAction(import.meta.url, {
  title: 'Rename the practice',
  says: 'Give the practice another name; everything in it stays.',
  right: 'admin',
  on: 'practice',
  undo: 'Give it the name of before.',
  refuses: ['ambiguous'],
  argument: 'name',
  http: { method: 'POST', path: '/practices/rename', status: 204 },
  screen: '/settings',
  input: z.object({ name: line('Name', { most: 100, description: 'what it is called from now on' }) }),
  async run(context, _targets, { name }) {
    const { store, actor } = context
    if ((await practicesOf(context).list()).some(other => other.name === name && other.id !== store.practiceId))
      throw new Refusal('ambiguous', `There is a practice called ${name} already; take another name.`)
    const was = await store.write(async unit => {
      const before = await readName(unit)
      await keepName(unit, name)
      unit.event({ at: actor.now, who: actor.who, verb: 'renamed-practice', data: { name, was: before } })
      return before
    })
    return { changed: 1, says: `${was} is called ${name} now.` }
  },
})
