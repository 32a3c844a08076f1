// Diagnoses as they stand in the claim: one twice, or an external cause in the first place, which it may never take.
import type { SubmittedClaim } from '../../../x12/index.ts'
import { changing, diagnosesInOrder } from '../change.ts'
import type { DescribedCheck, Found } from '../check.ts'

export const check: DescribedCheck = {
  title: 'Diagnoses in their order',
  severity: 'block',
  prevents: ['16+M76', '167'],
  cites: [
    {
      title:
        'ICD-10-CM Official Guidelines for Coding and Reporting, I.C.20.a.6: an external cause code is never the first',
      url: 'https://aquitysolutions.com/cracking-the-code/coding-external-cause-codes/',
      read: '2026-11-27',
      secondhand: true,
    },
  ],
  find(claim) {
    const found: Found[] = []
    for (const [place, { code }] of claim.diagnoses.entries()) {
      const at = { element: `HI01-2`, is: code, source: claim.source }
      if (place === 0 && /^[V-Y]/.test(code))
        found.push({
          ...at,
          says: `${code} is an external cause and may not be the first diagnosis.`,
          fix: 'The injury or illness itself comes first.',
          ...changing(illnessFirst(claim)),
        })
      if (claim.diagnoses.findIndex(each => each.code === code) < place)
        found.push({
          ...at,
          says: `Diagnosis ${code} stands twice in the claim.`,
          severity: 'warn',
          changes: eachOnce(claim),
        })
    }
    return found
  },
}

/** The first that is no external cause, then the others as they stand. */
function illnessFirst(claim: SubmittedClaim) {
  const first = claim.diagnoses.findIndex(({ code }) => !/^[V-Y]/.test(code))
  const places = claim.diagnoses.map((_, at) => at)
  return first < 0 ? [] : diagnosesInOrder(claim, [first, ...places.filter(at => at !== first)])
}

function eachOnce(claim: SubmittedClaim) {
  const codes = claim.diagnoses.map(({ code }) => code)
  return diagnosesInOrder(
    claim,
    codes.flatMap((code, at) => (codes.indexOf(code) === at ? [at] : [])),
  )
}
