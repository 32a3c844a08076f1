// A side that the modifier tells and another that every diagnosis of the line speaks of. What a diagnosis speaks of stands in the list's own text.
import type { SubmittedClaim, SubmittedLine } from '../../../x12/index.ts'
import { type DescribedCheck, dayOf, JUDGMENT, type Known } from '../check.ts'

type Side = 'left' | 'right'
/** Sides, fingers, toes and eyelids. */
const LEFT = /^(?:LT|F[A1-4]|T[A1-4]|E[12])$/
const RIGHT = /^(?:RT|F[5-9]|T[5-9]|E[34])$/

export const check: DescribedCheck = {
  title: 'A side of the body that the diagnosis does not bear out',
  severity: 'warn',
  prevents: ['11', '4'],
  kinds: ['professional', 'institutional'],
  needs: claim => (claim.lines.some(each => sideOf(each) !== undefined) ? ['icd-10-cm'] : []),
  cites: JUDGMENT,
  find(claim, known) {
    return claim.lines.flatMap(each => {
      const side = sideOf(each)
      if (side === undefined) return []
      const sides = diagnosesOf(claim, each).map(code => saidSide(code, claim, known))
      const other = side === 'left' ? 'right' : 'left'
      if (sides.length === 0 || sides.some(named => named !== other)) return []
      return [
        {
          line: each.line,
          element: 'SV101-3',
          is: `${each.procedure ?? ''} ${each.modifiers.join(' ')}`,
          says: `The modifier of line ${each.line} says the ${side} side, and every diagnosis it points at is of the ${other} one (${diagnosesOf(claim, each).join(', ')}).`,
          fix: 'One of the two is wrong: compare both with the chart.',
          source: each.source,
        },
      ]
    })
  },
}

/** Undefined where the modifiers tell none, or both. */
function sideOf({ modifiers }: SubmittedLine): Side | undefined {
  const left = modifiers.some(each => LEFT.test(each))
  const right = modifiers.some(each => RIGHT.test(each))
  return left === right ? undefined : left ? 'left' : 'right'
}

const diagnosesOf = ({ diagnoses }: SubmittedClaim, { pointers }: SubmittedLine): readonly string[] =>
  pointers.flatMap(pointer => diagnoses[Number(pointer) - 1]?.code ?? [])

/** Where the text of the list names one side and not the other. */
function saidSide(code: string, claim: SubmittedClaim, { entry, today }: Known): Side | undefined {
  const text = entry('icd-10-cm', code, dayOf(claim, today)) ?? ''
  const left = /\bleft\b/i.test(text)
  const right = /\bright\b/i.test(text)
  return left === right || /\bbilateral\b/i.test(text) ? undefined : left ? 'left' : 'right'
}
