// Value codes that are none.
import { healthCodes, listedCheck } from '../code-check.ts'

const VALUES: ReadonlySet<string> = new Set(['BE'])

export const check = listedCheck({
  title: 'Value codes',
  severity: 'block',
  prevents: ['16+M49'],
  kinds: ['institutional'],
  kind: 'value-codes',
  what: 'a value code',
  element: 'HI*BE',
  codes: claim => healthCodes(claim, VALUES),
})
