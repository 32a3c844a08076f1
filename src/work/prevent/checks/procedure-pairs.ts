// NCCI pairs: two procedures of one day of which the second is part of the first, unless a modifier that is allowed says that they were separate.
import type { PayerClass } from '../../../knowledge/load.ts'
import type { SubmittedClaim, SubmittedLine } from '../../../x12/index.ts'
import type { ReferenceKind } from '../../reference/kind.ts'
import { changing, withoutLine } from '../change.ts'
import { type DescribedCheck, dayOf, editsApply, type Found, type Known } from '../check.ts'

/** Modifiers that set a pair apart (NCCI policy manual, chapter I). */
const SEPARATE = /^(?:E[1-4]|F[A1-9]|T[A1-9]|LT|RT|L[CDM]|R[CI]|24|25|27|57|58|59|78|79|91|X[EPSU])$/

/** Medicaid has edits of its own (Affordable Care Act, section 6507). */
export const pairsFor = ({ kind }: SubmittedClaim, payerClass: PayerClass): ReferenceKind =>
  `ncci-${payerClass === 'medicaid' ? 'medicaid-' : ''}${kind === 'institutional' ? 'hospital' : 'practitioner'}`

export const check: DescribedCheck = {
  title: 'Procedures that are part of another (NCCI)',
  severity: 'warn',
  prevents: ['97', '236', '231'],
  kinds: ['professional', 'institutional'],
  needs: (claim, payerClass) =>
    new Set(claim.lines.map(({ procedure }) => procedure)).size > 1 ? [pairsFor(claim, payerClass)] : [],
  cites: [
    {
      title:
        'NCCI policy: column 1 is paid, column 2 is not; indicator 0 allows no modifier, 1 allows one, 9 is no edit any more',
      url: 'https://genzeon.one/academy/builders/step-2',
      read: '2026-11-27',
      secondhand: true,
    },
  ],
  find(claim, known) {
    const found: Found[] = []
    for (const paid of claim.lines)
      for (const other of claim.lines) {
        const hit = pairOf(claim, paid, other, known)
        if (hit === undefined) continue
        // No modifier changes it: the line would only be denied.
        const changes = hit === '0' ? changing(withoutLine(claim, other.line)) : {}
        found.push({ ...foundOf(hit, paid, other, editsApply(known.payerClass)), ...changes })
      }
    return found
  },
}

type Indicator = '0' | '1'

/** The pair in force on the day both were done, where no modifier that is allowed sets them apart. */
function pairOf(
  claim: SubmittedClaim,
  paid: SubmittedLine,
  other: SubmittedLine,
  { rows, today, payerClass }: Known,
): Indicator | undefined {
  if (other === paid || paid.procedure === undefined || other.procedure === undefined) return undefined
  const day = dayOf(claim, today)
  const done = other.period?.from ?? day
  if ((paid.period?.from ?? day) !== done) return undefined
  const held = rows(pairsFor(claim, payerClass), paid.procedure, other.procedure, day).find(
    ([, , from = '', to = '']) => (from === '' || from <= done) && (to === '' || to >= done),
  )
  if (held === undefined) return undefined
  const indicator = held[1] as Indicator
  const apart = () => [...paid.modifiers, ...other.modifiers].some(modifier => SEPARATE.test(modifier))
  return indicator === '1' && apart() ? undefined : indicator
}

function foundOf(indicator: Indicator, paid: SubmittedLine, other: SubmittedLine, apply: boolean): Found {
  const { line, procedure } = other
  return {
    line,
    element: 'SV101',
    is: `${paid.procedure} ${procedure}`,
    says: `${procedure} is part of ${paid.procedure} (line ${paid.line}) on the same day, ${indicator === '0' ? 'and no modifier changes that' : 'unless a modifier says that they were separate'}.${apply ? '' : ' This payer need not follow these edits; many do.'}`,
    fix:
      indicator === '0'
        ? 'Bill the first alone.'
        : 'Where the chart shows another site, session or practitioner, add the modifier that says so (XE, XP, XS, XU or 59; 25 on a visit); where not, bill the first alone.',
    source: other.source,
    severity: apply ? 'warn' : 'info',
  }
}
