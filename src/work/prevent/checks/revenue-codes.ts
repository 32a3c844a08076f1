// Revenue codes that are none.
import { listedCheck } from '../code-check.ts'

export const check = listedCheck({
  title: 'Revenue codes',
  severity: 'block',
  prevents: ['16+M50', '199'],
  kinds: ['institutional'],
  kind: 'revenue-codes',
  what: 'a revenue code',
  element: 'SV201',
  codes: ({ lines }) =>
    lines.flatMap(({ line, revenue, source }) => (revenue === undefined ? [] : [{ code: revenue, line, source }])),
})
