// Modifiers that cannot be as they stand: no two characters, twice on a line, or two that say opposite things.
import { modifiersAre } from '../change.ts'
import { type DescribedCheck, type Found, JUDGMENT } from '../check.ts'

const OPPOSED: readonly (readonly [string, string, string])[] = [
  ['26', 'TC', 'the professional and the technical component'],
  ['50', 'LT', 'both sides and the left one'],
  ['50', 'RT', 'both sides and the right one'],
  ['JW', 'JZ', 'drug thrown away and none thrown away'],
  ['GA', 'GZ', 'a notice signed and none signed'],
  ['GA', 'GX', 'a notice that is required and one that is not'],
  ['53', '52', 'a stopped and a reduced service'],
]

export const check: DescribedCheck = {
  title: 'Modifiers that cannot be as they stand',
  severity: 'warn',
  prevents: ['4', '182'],
  cites: JUDGMENT,
  find(claim) {
    const found: Found[] = []
    for (const each of claim.lines) {
      const { line, modifiers, source } = each
      const at = (is: string) => ({ line, element: 'SV101', is, source })
      for (const [place, modifier] of modifiers.entries()) {
        if (!/^[0-9A-Z]{2}$/.test(modifier))
          found.push({
            ...at(modifier),
            says: `"${modifier}" is no modifier: one has two letters or digits.`,
            severity: 'block',
          })
        else if (modifiers.indexOf(modifier) < place)
          found.push({
            ...at(modifier),
            says: `Modifier ${modifier} stands twice on the line.`,
            changes: modifiersAre(each, [...new Set(modifiers)]),
          })
      }
      for (const [one, other, says] of OPPOSED)
        if (modifiers.includes(one) && modifiers.includes(other))
          found.push({
            ...at(`${one} ${other}`),
            says: `Modifiers ${one} and ${other} exclude each other: ${says}.`,
            fix: 'Keep the one that the chart bears out.',
          })
    }
    return found
  },
}
