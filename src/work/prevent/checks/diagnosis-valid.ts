// Diagnoses against the list in force on the day of service: codes that are none, and headings that may not be billed.
import { type DescribedCheck, dayOf, type Found } from '../check.ts'

export const check: DescribedCheck = {
  title: 'Diagnosis codes in force and specific enough',
  severity: 'block',
  prevents: ['146', '16+M76', '16+M81'],
  needs: claim => (claim.diagnoses.length > 0 ? ['icd-10-cm'] : []),
  cites: [
    {
      title:
        '45 CFR 162.1002: ICD-10-CM is the code set for diagnoses, in the version in force on the day of service (discharge for a stay)',
      url: 'https://chanrobles.com/usa/uslaws/cfr/title45/45-1.0.1.3.68.8.php',
      read: '2026-11-27',
    },
  ],
  find(claim, { entry, today }) {
    const found: Found[] = []
    for (const { code } of claim.diagnoses) {
      const said = entry('icd-10-cm', code, dayOf(claim, today))
      const at = { element: 'HI', is: code, source: claim.source }
      if (said === undefined)
        found.push({
          ...at,
          says: `${code} is no ICD-10-CM code on ${dayOf(claim, today)}.`,
          fix: 'Look it up in the year of the service: codes come and go each October.',
        })
      else if (said.startsWith('0'))
        found.push({
          ...at,
          says: `${code} (${said.slice(2)}) is a heading: a more specific code below it is billed.`,
          prevents: ['16+M81'],
        })
    }
    return found
  },
}
