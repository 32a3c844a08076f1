// The words that several routes share, as zod schemas: they validate, type and document at once.
import { z } from 'zod'
import { Denied } from './problem.ts'

export const practiceParams = z.object({ practice: z.coerce.number().int().positive() })
export const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
export const practiceAndId = practiceParams.extend({ id })
export const isoDate = z.iso.date().describe('ISO date: 2026-03-31')
export const cents = z.number().int().describe('Whole cents, signed as in the file')
export const words = (most = 2000) => z.string().min(1).max(most)
export const limit = z.coerce.number().int().min(1).max(500).default(50)
export const cursor = z.string().max(400).optional().describe('From `next` of the page before')

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
