// Ends an entry on a patient's account: it was entered wrongly, or holds no more.
import { endPatientEntry } from '../../store/patient-entry.ts'
import { defineAction, targetOf } from '../action.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'End an entry',
  says: 'End what was noted on a patient’s account: entered wrongly, or over. Who ended it is written down.',
  right: 'work',
  on: 'one',
  undo: 'Enter it again.',
  http: { method: 'POST', path: '/patients/entries/:id/end' },
  screen: '/patient-part/$account',
  async run({ store, actor: { who, now } }, targets) {
    const id = targetOf(targets)
    const { account } = await store.write(async unit => {
      const found = await endPatientEntry(unit, id, now)
      if (found === undefined)
        throw new Refusal('not-found', `There is no entry ${id} that holds.`, '"overturn patient-entries" lists them.')
      const data = { entry: id, kind: found.kind, account: found.account }
      unit.event({ at: now, who, verb: 'patient-entry-ended', data })
      return found
    })
    return { changed: 1, says: `Entry ${id} on account ${account} holds no more.` }
  },
})
