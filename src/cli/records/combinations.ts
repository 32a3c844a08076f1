// The records of `overturn combinations --json`.
import { z } from 'zod'
import { cents, count, type Records } from './parts/fields.ts'

export const about = ['One `off-list` record per payer and combination.'] as const

export const records: Records = {
  'off-list': z
    .strictObject({
      record: z.literal('off-list'),
      version: z.string().describe('Of the list that was brought'),
      payer: z.string(),
      group: z.string(),
      carc: z.string(),
      remarks: z.string().describe('Those that are no alerts, separated by blanks; empty where there was none'),
      times: count,
      cents: cents.describe('Denied under it'),
    })
    .describe('A combination that a payer sent outside the list of the uniform-use rule'),
}
