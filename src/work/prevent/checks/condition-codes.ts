// Condition codes that are none.
import { healthCodes, listedCheck } from '../code-check.ts'

const CONDITIONS: ReadonlySet<string> = new Set(['BG'])

export const check = listedCheck({
  title: 'Condition codes',
  severity: 'block',
  prevents: ['16+M44'],
  kinds: ['institutional'],
  kind: 'condition-codes',
  what: 'a condition code',
  element: 'HI*BG',
  codes: claim => healthCodes(claim, CONDITIONS),
})
