// What a payer's dossier holds, as every door shows it.
import { z } from 'zod'
import { DOSSIER_KINDS } from './dossier-evidence.ts'

const count = z.number().int()
export const dossierItem = z.object({
  what: z.enum(DOSSIER_KINDS),
  account: z.string(),
  claim: z
    .string()
    .meta({ title: 'Payer’s number' })
    .describe('As the payer numbers the claim; empty where it gave none'),
  day: z.string().optional().meta({ title: 'Day' }).describe('Of the remittance'),
  code: z.string(),
  cents: count.meta({ title: 'Dollars' }),
  says: z.string().meta({ title: 'What it shows' }),
  remittance: count.describe('Its number here'),
})
const sumOf = z.object({
  what: z.enum(DOSSIER_KINDS),
  rows: count,
  cents: count.meta({ title: 'Dollars' }),
  ground: z.string().describe('On what it rests'),
})
const figure = z.object({
  name: z.string(),
  title: z.string(),
  value: z.string(),
  formula: z.string(),
  counted: z.string().describe('What was divided by what, in dollars or in numbers'),
})
export const dossierRecord = z.object({
  payer: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  made: z.string().describe('ISO date'),
  figures: z.array(figure).readonly(),
  sums: z.array(sumOf).readonly(),
  published: z
    .array(
      z.object({
        metric: z.string(),
        about: z.string(),
        period: z.string(),
        told: z.string(),
        own: z.string().optional(),
        source: z.string(),
      }),
    )
    .readonly(),
  notChecked: z.array(z.string()).readonly().describe('What could not be looked at, and what it needs'),
  items: z.array(dossierItem).readonly().meta({ title: 'Evidence' }),
})
export type Dossier = z.infer<typeof dossierRecord>
