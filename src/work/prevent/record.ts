// What a check says, as records: the same from the terminal and over the API.
import { z } from 'zod'
import { cite } from '../cite.ts'
import { SEVERITIES } from './check.ts'
import { type Finding, type NotChecked, severityOf, signOf } from './checker.ts'

export const findingRecord = z.object({
  claim: z.string().describe('CLM01'),
  line: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Ordinal of the service line; absent where the whole claim is meant'),
  severity: z
    .enum(SEVERITIES)
    .describe('block: it will come back or be denied as it stands; warn: likely; info: worth a look'),
  rule: z.string(),
  finding: z.string().describe('Its sign among what the check found on the line, by which it is overruled'),
  says: z.string(),
  fix: z.string().optional().describe('What to change'),
  prevents: z
    .array(z.string())
    .readonly()
    .describe('Adjustment reasons, with a remark where one belongs to it: 16+M76'),
  because: z
    .array(
      z.object({ element: z.string(), is: z.string().optional(), at: z.string().optional().describe('The segment') }),
    )
    .readonly(),
  cites: z.array(cite).readonly(),
  changes: z
    .array(z.object({ field: z.string(), value: z.string() }))
    .readonly()
    .optional()
    .describe('What would correct it, in fields of the claim as `correct --fields` names them'),
  same: z
    .array(z.object({ account: z.string(), where: z.string(), sent: z.number().int().optional() }))
    .readonly()
    .optional()
    .describe('Other claims that it names'),
  override: z
    .object({ because: z.string(), by: z.string(), at: z.string() })
    .optional()
    .describe('Somebody’s word that it does not matter here; it weighs as a note then'),
})

export const notCheckedRecord = z.object({
  rule: z.string(),
  title: z.string(),
  needs: z.string().describe('What would have to be brought in'),
  claims: z.number().int().describe('How many were not looked at'),
})

export function findingOf(finding: Finding): z.infer<typeof findingRecord> {
  const { check, account, line, says, fix, element, is, source, prevents, changes, same, override } = finding
  return {
    claim: account,
    ...(line === undefined ? {} : { line }),
    severity: severityOf(finding),
    rule: check.id,
    finding: signOf(finding),
    says,
    ...(fix === undefined ? {} : { fix }),
    prevents: prevents ?? check.prevents,
    because: [
      {
        element,
        ...(is === undefined ? {} : { is }),
        ...(source === undefined ? {} : { at: `segment ${source.index}` }),
      },
    ],
    cites: check.cites,
    ...(changes === undefined ? {} : { changes }),
    ...(same === undefined ? {} : { same }),
    ...(override === undefined
      ? {}
      : { override: { because: override.because, by: override.saidBy, at: override.saidAt } }),
  }
}

export function notCheckedOf({ check, needs, claims }: NotChecked): z.infer<typeof notCheckedRecord> {
  return { rule: check.id, title: check.title, needs, claims }
}
