// The same services for the same patient in a claim that was sent, or checked, before.
import { type DescribedCheck, JUDGMENT } from '../check.ts'

export const check: DescribedCheck = {
  title: 'The same services in a claim before',
  severity: 'warn',
  prevents: ['18', 'B13'],
  history: true,
  cites: JUDGMENT,
  find(claim, { same }) {
    if (claim.frequency !== '1' || (claim.sequence ?? 'P') !== 'P') return []
    return same.map(each => ({
      element: 'CLM01',
      is: claim.account,
      says: `The same services on the same day for the same patient stand under account ${each.account} (${each.where}).`,
      fix: 'Where that one was denied or paid wrongly, send a replacement (frequency 7 with REF*F8) or appeal it: a second original is denied as a duplicate.',
      source: claim.source,
      same: [each],
    }))
  },
}
