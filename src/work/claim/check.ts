// Claims checked before they are sent: a file as it would go out, or claims that stand in the store; with changes tried on them, nothing is kept.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { titled } from '../input.ts'
import { REPORTS } from '../prevent/check-report.ts'
import { checkSheet } from '../prevent/sheet.ts'
import { sheetRecord } from '../prevent/sheet-record.ts'
import { defineView } from '../view.ts'

/** Bytes of the question: a file of claims, one character a byte. */
const LARGEST = 16 << 20

export const view = defineView(import.meta.url, {
  title: 'Check claims',
  says: 'Claims before they are sent: what would come back or be denied, what would correct it, and what such denials came to here. Nothing is kept.',
  right: 'work',
  looks: true,
  apart: 'moments',
  path: '/claims/check',
  method: 'POST',
  bodyBytes: LARGEST,
  screen: '/check',
  without: { command: 'overturn check reads files of any size as they come' },
  query: z.object({
    name: titled(z.string().max(200), 'Name').default('claims'),
    text: titled(z.string().max(LARGEST), 'File', {
      description: 'A file of claims (837), one character a byte',
    }).optional(),
    sent: titled(z.array(z.number().int().positive()).max(100), 'Claims', {
      description: 'Claims as they were sent, by their numbers',
    }).optional(),
    changes: titled(
      z.array(
        z.object({
          claim: z.number().int().min(1).describe('Its place among those that are checked'),
          field: z.string().max(60),
          value: z.string().max(400),
        }),
      ),
      'Changes',
      { description: 'What is tried, in the fields of a corrected claim' },
    )
      .max(2000)
      .default([]),
    write: titled(z.boolean(), 'Write', { description: 'Answer the file with the changes too' }).default(false),
    split: titled(z.boolean(), 'In two', {
      description: 'Answer the file in two: the claims that may go, and those that are held back',
    }).default(false),
    report: titled(z.enum(REPORTS), 'Report', {
      description: 'Answer a report too; a workbook comes one character a byte',
    }).optional(),
  }),
  answer: sheetRecord,
  read: ({ store, actor }, asked) => checkSheet(store, asked, dayIn(store.zone, actor.now)),
})
