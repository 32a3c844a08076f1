// Whose records a look has shown, by the number of its event: "who saw this patient" without reading the whole chain. The event itself says
// all of it; these rows only lead to it.
import { keyed } from './describe-table.ts'

export const LOOKS = {
  look_subject: keyed(
    ['kind', 'subject', 'seq'],
    {
      /** account, file, or person: who looked. */
      kind: 'text',
      subject: 'text',
      seq: 'int',
    },
    { appendOnly: true },
  ),
} as const
