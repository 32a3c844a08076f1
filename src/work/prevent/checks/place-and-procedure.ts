// Visits that belong to one kind of place, billed for another. By the numbers of the codes; places by CMS's list.
import { type DescribedCheck, type Found, JUDGMENT } from '../check.ts'
import { PLACES } from '../places.ts'

interface Rule {
  readonly codes: RegExp
  readonly what: string
  readonly places: ReadonlySet<string>
}
const HOSPITALS = ['02', '06', '08', '10', '19', '21', '22', '23', '26', '51', '52', '61'] as const
const RULES: readonly Rule[] = [
  { codes: /^992[23][1-9]$/, what: 'visits to hospital patients', places: new Set(HOSPITALS) },
  { codes: /^9928[1-5]$/, what: 'visits in an emergency department', places: new Set(['02', '10', '23', '26']) },
  {
    ...{ codes: /^993(?:0[4-9]|1[056])$/, what: 'visits to residents of nursing facilities' },
    places: new Set(['02', '10', '31', '32', '54', '56']),
  },
  {
    ...{ codes: /^993(?:4[1-57-9]|50)$/, what: 'visits at home' },
    places: new Set(['02', '04', '09', '10', '12', '13', '14', '15', '16', '33', '55', '56']),
  },
]
/** A modifier says that it was from afar. */
const FROM_AFAR: ReadonlySet<string> = new Set(['93', '95', 'GT', 'FQ'])

export const check: DescribedCheck = {
  title: 'Visits for another kind of place',
  severity: 'warn',
  prevents: ['5', '58', '16+M77'],
  kinds: ['professional'],
  cites: JUDGMENT,
  find(claim) {
    return claim.lines.flatMap(({ line, procedure = '', place: own, modifiers, source }): readonly Found[] => {
      const place = own ?? claim.facility ?? ''
      const rule = RULES.find(({ codes }) => codes.test(procedure))
      if (rule === undefined || !PLACES.has(place) || rule.places.has(place)) return []
      if (modifiers.some(each => FROM_AFAR.has(each))) return []
      return [
        {
          line,
          element: 'SV105',
          is: `${procedure} ${place}`,
          says: `${procedure} is one of the ${rule.what}, and the place of service is ${place} (${PLACES.get(place)}).`,
          fix: 'One of the two is wrong: compare with the chart where the patient was.',
          source,
        },
      ]
    })
  },
}
