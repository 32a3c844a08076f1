// Official lists that a practice brings in: versions side by side, and what each says under a key.
import { keyed, numbered } from './describe-table.ts'

export const REFERENCE_LISTS = {
  reference_list: numbered({
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
  }),
  reference_entry: keyed(['list_id', 'key', 'part'], {
    list_id: 'int',
    key: 'text',
    /** From 0: what is said under one key stands in as many rows as it takes. */
    part: 'int',
    said: 'text',
  }),
} as const
