// The records of `overturn read --json`: every transaction as a tree with names, faults, a summary per file.
import { z } from 'zod'
import { count, faultFields, fileSummary, list, type Records } from './parts/fields.ts'

export const about = [
  'Where the segment terminator is no line end, line ends inside an interchange are no data: a stream cut into records of 80 bytes reads as if it were not, and `--write` writes it without them. Offsets are those of the file as it is.',
  'Claims are held to the situational rules of their guide too; what they break stands among the faults (`IK304:I6`).',
  'A file that cannot be opened is reported on standard error, and the status is 1.',
] as const

export const records: Records = {
  transaction: z
    .strictObject({
      record: z.literal('transaction'),
      set: z.string().describe('ST01'),
      guide: z.string().describe('ST03 or GS08'),
      control: z.string().describe('ST02'),
      counts: z.record(z.string(), count).describe('Of every repeating loop: claims, lines …'),
      tree: z
        .record(z.string(), z.unknown())
        .describe('Names as in src/x12/transactions; segments without a place under `unread`'),
      faults: list(z.strictObject(faultFields)),
    })
    .describe('One transaction'),
  fault: z
    .strictObject({ record: z.literal('fault'), ...faultFields })
    .describe('What is wrong outside of a transaction'),
  summary: fileSummary({ transactions: count }),
}
