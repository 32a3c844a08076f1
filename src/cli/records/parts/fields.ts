// Fields that many records share: money, days, sources, faults, the closed words of decisions. A record that has more than its schema says is
// a fault of ours, so every object is strict.
import { z } from 'zod'
import { ACTIONS, CAUSES, FAMILY_OF, type Family, KINDS, LIABLE, SURE } from '../../../knowledge/vocabulary.ts'

export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
export const cents = z.number().int()
export const day = z.iso.date()
export const count = z.number().int().min(0)

export const cite = z.strictObject({
  title: z.string(),
  url: z.string().optional().describe('Absent for our own judgment, and where a source has no address'),
  read: day.describe('The day on which the source was read'),
  secondhand: z.literal(true).optional().describe('Somebody else’s account of the rule: worth reading, and a guess'),
  background: z.literal(true).optional().describe('Named as printed, but not read: stated from background knowledge'),
  printed: z.literal(true).optional().describe('Only printed: not checked at an address'),
  judgment: z.literal(true).optional().describe('Our own judgment: no source'),
  list: z.literal(true).optional().describe('A list of codes, which proves nothing of what is said about one'),
})

/** A fault as every reader reports it; `record` stands before it where it is a line of its own. */
export const faultFields = {
  severity: z
    .enum(['error', 'warning'])
    .describe('error: something could not be read; warning: read, but not as the standard wants it'),
  segment: count.describe('From 1; 0 where it belongs to no segment'),
  offset: count.describe('Byte of the segment in the unpacked file'),
  id: z.string().describe('The segment’s identifier; empty where there is none'),
  element: z.string().optional().describe('As the standard names it: CLP04, SVC01-2'),
  code: z.string().describe('Of the acknowledgments (IK304:3, IK403:8, TA105:001) or a word of ours (balance:line)'),
  says: z.string(),
} as const

/** What a command that reads files ends each with; `counted` is what it counts between segments and faults. */
export const fileSummary = <const Counted extends z.ZodRawShape>(counted: Counted) =>
  z
    .strictObject({
      record: z.literal('summary'),
      file: z.string(),
      segments: count,
      unreadSegments: count,
      ...counted,
      faults: count,
    })
    .describe('The end of a file')

export const FAMILIES = [...new Set<Family>(Object.values(FAMILY_OF))] as [Family, ...Family[]]

/** What a code or an adjustment comes to. */
export const verdictFields = {
  kind: z.enum(KINDS).describe('What it is'),
  cause: z.enum(CAUSES).describe('Why it happened'),
  family: z.enum(FAMILIES).describe('The family of the cause'),
  action: z.enum(ACTIONS).describe('What to do next'),
  liable: z.enum(LIABLE).describe('Who bears the money as things stand'),
  mayBillPatient: z.boolean(),
  appealable: z.boolean(),
} as const

export const confidence = z.enum(SURE)

/** Every command’s file here exports its records, by the name in `record`, and the fine print of each command. */
export type Records = Readonly<Record<string, z.ZodType>>
