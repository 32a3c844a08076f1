// Charges and units that bring nothing: a line without a charge or without units.
import { type DescribedCheck, type Found, JUDGMENT } from '../check.ts'

export const check: DescribedCheck = {
  title: 'Lines without a charge or units',
  severity: 'warn',
  prevents: ['16+M79', '16+M53'],
  cites: JUDGMENT,
  find(claim) {
    const found: Found[] = []
    for (const { line, chargeCents, units, procedure, source, modifiers } of claim.lines) {
      if (chargeCents < 0)
        found.push({ line, element: 'SV102', says: 'The charge of the line is below zero.', source, severity: 'block' })
      // Quality codes are sent with a charge of nothing or a cent.
      else if (
        chargeCents === 0 &&
        procedure !== undefined &&
        !/^(?:\d{4}F|G8\d{3}|G9\d{3}|M1\d{3})$/.test(procedure) &&
        !modifiers.includes('FB')
      )
        found.push({
          line,
          element: 'SV102',
          is: '0',
          says: `Line ${line} (${procedure}) has no charge.`,
          source,
          severity: 'info',
        })
      if (units !== undefined && !(Number(units) > 0))
        found.push({
          line,
          element: 'SV104',
          is: units,
          says: `Line ${line} has ${units} units.`,
          source,
          prevents: ['16+M53'],
        })
    }
    return found
  },
}
