// Takes a file of decisions back in one step: none of it is found or cited any more. Letters that were made stay as they were sent.
import { decisionImports, forgetDecisions, setDecisionImport } from '../../store/outside-decision.ts'
import { defineAction } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { withdrawal } from '../withdrawal.ts'

export const action = defineAction(
  import.meta.url,
  withdrawal(
    {
      title: 'Take decisions back',
      says: 'Take a file of decisions back: none of it is found or cited any more. A letter that cites one of them is not made until it is left out; letters that were made stay.',
      right: 'work',
      among: '/decisions',
      numberOf: 'file of decisions',
      screen: '/decisions',
    },
    async ({ store, actor: { who, now } }, id) => {
      const found = (await decisionImports(store)).find(each => each.id === id && each.state === 'there')
      if (found === undefined)
        throw new Refusal('not-found', `There is no file of decisions ${id}.`, '"overturn decisions" lists them.')
      await store.write(async unit => {
        await forgetDecisions(unit, id)
        await setDecisionImport(unit, id, { state: 'withdrawn', decisions: 0 })
        unit.event({ at: now, who, verb: 'withdrew-decisions', data: { import: id, name: found.name } })
      })
      return found.name
    },
  ),
)
