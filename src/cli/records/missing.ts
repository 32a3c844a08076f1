// The record of `overturn missing --json`.
import { z } from 'zod'
import { cents, count, day, list, type Records } from './parts/fields.ts'

export const about = ['One array, `claims`, the oldest first.'] as const

export const records: Records = {
  claims: list(
    z.strictObject({
      id: z.number().int().describe('Of the claim as it was sent'),
      account: z.string(),
      patient: z.string().nullable(),
      payer: z.string().nullable(),
      chargeCents: cents,
      sentOn: day,
      days: count.describe('Since then'),
      acknowledged: z.boolean().describe('A receiver or the payer said that it was taken in'),
    }),
  ).describe('Claims that nobody has answered'),
}
