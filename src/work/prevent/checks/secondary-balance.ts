// A claim to a later payer: of each line, what the payer before paid and adjusted has to come to what was charged.
import type { Claim837, SubmittedClaim } from '../../../x12/index.ts'
import { dollarsOf } from '../../money.ts'
import { asPrinted, type DescribedCheck, type Found, JUDGMENT } from '../check.ts'

type Adjustments = Claim837['otherPayers'][number]['adjustments']

export const check: DescribedCheck = {
  title: 'What the payer before paid and adjusted adds up',
  severity: 'block',
  prevents: ['16+N4', '129', '16+MA04'],
  cites: [
    asPrinted(
      '005010X222A1, front matter 1.4.4: balancing of payments and adjustments of earlier payers, by claim and by line',
      '2026-11-27',
    ),
    ...JUDGMENT,
  ],
  find(claim) {
    if ((claim.sequence ?? 'P') === 'P') return []
    return [...linesThatDiffer(claim), ...wholeThatDiffers(claim)]
  },
}

function linesThatDiffer(claim: SubmittedClaim): readonly Found[] {
  return claim.lines.flatMap(({ line, chargeCents, procedure, source }, at) =>
    (claim.node.lines[at]?.adjudications ?? []).flatMap(({ payment, adjustments }) => {
      // What was bundled into another line bears that line's numbers.
      if (payment?.paidCents === undefined || payment.bundledInto !== undefined) return []
      const rest = chargeCents - payment.paidCents - sumOf(adjustments)
      return rest === 0
        ? []
        : [
            {
              line,
              element: 'SVD02',
              is: dollarsOf(payment.paidCents),
              says: `Line ${line} (${procedure ?? ''}): ${dollarsOf(chargeCents)} was charged; the payer before paid ${dollarsOf(payment.paidCents)} and adjusted ${dollarsOf(sumOf(adjustments))}: ${dollarsOf(rest)} is not accounted for.`,
              fix: 'Copy payment and every adjustment of that payer’s remittance, 253 included: "overturn secondary NO." does.',
              source,
            },
          ]
    }),
  )
}

/** Where the payer decided the claim as a whole, and said so without lines. */
function wholeThatDiffers(claim: SubmittedClaim): readonly Found[] {
  const byLine = claim.node.lines.some(({ adjudications }) => adjudications.length > 0)
  return claim.node.otherPayers.flatMap(({ adjustments, amounts, payer }) => {
    const paid = amounts.find(({ qualifier }) => qualifier === 'D')?.amountCents
    if (byLine || paid === undefined || adjustments.length === 0) return []
    const rest = claim.chargeCents - paid - sumOf(adjustments)
    return rest === 0
      ? []
      : [
          {
            element: 'AMT*D',
            is: dollarsOf(paid),
            says: `${payer?.name?.last ?? 'The payer before'} paid ${dollarsOf(paid)} and adjusted ${dollarsOf(sumOf(adjustments))} of ${dollarsOf(claim.chargeCents)}: ${dollarsOf(rest)} is not accounted for.`,
            source: claim.source,
          },
        ]
  })
}

const sumOf = (all: Adjustments): number =>
  all.reduce(
    (sum, { adjustments }) => sum + (adjustments ?? []).reduce((part, { amountCents = 0 }) => part + amountCents, 0),
    0,
  )
