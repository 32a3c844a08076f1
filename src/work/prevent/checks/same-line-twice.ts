// Two lines of one claim that say the same, without a modifier that sets them apart: the second is denied as a duplicate.
import { type DescribedCheck, type Found, JUDGMENT } from '../check.ts'

/** Modifiers by which the same code stands twice on a day: repeated, another site or side, another encounter or practitioner. */
const APART = /^(?:59|76|77|91|X[EPSU]|LT|RT|E[1-4]|F[1-9A]|T[1-9A]|L[CDM]|R[CI]|50|78|79|24|25|27|80|81|82|AS|26|TC)$/

export const check: DescribedCheck = {
  title: 'Two lines that say the same',
  severity: 'warn',
  prevents: ['18'],
  cites: JUDGMENT,
  find(claim) {
    if (claim.lines.length < 2) return []
    const seen = new Map<string, { readonly line: number; readonly apart: string }>()
    const found: Found[] = []
    for (const { line, procedure, revenue, modifiers, period, source } of claim.lines) {
      if (procedure === undefined) continue
      const key = [
        procedure,
        revenue,
        ...modifiers.filter(each => !APART.test(each)).sort(),
        period?.from ?? claim.period?.from,
      ].join('|')
      const apart = modifiers
        .filter(each => APART.test(each))
        .sort()
        .join(' ')
      const before = seen.get(key)
      if (before === undefined) seen.set(key, { line, apart })
      else if (before.apart === apart)
        found.push({
          line,
          element: 'SV101',
          is: [procedure, ...modifiers].join(' '),
          says: `Lines ${before.line} and ${line} bill ${procedure} for the same day, and nothing sets them apart.`,
          fix: 'Where it was done twice, put the units together on one line or add the modifier that says so (76, 77, 59, a side); where not, take the line out.',
          source,
        })
    }
    return found
  },
}
