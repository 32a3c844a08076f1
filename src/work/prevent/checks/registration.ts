// What is registered otherwise than the payer has it: name and date of birth, by which it looks for the patient.
import { differencesFrom } from '../../coverage/card.ts'
import { type DescribedCheck, JUDGMENT, lacksCoverage } from '../check.ts'

export const check: DescribedCheck = {
  title: 'Name and date of birth as the payer has them',
  severity: 'warn',
  prevents: ['31', '140', '16+N382'],
  history: true,
  lacks: lacksCoverage(),
  cites: JUDGMENT,
  find(claim, { patient: { coverage } }) {
    if (coverage === undefined) return []
    return differencesFrom(coverage.row, claim).map(each => ({
      ...each,
      fix: 'Correct the registration, or have the patient correct it with the payer.',
      source: claim.source,
    }))
  },
}
