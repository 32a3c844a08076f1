// Files that were brought in and what became of them, the latest first.
import { z } from 'zod'
import { listFiles } from '../../store/file.ts'
import { inNumberOrder, numberColumn } from '../by-number.ts'
import type { ListFields } from '../list.ts'
import { present } from '../present.ts'
import { presentRowOf } from '../row-record.ts'
import { defineList } from '../view.ts'

/** Absent where the reading was stopped before the end. */
const counts = presentRowOf('fileEnd')
  .pick({ segments: true, unreadSegments: true, posted: true, duplicates: true, quarantined: true })
  .extend(presentRowOf('fileEnd').pick({ claims: true, denials: true, faults: true }).shape)
  .partial()
export const fileRecord = presentRowOf('file')
  .omit({ kept: true })
  .extend({
    status: z.string().describe('imported, duplicate, quarantined, rejected; unfinished where the reading was stopped'),
    ...counts.shape,
    says: z.array(z.string()).readonly(),
  })

const FIELDS = {
  id: numberColumn(-7),
  name: { title: 'File', kind: 'text', shown: true, characters: 32 },
  receivedAt: { title: 'Received', kind: 'date', shown: true, characters: 20 },
  status: { title: 'Status', kind: 'word', shown: true, characters: 12 },
  posted: { title: 'Posted', kind: 'number', shown: true, characters: -7 },
  claims: { title: 'Claims', kind: 'number', shown: true, characters: -7 },
  denials: { title: 'Denials', kind: 'number', shown: true, characters: -7 },
  faults: { title: 'Faults', kind: 'number', shown: true, characters: -7 },
} as const satisfies ListFields

export const view = defineList(import.meta.url, {
  title: 'Files',
  says: 'Files that were brought in and what became of them, the latest first.',
  screen: '/files',
  right: 'read',
  looks: false,
  record: fileRecord,
  hints: { empty: 'No file was brought in yet: "overturn import FOLDER" brings them in.' },
  ...inNumberOrder(
    FIELDS,
    (store, _conditions, page) => listFiles(store, page),
    // A file without an end was being read when something stopped the reader; bringing it again goes on.
    ({ report, status, ...row }) => ({
      ...present(row),
      status: status ?? 'unfinished',
      says: report?.says ?? [],
    }),
  ),
})
