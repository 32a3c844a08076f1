// A source as every door shows it: what it is, where it stands, and whether anybody has read it there.
import { z } from 'zod'

export const cite = z.object({
  title: z.string(),
  url: z.string().optional(),
  read: z
    .string()
    .optional()
    .describe('The day it was read; of what has no address or was not read, the day it was written down'),
  secondhand: z.literal(true).optional().describe('Somebody else’s account of it'),
  background: z.literal(true).optional().describe('Named as printed, and not read'),
  printed: z.literal(true).optional().describe('Only printed'),
  judgment: z.literal(true).optional().describe('Our own judgment: no source'),
})
