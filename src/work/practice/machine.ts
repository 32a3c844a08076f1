// What the machine that works lets be done from the workbench, and how it stands: secrets by their names, backups, the engine, the keys.
import { z } from 'zod'
import { defineView } from '../view.ts'
import { machineOf } from './of-machine.ts'

export const view = defineView(import.meta.url, {
  title: 'Machine',
  says: 'What the machine lets be done from the workbench: names of secrets to sign in to servers with, backups and their age.',
  right: 'admin',
  looks: false,
  screen: '/settings',
  without: { command: '"overturn doctor" looks at everything on the machine itself.' },
  answer: z.object({
    secrets: z.array(z.string()).readonly().nullable().describe('null where no folder is named'),
    backups: z
      .array(z.object({ name: z.string(), madeAt: z.string(), rows: z.number(), files: z.number() }))
      .readonly()
      .nullable()
      .describe('The newest first; null where no folder is named'),
  }),
  async read(context) {
    const machine = machineOf(context)
    return { secrets: machine.secrets() ?? null, backups: machine.backups() ?? null }
  },
})
