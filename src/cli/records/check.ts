// The records of `overturn check --json`: findings as claims are read, faults where they are met, a summary per file, at the end what could not
// be checked.
import { z } from 'zod'
import { findingRecord, notCheckedRecord } from '../../work/prevent/record.ts'
import { count, faultFields, fileSummary, type Records } from './parts/fields.ts'

export const about = [
  'The status is 3 where at least one claim has a finding `block`, 1 where something could not be read.',
  'A check whose list is not here says `not-checked`, and never that a claim has passed; each list is brought in by `overturn reference import`.',
] as const

export const records: Records = {
  finding: z.strictObject({ record: z.literal('finding'), ...findingRecord.shape }).describe('What a check has found'),
  fault: z
    .strictObject({ record: z.literal('fault'), ...faultFields })
    .describe('What could not be read as the standard wants it'),
  summary: fileSummary({
    claims: count,
    findings: count,
    block: count.describe('Claims whose worst finding is `block`'),
    warn: count,
    info: count,
    none: count.describe('Claims without a finding'),
  }),
  'not-checked': z
    .strictObject({ record: z.literal('not-checked'), ...notCheckedRecord.shape })
    .describe('What no claim could be checked for, for want of data'),
}
