// Takes a file of decisions back in one step: none of it is found or cited any more. Letters that were made stay as they were sent.
import { z } from 'zod'
import { decisionImports, forgetDecisions, setDecisionImport } from '../../store/outside-decision.ts'
import { defineAction, targetOf } from '../action.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'Take decisions back',
  says: 'Take a file of decisions back: none of it is found or cited any more. A letter that cites one of them is not made until it is left out; letters that were made stay.',
  right: 'work',
  on: 'one',
  numberOf: 'file of decisions',
  undo: 'Bring the file in again.',
  refuses: ['not-found'],
  http: { method: 'DELETE', path: '/decisions/:id' },
  screen: '/decisions',
  input: z.object({}),
  async run({ store, actor: { who, now } }, targets) {
    const id = targetOf(targets)
    const found = (await decisionImports(store)).find(each => each.id === id && each.state === 'there')
    if (found === undefined)
      throw new Refusal('not-found', `There is no file of decisions ${id}.`, '"overturn decisions" lists them.')
    await store.write(async unit => {
      await forgetDecisions(unit, id)
      await setDecisionImport(unit, id, { state: 'withdrawn', decisions: 0 })
      unit.event({ at: now, who, verb: 'withdrew-decisions', data: { import: id, name: found.name } })
    })
    return { changed: 1, says: `"${found.name}" is taken back: ${found.decisions.toLocaleString('en-US')} decisions.` }
  },
})
