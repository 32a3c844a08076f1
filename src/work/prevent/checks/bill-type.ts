// Types of bill that are none: kind of facility and care with the frequency.
import { listedCheck } from '../code-check.ts'

export const check = listedCheck({
  title: 'Types of bill',
  severity: 'block',
  prevents: ['16+MA30', '5'],
  kinds: ['institutional'],
  kind: 'bill-types',
  what: 'a type of bill',
  element: 'CLM05',
  codes: ({ facility, frequency }) => (facility === undefined ? [] : [{ code: `${facility}${frequency}` }]),
})
