// Reads a backup through as it would be put back: whole, undamaged, opened by the keys of this store.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { line } from '../input.ts'
import { machineOf, mustBelongToAll, OF_MACHINE } from './of-machine.ts'

export const action = defineAction(import.meta.url, {
  ...OF_MACHINE,
  title: 'Verify a backup',
  says: 'Read a backup through as it would be put back: every row and file is what was written, and the keys open it.',
  undo: 'It changes nothing.',
  refuses: ['guarded', 'not-found'],
  http: { method: 'POST', path: '/backups/verify' },
  without: { command: '"overturn restore FOLDER" into an empty store proves it by putting it back.' },
  input: z.object({ name: line('Backup') }),
  async run(context, _targets, { name }) {
    await mustBelongToAll(context)
    const { store, actor } = context
    const { rows, files } = await machineOf(context).verify(name)
    await store.write(async unit =>
      unit.event({ at: actor.now, who: actor.who, verb: 'verified-backup', data: { name } }),
    )
    return {
      changed: 0,
      says: `The backup ${name} is whole: ${rows.toLocaleString('en-US')} rows and ${files} kept files, as they were written.`,
    }
  },
})
