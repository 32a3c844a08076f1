// Units: none or below one, and more than the most that is likely on a line or a day (MUE).

import type { PayerClass } from '../../../knowledge/load.ts'
import type { SubmittedClaim, SubmittedLine } from '../../../x12/index.ts'
import type { ReferenceKind } from '../../reference/kind.ts'
import { asPrinted, type DescribedCheck, dayOf, type Found, MEDICARE, type Severity } from '../check.ts'

/** SV103 of anesthesia. */
const MINUTES = 'MJ'

export const unitsFor = ({ kind }: SubmittedClaim, payerClass: PayerClass): ReferenceKind =>
  `mue-${payerClass === 'medicaid' ? 'medicaid-' : ''}${kind === 'institutional' ? 'hospital' : 'practitioner'}`

export const check: DescribedCheck = {
  title: 'More units than are likely (MUE)',
  severity: 'warn',
  prevents: ['151+N362', '222'],
  kinds: ['professional', 'institutional'],
  needs: (claim, payerClass) =>
    claim.lines.some(({ procedure }) => procedure !== undefined) ? [unitsFor(claim, payerClass)] : [],
  cites: [
    {
      title:
        'NCCI medically unlikely edits: MAI 1 counts a line, 2 and 3 the day; 2 rests on law or the code itself, 3 on what is usual',
      url: 'https://www.americanmedicalcoding.com/mue-adjudication-indicators-master-mai-1-vs-2-avoid-claim-denials/',
      read: '2026-11-27',
      secondhand: true,
    },
    asPrinted(
      'Medicaid NCCI Technical Guidance Manual: Medicaid’s own units of service edits, which hold for a line and its day',
      '2026-11-28',
    ),
  ],
  find(claim, { entry, payerClass, today }) {
    const found: Found[] = []
    const told = new Set<string>()
    for (const each of claim.lines) {
      // Minutes of anesthesia are no units of the code.
      if (each.unit === MINUTES) continue
      const said =
        each.procedure === undefined
          ? undefined
          : entry(unitsFor(claim, payerClass), each.procedure, dayOf(claim, today))
      if (said === undefined) continue
      const [most = 0, mai] = said.split('|').map(Number)
      const day = each.period?.from ?? claim.period?.from
      const units = mai === 1 ? Number(each.units ?? 1) : unitsOn(claim, each, day)
      const key = `${each.procedure} ${mai === 1 ? each.line : day}`
      if (units <= most || told.has(key)) continue
      told.add(key)
      found.push({ ...foundOf(each, units, most, mai ?? 3, payerClass), severity: weightOf(most, payerClass) })
    }
    return found
  },
}

/**
 * Medicare and Medicaid go by their own lists; others need not go by Medicare's. A limit of none says that original Medicare does not pay for the code; a plan of
 * Medicare Advantage may, as for a yearly physical examination.
 */
function weightOf(most: number, payerClass: PayerClass): Severity {
  if (payerClass === 'medicaid') return 'warn'
  return MEDICARE.has(payerClass) && (most > 0 || payerClass !== 'medicare-advantage') ? 'warn' : 'info'
}

function unitsOn(claim: SubmittedClaim, { procedure }: SubmittedLine, day: string | undefined): number {
  let sum = 0
  for (const each of claim.lines)
    if (each.procedure === procedure && each.unit !== MINUTES && (each.period?.from ?? claim.period?.from) === day)
      sum += Number(each.units ?? 1)
  return sum
}

function foundOf(
  { line, procedure, source }: SubmittedLine,
  units: number,
  most: number,
  mai: number,
  payerClass: PayerClass,
): Found {
  if (most === 0)
    return {
      line,
      element: 'SV101-2',
      is: procedure ?? '',
      says: `${payerClass === 'medicaid' ? 'Medicaid' : 'Medicare'}’s list allows no unit of ${procedure}: it does not pay for it in this setting.`,
      fix: 'Find out why before it is sent: excluded by law, another code in its place, or paid elsewhere only.',
      source,
      prevents: ['96'],
    }
  return {
    line,
    element: 'SV104',
    is: String(units),
    says: `${units} units of ${procedure} on one ${mai === 1 ? 'line' : 'day'}: more than ${most} ${most === 1 ? 'is' : 'are'} not paid${mai === 3 ? ' without records' : ''}.`,
    fix:
      mai === 1
        ? 'Where more was done, put the rest on lines of their own with the modifier that says why (59, 76, a side).'
        : mai === 2
          ? 'The limit rests on law or on the code itself: correct the units.'
          : 'Compare the units with the chart; where they are right, have the records ready for an appeal.',
    source,
  }
}
