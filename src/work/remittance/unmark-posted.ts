// Takes the note back that a remittance is posted in the practice's own system.
import { postedMark, unmarkPosted } from '../../store/deposit.ts'
import { defineAction, targetOf } from '../action.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'Not posted after all',
  says: 'Take the note back that a remittance is posted in your practice system.',
  right: 'work',
  on: 'one',
  undo: 'Note it again.',
  screen: '/remittances/$id',
  async run({ store, actor: { who, now } }, targets) {
    const id = targetOf(targets)
    if ((await postedMark(store, id)) === undefined)
      throw new Refusal('not-found', `Remittance ${id} is not noted as posted.`)
    await store.write(async unit => {
      await unmarkPosted(unit, [id])
      unit.event({ at: now, who, verb: 'unmarked-posted', data: { remittance: id } })
    })
    return { changed: 1, says: `Remittance ${id} is not noted as posted any more.` }
  },
})
