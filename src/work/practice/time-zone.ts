// The time zone of a practice, as it is told.
import { z } from 'zod'
import { isZone } from '../../decide/day.ts'

export const timeZone = z
  .string()
  .max(60)
  .refine(isZone, 'Name the time zone by a place in it, such as America/New_York or Pacific/Honolulu')
