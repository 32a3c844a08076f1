// Modifiers that Medicare's fee schedule does not pay with the code: components, both sides, assistants, two surgeons, a team. By the indicators of its file.

import type { PayerClass } from '../../../knowledge/load.ts'
import type { SubmittedLine } from '../../../x12/index.ts'
import { type ScheduleEntry, scheduleEntry } from '../../reference/kinds/pfs.ts'
import { modifiersAre } from '../change.ts'
import { type DescribedCheck, dayOf, type Found, MEDICARE, type Severity } from '../check.ts'

interface Rule {
  readonly modifiers: ReadonlySet<string>
  readonly of: keyof ScheduleEntry
  /** Indicators with which it is not paid. */
  readonly never: string
  readonly what: string
  readonly prevents: readonly string[]
  /** Not denied, and paid as if it were not there. */
  readonly noted?: string
}

const RULES: readonly Rule[] = [
  {
    ...{ modifiers: new Set(['26']), of: 'components', never: '023459' },
    ...{ what: 'a professional component of its own', prevents: ['4'] },
  },
  {
    ...{ modifiers: new Set(['TC']), of: 'components', never: '02345689' },
    ...{ what: 'a technical component of its own', prevents: ['4'] },
  },
  {
    ...{ modifiers: new Set(['50']), of: 'bilateral', never: '9', noted: '02' },
    ...{ what: 'more for both sides', prevents: ['4'] },
  },
  {
    ...{ modifiers: new Set(['80', '81', '82', 'AS']), of: 'assistant', never: '19', noted: '0' },
    ...{ what: 'an assistant at surgery', prevents: ['54'] },
  },
  {
    ...{ modifiers: new Set(['62']), of: 'coSurgeons', never: '09', noted: '1' },
    ...{ what: 'two surgeons', prevents: ['54'] },
  },
  { modifiers: new Set(['66']), of: 'team', never: '09', noted: '1', what: 'a surgical team', prevents: ['54'] },
]
const ALL: ReadonlySet<string> = new Set(RULES.flatMap(({ modifiers }) => [...modifiers]))

export const check: DescribedCheck = {
  title: 'Modifiers that the fee schedule does not pay with the code',
  severity: 'warn',
  prevents: ['4', '54'],
  kinds: ['professional'],
  needs: claim => (claim.lines.some(({ modifiers }) => modifiers.some(each => ALL.has(each))) ? ['pfs'] : []),
  cites: [
    {
      title: 'Noridian, MPFS indicator descriptors: components, bilateral surgery, assistants, co-surgeons, team',
      url: 'https://med.noridianmedicare.com/web/jeb/fees-news/fee-schedules/mpfs/mpfs-indicator-descriptors',
      read: '2026-11-28',
    },
    {
      title: 'First Coast, Medicare physician fee schedule payment policy indicators',
      url: 'https://medicare-prod.fcso.com/node/2226',
      read: '2026-11-28',
    },
  ],
  find(claim, { entry, today, payerClass }) {
    const found: Found[] = []
    for (const line of claim.lines) {
      const borne = line.modifiers.filter(each => ALL.has(each))
      if (borne.length === 0 || line.procedure === undefined) continue
      const said = scheduleEntry(entry('pfs', line.procedure, dayOf(claim, today)))
      if (said === undefined) continue
      for (const rule of RULES) {
        const modifier = borne.find(each => rule.modifiers.has(each))
        const weight = modifier === undefined ? undefined : weightOf(rule, said[rule.of], payerClass)
        if (modifier === undefined || weight === undefined) continue
        const paid = weight.denied ? 'does not pay' : 'pays only with documentation, or no more for,'
        found.push({
          ...{ line: line.line, element: 'SV101-3', is: `${line.procedure} ${modifier}`, source: line.source },
          says: `Medicare’s fee schedule ${paid} ${rule.what} with ${line.procedure} (indicator ${said[rule.of]}), and the line bears ${modifier}.`,
          ...{ severity: weight.severity, prevents: rule.prevents },
          ...(weight.denied ? partOf(line, modifier, said[rule.of]) : {}),
        })
      }
    }
    return found
  },
}

/** The indicators of a code that is the reading alone, and of one that is the technical part alone. */
const ALONE: Readonly<Record<string, string>> = { '2': '26', '3': 'TC' }

/**
 * A modifier that says what the code says already is left out. Any other one says which part was done, and another code is that part: leaving it out would bill what
 * was not done.
 */
function partOf(line: SubmittedLine, modifier: string, indicator: string): Pick<Found, 'changes' | 'fix'> {
  if (modifier !== '26' && modifier !== 'TC') return {}
  if (ALONE[indicator] !== modifier)
    return {
      fix: 'Choose the code of the part that was done: the reading or the technical part has one of its own here.',
    }
  const left = line.modifiers.filter(each => each !== modifier)
  return { changes: modifiersAre(line, left) }
}

/** Others pay by rules of their own, many by these. */
function weightOf(
  { never, noted = '' }: Rule,
  indicator: string,
  payerClass: PayerClass,
): { readonly denied: boolean; readonly severity: Severity } | undefined {
  if (indicator === '') return undefined
  if (never.includes(indicator)) return { denied: true, severity: MEDICARE.has(payerClass) ? 'warn' : 'info' }
  return noted.includes(indicator) && MEDICARE.has(payerClass) ? { denied: false, severity: 'info' } : undefined
}
