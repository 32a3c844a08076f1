// Edits of the Medicare Code Editor: diagnoses of another age, and codes that may not stand first.
import type { SubmittedClaim } from '../../../x12/index.ts'
import { MCE_EDITS, type MceEdit } from '../../reference/kinds/mce.ts'
import { ageOf } from '../age.ts'
import { asPrinted, type DescribedCheck, dayOf, type Found } from '../check.ts'

/** In full years, both included. */
const AGES: Partial<Readonly<Record<MceEdit, readonly (readonly [number, number])[]>>> = {
  newborn: [[0, 0]],
  pediatric: [[0, 17]],
  maternity: [[9, 64]],
  adult: [[15, 124]],
}

export const check: DescribedCheck = {
  title: 'Diagnoses of another age, or that may not stand first',
  severity: 'warn',
  prevents: ['9', '16+M76', '167'],
  kinds: ['professional', 'institutional'],
  needs: claim => (claim.diagnoses.length > 0 ? ['mce'] : []),
  cites: [
    {
      title:
        'Medicare Code Editor, edits 4 (age), 6 (manifestation as principal diagnosis) and 9 (unacceptable principal diagnosis)',
      url: 'https://americanmedicalcoding.com/list-mce-medicare-code-editor-edits',
      read: '2026-11-28',
      secondhand: true,
    },
    asPrinted('ICD-10-CM Official Guidelines, I.A.13: what underlies a manifestation is coded before it', '2026-11-28'),
  ],
  find(claim, { entry, today }) {
    const found: Found[] = []
    const age = ageOf(claim)
    for (const [place, { code }] of claim.diagnoses.entries()) {
      const said = entry('mce', code, dayOf(claim, today))?.split(' ') ?? []
      const at = { element: 'HI01-2', is: code, source: claim.source }
      const says = (edit: MceEdit) => said.includes(edit)
      const ages = MCE_EDITS.filter(says).flatMap(each => AGES[each] ?? [])
      const wrong = ages.find(([from, to]) => age !== undefined && (age < from || age > to))
      if (wrong !== undefined)
        found.push({
          ...at,
          says: `Medicare’s editor for hospital stays has ${code} for ${agesText(wrong)}; the patient was ${age}. Other payers may see it otherwise.`,
          prevents: ['9'],
        })
      if (place === 0 && says('manifestation')) found.push({ ...at, ...MANIFESTATION(code) })
      // Symptoms and the like are well billed outside of a stay.
      else if (place === 0 && says('not-first') && isStay(claim)) found.push({ ...at, ...NOT_FIRST(code) })
    }
    return found
  },
}

const isStay = ({ kind, facility }: SubmittedClaim) => kind === 'institutional' && facility?.startsWith('11') === true

const agesText = ([from, to]: readonly [number, number]) =>
  to === 0 ? 'newborns (age 0)' : to > 100 ? `ages from ${from}` : `ages ${from} to ${to}`

const MANIFESTATION = (code: string) => ({
  says: `${code} is a manifestation: what underlies it comes first.`,
  fix: 'Put the underlying condition first; where it is missing, add it from the chart.',
  prevents: ['16+M76'],
})
const NOT_FIRST = (code: string) => ({
  says: `Medicare’s editor does not take ${code} as the principal diagnosis of a stay.`,
  fix: 'The condition that led to the stay comes first.',
  prevents: ['16+M76', '167'],
})
