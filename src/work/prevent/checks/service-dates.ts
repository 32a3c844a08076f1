// Days of service that cannot be: in the future, before the patient was born, ending before they begin.
import { type DescribedCheck, type Found, JUDGMENT } from '../check.ts'

export const check: DescribedCheck = {
  title: 'Days of service that cannot be',
  severity: 'block',
  prevents: ['110', '14', '16+M52'],
  cites: JUDGMENT,
  find(claim, { today }) {
    const born = claim.patientBorn
    const found: Found[] = []
    for (const { period, line, source } of claim.lines.length > 0 && claim.lines.some(each => each.period !== undefined)
      ? claim.lines
      : [{ period: claim.period, line: undefined, source: claim.source }]) {
      if (period === undefined) continue
      const at = { ...(line === undefined ? {} : { line }), element: 'DTP*472', is: period.from, source }
      if (period.to > today)
        found.push({
          ...at,
          is: period.to,
          says: `The day of service, ${period.to}, is yet to come.`,
          fix: 'Enter the day on which it was done.',
          prevents: ['110'],
        })
      if (born !== undefined && period.from < born)
        found.push({
          ...at,
          says: `The day of service, ${period.from}, lies before the patient’s date of birth, ${born}.`,
          fix: 'One of the two is wrong: compare both with the chart.',
          prevents: ['14'],
        })
      if (period.to < period.from)
        found.push({
          ...at,
          says: `The service ends (${period.to}) before it begins (${period.from}).`,
          prevents: ['16+M52'],
        })
    }
    if (born !== undefined && born > today)
      found.push({
        element: 'DMG02',
        is: born,
        says: `The patient’s date of birth, ${born}, is yet to come.`,
        source: claim.source,
        prevents: ['16+N329'],
      })
    return found
  },
}
