// Diagnoses of which one excludes the other by a note of the tabular list: never coded together, except where the two are unrelated.
import { type DescribedCheck, dayOf, type Found, type Known } from '../check.ts'

export const check: DescribedCheck = {
  title: 'Diagnoses that exclude each other (Excludes1)',
  severity: 'warn',
  prevents: ['16+M76', '16+M64'],
  needs: claim => (claim.diagnoses.length > 1 ? ['icd-10-tabular'] : []),
  asks: ({ diagnoses }) => diagnoses.flatMap(({ code }) => beginningsOf(code)),
  cites: [
    {
      title: 'ICD-10-CM Official Guidelines, I.A.12.a: Excludes1, and its exception for unrelated conditions',
      url: 'https://provcomm.amerihealth.com/archive-ibc/Archive/Pages/E70AC2291FF811CA852582B400454683.aspx',
      read: '2026-11-28',
      secondhand: true,
    },
  ],
  find(claim, known) {
    const codes = [...new Set(claim.diagnoses.map(({ code }) => code))]
    const found: Found[] = []
    for (const [at, one] of codes.entries())
      for (const other of codes.slice(at + 1)) {
        const day = dayOf(claim, known.today)
        const [bearer, out] = excludes(one, other, day, known)
          ? [one, other]
          : excludes(other, one, day, known)
            ? [other, one]
            : []
        if (bearer === undefined) continue
        found.push({
          element: 'HI',
          is: `${one} ${other}`,
          says: `${out} may not stand beside ${bearer}: a note of ICD-10-CM (Excludes1) says that the two are not coded together.`,
          fix: 'Keep the one that the chart bears out; both only where they are unrelated, which the chart has to show.',
          source: claim.source,
        })
      }
    return found
  },
}

/** A note holds for all codes below the one that bears it. */
const beginningsOf = (code: string): readonly string[] =>
  Array.from({ length: Math.max(0, code.length - 2) }, (_, at) => code.slice(0, at + 3))

function excludes(bearer: string, other: string, day: string, { entry }: Known): boolean {
  return beginningsOf(bearer).some(key =>
    entry('icd-10-tabular', key, day)
      ?.split(/[ ,]/)
      .some(each => {
        const [from = '', to = from] = each.split(':')
        // A code and its own kind are not meant.
        return from !== '' && other.slice(0, from.length) >= from && other.slice(0, to.length) <= to
      }),
  )
}
