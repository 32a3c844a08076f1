// Occurrence codes and occurrence span codes that are none.
import { healthCodes, listedCheck } from '../code-check.ts'

const OCCURRENCES: ReadonlySet<string> = new Set(['BH', 'BI'])

export const check = listedCheck({
  title: 'Occurrence codes',
  severity: 'block',
  prevents: ['16+M45', '16+M46'],
  kinds: ['institutional'],
  kind: 'occurrence-codes',
  what: 'an occurrence code',
  element: 'HI*BH',
  codes: claim => healthCodes(claim, OCCURRENCES),
})
