// Takes a whole sheet of patients' payments back.
import { endPatientSheet } from '../../store/patient-entry.ts'
import { defineAction, targetOf } from '../action.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'Take a sheet of payments back',
  says: 'Take back all payments that a sheet brought in; it can be brought in again.',
  right: 'work',
  on: 'one',
  undo: 'Bring its file in again.',
  numberOf: 'sheet',
  http: { method: 'DELETE', path: '/patients/paid/sheets/:id' },
  screen: '/patients',
  async run({ store, actor: { who, now } }, targets) {
    const id = targetOf(targets)
    const ended = await store.write(async unit => {
      const count = await endPatientSheet(unit, id, now)
      if (count === 0) throw new Refusal('not-found', `No payment of a sheet ${id} holds.`)
      unit.event({ at: now, who, verb: 'withdrew-patient-payments', data: { sheet: id, payments: count } })
      return count
    })
    return { changed: ended, says: `${ended} ${ended === 1 ? 'payment' : 'payments'} taken back.` }
  },
})
