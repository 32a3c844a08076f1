// Whose records a look has shown, by the number of its event: "who saw this patient" without reading the whole chain. The event itself says
// all of it; these rows only lead to it.

export const LOOKS = {
  look_subject: {
    columns: {
      practice_id: 'int',
      /** account, file, or person: who looked. */
      kind: 'text',
      subject: 'text',
      seq: 'int',
    },
    key: ['practice_id', 'kind', 'subject', 'seq'],
    appendOnly: true,
  },
} as const
