// The words that several routes share, as zod schemas: they validate, type and document at once.
import { z } from 'zod'

export const practiceParams = z.object({ practice: z.coerce.number().int().positive() })
export const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
export const practiceAndId = practiceParams.extend({ id })
export const isoDate = z.iso.date().describe('ISO date: 2026-03-31')
export const words = (most = 2000) => z.string().min(1).max(most)
