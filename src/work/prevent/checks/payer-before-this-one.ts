// Another payer that the payer itself named (271): a plan of Medicare Advantage in the place of Medicare, one that pays before Medicare, a hospice.
import { asPrinted, type DescribedCheck, type Found, JUDGMENT, lacksCoverage } from '../check.ts'

export const check: DescribedCheck = {
  title: 'Another payer that pays first or instead',
  severity: 'block',
  prevents: ['24', '109', '22'],
  history: true,
  lacks: lacksCoverage(),
  cites: [
    asPrinted(
      '42 CFR 411.20 to 411.206: when Medicare pays after another payer; 42 CFR 422.214, services of plan members',
      '2026-11-27',
    ),
    ...JUDGMENT,
  ],
  find(claim, { patient: { coverage }, payerClass }) {
    if (coverage === undefined) return []
    const original = payerClass === 'medicare-part-b' || payerClass === 'medicare-part-a'
    const at = { element: 'SBR09', is: claim.filing ?? '', source: claim.source }
    const found: Found[] = []
    for (const { name, kind, advantage, before, from } of coverage.card.otherPayers) {
      const who = `${name ?? 'a payer that is not named'} (${kind}${from === undefined ? '' : `, from ${from}`})`
      if (advantage && original)
        found.push({
          ...at,
          says: `Medicare says that the patient is a member of ${who}: that plan pays instead of Medicare.`,
          fix: 'Bill the plan. Original Medicare still pays for hospice patients what is not about the terminal illness.',
          prevents: ['24', '109'],
        })
      else if ((claim.sequence ?? 'P') === 'P' && (before || !original))
        found.push({
          ...at,
          says: before
            ? `Medicare says that ${who} pays first.`
            : `The payer knows of another one: ${who}. Which pays first is not said.`,
          fix: before
            ? 'Bill that payer first, then Medicare with its answer.'
            : 'Ask the patient, and settle which pays first.',
          severity: before && original ? 'block' : 'info',
          prevents: ['22'],
        })
    }
    if (
      coverage.card.hospice &&
      original &&
      !claim.lines.every(({ modifiers }) => modifiers.some(each => each === 'GW' || each === 'GV'))
    )
      found.push({
        ...at,
        element: 'SV101-3',
        says: 'Medicare says that the patient has elected hospice on that day: services without GW or GV are the hospice’s.',
        fix: 'GW where it is not about the terminal illness, GV for the attending physician who is not employed by the hospice; else bill the hospice.',
        severity: 'warn',
        prevents: ['B9'],
      })
    return found
  },
}
