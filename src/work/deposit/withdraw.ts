// Takes a bank statement back: the wrong account, or the wrong file.
import { withdrawStatement } from '../../store/deposit.ts'
import { defineAction, targetOf } from '../action.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'Take a statement back',
  says: 'Take a bank statement back; its deposits are compared with no payment any more.',
  right: 'work',
  on: 'one',
  numberOf: 'bank statement',
  undo: 'Bring its file in again.',
  http: { method: 'DELETE', path: '/bank-statements/:id' },
  screen: '/deposits',
  async run({ store, actor }, targets) {
    const id = targetOf(targets)
    const name = await store.write(async unit => {
      const found = await withdrawStatement(unit, id, actor.now)
      if (found === undefined) throw new Refusal('not-found', 'There is no such statement that holds.')
      unit.event({
        at: actor.now,
        who: actor.who,
        verb: 'withdrew-bank-statement',
        data: { statement: id, name: found },
      })
      return found
    })
    return { changed: 1, says: `"${name}" is taken back.` }
  },
})
