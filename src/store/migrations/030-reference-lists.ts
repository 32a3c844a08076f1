// Official lists that a practice brings in: versions side by side, and what each says under a key.

export const REFERENCE_LISTS = {
  reference_list: {
    columns: {
      practice_id: 'int',
      id: 'int',
      kind: 'text',
      name: 'text',
      sha256: 'text',
      in_force_from: 'text',
      in_force_to: 'text?',
      entries: 'int',
      /** loading, there, or withdrawn: only what is there is asked. */
      state: 'text',
      brought_at: 'text',
      brought_by: 'text',
    },
    key: ['practice_id', 'id'],
  },
  reference_entry: {
    columns: {
      practice_id: 'int',
      list_id: 'int',
      key: 'text',
      /** From 0: what is said under one key stands in as many rows as it takes. */
      part: 'int',
      said: 'text',
    },
    key: ['practice_id', 'list_id', 'key', 'part'],
  },
} as const
