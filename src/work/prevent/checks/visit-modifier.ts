// Modifiers 24 and 25 speak of a visit: on any other code they say nothing and are denied. Visits by their numbers alone.
import { type DescribedCheck, JUDGMENT } from '../check.ts'

/** Evaluation and management, visits from afar (since 2025), eye visits, and the visits that HCPCS adds to them. */
const VISIT = /^(?:99[2-4]\d\d|980(?:0\d|1[0-6])|9200[2-4]|9201[2-4]|G0402|G043[89]|G0463|G2212|G031[678]|S0610|S0612)$/

export const check: DescribedCheck = {
  title: 'Modifiers of a visit on what is none',
  severity: 'warn',
  prevents: ['4', '97'],
  kinds: ['professional'],
  cites: JUDGMENT,
  find: claim =>
    claim.lines.flatMap(({ line, procedure, modifiers, source }) => {
      const [modifier] = modifiers.filter(each => each === '24' || each === '25')
      if (procedure === undefined || modifier === undefined || VISIT.test(procedure)) return []
      return [
        {
          line,
          element: 'SV101-3',
          is: `${procedure} ${modifier}`,
          says: `Modifier ${modifier} belongs to a visit, and ${procedure} is none.`,
          fix: 'Put it on the visit of that day; for two procedures, 59 or one of XE, XP, XS, XU says that they are separate.',
          source,
        },
      ]
    }),
}
