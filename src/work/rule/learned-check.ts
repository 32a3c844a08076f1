// Rules that were learned and that a person has switched on, as checks: a claim for which one holds is told what happened to its like. They warn, and never
// hold a claim back.

import { daysBetween } from '../../decide/days.ts'
import { termsOf, termText } from '../../decide/learn.ts'
import { type LearnedRule, learnedRules } from '../../store/check.ts'
import type { Store } from '../../store/store.ts'
import type { SubmittedClaim, SubmittedLine } from '../../x12/index.ts'
import type { Check } from '../prevent/check.ts'

export async function learnedChecks(store: Store): Promise<readonly Check[]> {
  return (await learnedRules(store)).filter(({ status }) => status === 'on').map(checkOf)
}

export const percent = (share: number): string => `${Math.round(share * 100)} percent`

function checkOf(rule: LearnedRule): Check {
  const wanted = rule.holds.map(termText)
  const { denied, lines, rate, low, high } = rule.figures
  return {
    id: `learned-${rule.id}`,
    title: rule.says,
    severity: 'warn',
    prevents: [rule.carc],
    cites: [{ title: 'Your own denials', read: rule.changedAt.slice(0, 10), judgment: true }],
    find: (claim, { today }) =>
      claim.lines.flatMap(line => {
        const own = termsOfLine(claim, line, today)
        if (!wanted.every(term => own.includes(term))) return []
        return [
          {
            line: line.line,
            element: 'SV101',
            is: line.procedure ?? '',
            says: `${denied} of ${lines} such lines were denied here (${percent(rate)}; between ${percent(low)} and ${percent(high)}). ${rule.says}`,
            source: line.source,
          },
        ]
      }),
  }
}

function termsOfLine(claim: SubmittedClaim, line: SubmittedLine, today: string): readonly string[] {
  const served = (line.period ?? claim.period)?.to
  return termsOf({
    payer: claim.payer.id ?? claim.payer.name,
    procedure: line.procedure,
    modifiers: line.modifiers,
    diagnoses: claim.diagnoses.map(({ code }) => code),
    place: line.place ?? claim.facility,
    provider: claim.renderingNpi ?? claim.billingNpi,
    beside: claim.lines.flatMap(({ procedure }) => (procedure === undefined ? [] : [procedure])),
    authorized: claim.authorization !== undefined,
    daysToSend: served === undefined ? undefined : daysBetween(served, today),
  })
}
