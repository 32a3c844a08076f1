// Decides everything posted with what is known today. What comes out otherwise is added after the old decision; nothing is changed.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { decideAgain } from '../intake/judge/decide-again.ts'

export const action = defineAction(import.meta.url, {
  title: 'Decide again',
  says: 'Decide everything posted with what is known today; adds decisions, changes none.',
  right: 'lead',
  on: 'practice',
  undo: 'The earlier decisions are kept beside the new ones.',
  http: {
    method: 'POST',
    path: '/decide-again',
    answer: z.object({
      remittances: z.number(),
      adjustments: z.number(),
      changed: z.number().describe('Decisions that came out otherwise'),
      claims: z.number().describe('Claims that these are in'),
    }),
  },
  apart: 'long',
  without: {
    command: '"overturn decide-again" is written by hand: it names each file as it goes, which may take long.',
    workbench: 'It follows a new version of the knowledge, which is brought in on the machine itself.',
  },
  async run({ store, actor }, _targets) {
    const made = await decideAgain(store, actor)
    return {
      changed: made.changed,
      says: `${made.adjustments} adjustments decided again, ${made.changed} came out otherwise.`,
      made: { ...made },
    }
  },
})
