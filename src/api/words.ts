// The words that several routes share, as zod schemas: they validate, type and document at once.
import { z } from 'zod'
import { ACTIONS, CAUSES } from '../knowledge/load.ts'
import { Denied } from './problem.ts'

export const practiceParams = z.object({ practice: z.coerce.number().int().positive() })
export const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
export const practiceAndId = practiceParams.extend({ id })
export const isoDate = z.iso.date().describe('ISO date: 2026-03-31')
export const cents = z.number().int().describe('Whole cents, signed as in the file')
export const words = (most = 2000) => z.string().min(1).max(most)
export const limit = z.coerce.number().int().min(1).max(500).default(50)
export const cursor = z.string().max(400).optional().describe('From `next` of the page before')

/** A filter of the queue in a query. */
export const filterQuery = z.object({
  status: z.enum(['open', 'closed']).optional(),
  move: z.enum(['us', 'payer', 'patient', 'done']).optional(),
  owner: z.string().max(200).optional().describe('A name; empty for those without an owner'),
  payerId: z.coerce.number().int().optional(),
  cause: z.enum(CAUSES as unknown as [string, ...string[]]).optional(),
  action: z.enum(ACTIONS as unknown as [string, ...string[]]).optional(),
  carc: z.string().max(5).optional(),
  snoozed: z.enum(['true', 'false']).optional(),
  dueBy: isoDate.optional(),
  dueFrom: isoDate.optional(),
  atLeastCents: z.coerce.number().int().optional(),
  atMostCents: z.coerce.number().int().optional(),
  account: z.string().max(80).optional(),
  search: z.string().min(1).max(80).optional().describe('The beginning of an account or a patient’s name, or a number'),
  openedFrom: isoDate.optional(),
  paidFrom: isoDate.optional(),
  recovered: z.enum(['true', 'false']).optional().describe('Only those that brought money'),
  asked: z.enum(['true', 'false']).optional().describe('Only those whose write-off waits for a second person'),
})
/** The same in a body. */
export const filterBody = filterQuery.extend({
  payerId: z.number().int().optional(),
  snoozed: z.boolean().optional(),
  atLeastCents: z.number().int().optional(),
  atMostCents: z.number().int().optional(),
  recovered: z.boolean().optional(),
  asked: z.boolean().optional(),
})

type FilterWords = z.infer<typeof filterQuery> | z.infer<typeof filterBody>

const FLAGS = ['snoozed', 'recovered', 'asked'] as const

/** Only what is set, as the queue takes it. */
export function filterOf(words: FilterWords): Record<string, unknown> {
  const set = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined))
  for (const flag of FLAGS) {
    const value = words[flag]
    delete set[flag]
    if (value === true || value === 'true') set[flag] = true
  }
  return set
}

/** A place in a list as text, and back. Throws Denied 400 when it is none of ours. */
export function writeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}
export function readCursor<Place>(text: string, shape: z.ZodType<Place>): Place {
  try {
    return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    throw new Denied(400, 'cursor-invalid', 'This is no place in the list; begin again without it.')
  }
}

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ at: z.string(), says: z.string() })).optional(),
  })
  .describe('A problem (RFC 9457)')
