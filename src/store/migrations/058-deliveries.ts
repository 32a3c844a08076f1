// Files of ours that go out to servers by themselves: where to, under which name, and how far each has come.
import type { TableDescription } from './describe-table.ts'

export const DELIVERIES = {
  delivery: {
    columns: {
      practice_id: 'int',
      id: 'int',
      /** claims, or status. */
      kind: 'text',
      file_id: 'int',
      /** The claim made here that the file holds, where it is one. */
      outgoing_id: 'int?',
      /** `sftp://user@host/folder`. */
      server: 'text',
      /** What it is called there. */
      name: 'text',
      /** waiting, placing, naming, placed or failed. */
      status: 'text',
      says: 'text',
      made_at: 'text',
      made_by: 'text',
      placed_at: 'text?',
    },
    key: ['practice_id', 'id'],
    indexes: [
      ['practice_id', 'server', 'status'],
      ['practice_id', 'file_id'],
    ],
  },
} as const satisfies Readonly<Record<string, TableDescription>>
