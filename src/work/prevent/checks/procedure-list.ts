// Procedure codes that the practice's own licensed list does not have; those of HCPCS Level II are looked up in CMS's.
import { listedCheck } from '../code-check.ts'

const LEVEL_TWO = /^[A-CE-V]\d{4}$/

export const check = listedCheck({
  title: 'Procedure codes by your own list',
  severity: 'block',
  prevents: ['181', '16+M51'],
  kind: 'procedure-codes',
  what: 'a procedure code',
  element: 'SV101-2',
  codes: ({ lines }) =>
    lines.flatMap(({ line, procedure, source }) =>
      procedure === undefined || LEVEL_TWO.test(procedure) ? [] : [{ code: procedure, line, source }],
    ),
})
