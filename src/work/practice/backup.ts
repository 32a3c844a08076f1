// Makes a whole copy of the store, while it is in use, in the folder that whoever runs the machine has named for it.
import { defineAction } from '../action.ts'
import { machineOf, mustBelongToAll, OF_MACHINE } from './of-machine.ts'

export const action = defineAction(import.meta.url, {
  ...OF_MACHINE,
  title: 'Make a backup',
  says: 'Make a whole copy of the store, encrypted, in the machine’s folder of backups. The master key is not in it.',
  undo: 'A backup is removed on the machine.',
  refuses: ['guarded', 'not-found'],
  http: { method: 'POST', path: '/backups' },
  without: { command: '"overturn backup FOLDER" makes one anywhere on the machine.' },
  async run(context) {
    await mustBelongToAll(context)
    const { store, actor } = context
    const made = await machineOf(context).backUp(actor.now)
    await store.write(async unit => unit.event({ at: actor.now, who: actor.who, verb: 'backed-up', data: { ...made } }))
    return {
      changed: 1,
      says: `The backup ${made.name} is made: ${made.rows.toLocaleString('en-US')} rows and ${made.files} kept files.`,
      made: { ...made },
    }
  },
})
