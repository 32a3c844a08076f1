// A claim to a second or third payer says what the payers before have paid; without it the payer waits for that answer.
import type { DescribedCheck } from '../check.ts'
import { JUDGMENT } from '../check.ts'

const RANK = 'PSTABCDEFGH'

export const check: DescribedCheck = {
  title: 'What earlier payers have answered',
  severity: 'block',
  prevents: ['22', '16+N4', '16+MA04'],
  cites: JUDGMENT,
  find(claim) {
    const rank = RANK.indexOf(claim.sequence ?? 'P')
    if (rank <= 0) return []
    const before = claim.otherPayers.filter(
      ({ sequence }) => RANK.indexOf(sequence) >= 0 && RANK.indexOf(sequence) < rank,
    )
    const at = { element: 'SBR01', is: claim.sequence ?? '', source: claim.source }
    if (before.length === 0)
      return [
        {
          ...at,
          says: 'It goes to a later payer, and no earlier payer is named in it (loop 2320).',
          fix: 'Write it from the first payer’s remittance: "overturn secondary NO." does.',
        },
      ]
    return before
      .filter(({ paidCents }) => paidCents === undefined)
      .map(({ name, id }) => ({
        ...at,
        element: 'AMT*D',
        says: `What ${name ?? id ?? 'the earlier payer'} paid (AMT*D, also where it is nothing) is missing.`,
        fix: 'Write it from that payer’s remittance: "overturn secondary NO." does.',
      }))
  },
}
