// Whether the patient was covered on the day of service, as the payer itself said (271).
import { type DescribedCheck, JUDGMENT, lacksCoverage } from '../check.ts'

export const check: DescribedCheck = {
  title: 'Coverage on the day of service',
  severity: 'block',
  prevents: ['27', '26', '177'],
  history: true,
  lacks: lacksCoverage(': overturn coverage-ask writes the question'),
  cites: JUDGMENT,
  find(claim, { patient: { coverage } }) {
    if (coverage === undefined) return []
    const { card, saidOn, payer } = coverage
    const at = { element: 'NM109', is: claim.memberId ?? '', source: claim.source }
    const who = `${payer ?? 'The payer'}${saidOn === undefined ? '' : ` on ${saidOn}`}`
    if (card.state === 'inactive' || card.state === 'not-on-the-day')
      return [
        {
          ...at,
          says: `${who}: ${card.says}`,
          fix: 'Ask the patient for the card that held on that day, and ask that payer.',
        },
      ]
    if (card.state !== 'not-answered') return []
    return [{ ...at, says: `${who}: ${card.says}`, severity: 'warn' as const, prevents: ['31', '16+N382'] }]
  },
}
