// Codes of HCPCS Level II against the list in force: codes that are none, not yet or no more. CPT is licensed and looked up by the practice's own list.
import { type DescribedCheck, dayOf, type Found } from '../check.ts'

const LEVEL_TWO = /^[A-CE-V]\d{4}$/

export const check: DescribedCheck = {
  title: 'HCPCS codes in force on the day',
  severity: 'block',
  prevents: ['181', '182', '16+M51'],
  kinds: ['professional', 'institutional'],
  needs: claim => (claim.lines.some(({ procedure }) => LEVEL_TWO.test(procedure ?? '')) ? ['hcpcs'] : []),
  cites: [
    {
      title:
        '45 CFR 162.1002: HCPCS is the code set for what CPT does not hold, in the version in force on the day of service',
      url: 'https://chanrobles.com/usa/uslaws/cfr/title45/45-1.0.1.3.68.8.php',
      read: '2026-11-27',
    },
  ],
  find(claim, { entry, today }) {
    const found: Found[] = []
    for (const { line, procedure, period, source } of claim.lines) {
      if (procedure === undefined || !LEVEL_TWO.test(procedure)) continue
      const day = period?.from ?? dayOf(claim, today)
      const said = entry('hcpcs', procedure, dayOf(claim, today))
      const [added = '', ended = ''] = said?.split('|') ?? []
      const at = { line, element: 'SV101-2', is: procedure, source }
      if (said === undefined)
        found.push({ ...at, says: `${procedure} is no code of HCPCS Level II.`, prevents: ['16+M51'] })
      else if (added !== '' && added > day)
        found.push({ ...at, says: `${procedure} begins on ${added}, after the service on ${day}.` })
      else if (ended !== '' && ended < day)
        found.push({
          ...at,
          says: `${procedure} ended on ${ended}, before the service on ${day}.`,
          fix: 'Another code has taken its place: look it up in the list of the quarter.',
        })
    }
    return found
  },
}
