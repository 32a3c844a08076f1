// Whether who did it was enrolled with the payer on the day, by the practice's own list.
import type { SubmittedClaim } from '../../../x12/index.ts'
import { type DescribedCheck, dayOf, JUDGMENT } from '../check.ts'

export const check: DescribedCheck = {
  title: 'Providers who are not enrolled with the payer',
  severity: 'warn',
  prevents: ['B7', '299', '185'],
  needs: claim => (providerOf(claim) === undefined ? [] : ['enrolled']),
  asks: claim => [providerOf(claim) ?? ''].filter(each => each !== ''),
  cites: JUDGMENT,
  find(claim, { entry, today }) {
    const npi = providerOf(claim)
    if (npi === undefined) return []
    const day = dayOf(claim, today)
    const rows = (entry('enrolled', npi, day) ?? '')
      .split(' ')
      .filter(row => row !== '')
      .map(row => row.split(','))
    const ofPayer = rows.filter(([payer = '']) => isPayer(payer.replaceAll('_', ' '), claim))
    if (ofPayer.some(([, from = '', to = '']) => (from === '' || from <= day) && (to === '' || to >= day))) return []
    const payer = claim.payer.name ?? 'the payer'
    const when = ofPayer.map(([, from = '', to = '']) =>
      `${from === '' ? '' : `from ${from}`}${to === '' ? '' : ` to ${to}`}`.trim(),
    )
    return [
      {
        element: 'NM1*82',
        is: npi,
        says:
          ofPayer.length > 0
            ? `${npi} is enrolled with ${payer} ${when.join(', ')} by your list; the service was on ${day}.`
            : `${npi} is not enrolled with ${payer} by your list.`,
        fix: 'Hold it until the payer has confirmed the date from which it pays; some go back to the day of the application.',
        source: claim.source,
        // Payers are written in many ways: a name that does not match weighs less than a day that does not.
        severity: rows.length > 0 && ofPayer.length === 0 ? 'info' : 'warn',
      },
    ]
  },
}

const providerOf = ({ renderingNpi, billingNpi }: SubmittedClaim): string | undefined => renderingNpi ?? billingNpi

/** A row without a payer holds for all of them. */
function isPayer(listed: string, { payer }: SubmittedClaim): boolean {
  const same = (text: string | undefined) => text !== undefined && text.trim().toLowerCase() === listed
  return listed === '' || same(payer.name) || same(payer.id)
}
