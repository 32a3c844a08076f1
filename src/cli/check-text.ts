// What a check says, for people: claim by claim, the worst first, then what could not be looked at, then what it comes to.

import type { Severity } from '../work/prevent/check.ts'
import { type Finding, type NotChecked, severityOf } from '../work/prevent/checker.ts'
import { counted, plain, styled, type Terminal, wrap } from './terminal.ts'

/** What came of all files. */
export interface CheckTotals {
  claims: number
  /** Claims by their worst finding. */
  readonly by: Record<Severity | 'none', number>
  findings: number
  errors: number
}

const MARKS: Readonly<Record<Severity, { readonly mark: string; readonly color: 'red' | 'yellow' | 'dim' }>> = {
  block: { mark: 'HOLD', color: 'red' },
  warn: { mark: 'LOOK', color: 'yellow' },
  info: { mark: 'NOTE', color: 'dim' },
}

export function findingText(found: readonly Finding[], terminal: Terminal): string {
  const byClaim = Map.groupBy(found, each => each.account)
  let text = ''
  for (const [account, all] of byClaim) {
    text += `${styled(terminal, 'bold', `Claim ${plain(account)}`)}\n`
    for (const each of [...all].sort((one, other) => rank(one) - rank(other))) text += oneText(each, terminal)
  }
  return text
}

const rank = (each: Finding) => ['block', 'warn', 'info'].indexOf(severityOf(each))

function oneText(each: Finding, terminal: Terminal): string {
  const { mark, color } = MARKS[severityOf(each)]
  const prevents = each.prevents ?? each.check.prevents
  const where = each.line === undefined ? '' : `Line ${each.line}: `
  const says = `${where}${plain(each.says)}${each.fix === undefined ? '' : ` ${plain(each.fix)}`}`
  const codes = prevents.length === 0 ? '' : styled(terminal, 'dim', `prevents ${prevents.join(', ')} · `)
  return `  ${styled(terminal, color, mark)}  ${wrap(says, terminal.width - 8).join('\n        ')}\n        ${codes}${styled(terminal, 'dim', each.check.id)}\n`
}

export function notCheckedText(all: readonly NotChecked[], terminal: Terminal): string {
  if (all.length === 0) return ''
  const lines = all.map(
    ({ check, needs, claims }) =>
      `  ${wrap(`${check.title} (${counted(claims, 'claim')}). It needs ${plain(needs)}`, terminal.width - 4).join('\n    ')}\n`,
  )
  return `\n${styled(terminal, 'bold', 'Not checked')}\n${lines.join('')}`
}

export function totalText({ claims, by, findings }: CheckTotals, terminal: Terminal): string {
  if (claims === 0) return '\nNo claim was found: the files are 837s as they go to the payer or the clearinghouse.\n'
  const parts = [
    `${counted(claims, 'claim')} checked: ${by.block} to hold back, ${by.warn} to look at, ${by.info} with a note, ${by.none} without a finding`,
    `${counted(findings, 'finding')} in all`,
  ]
  return `\n${styled(terminal, 'bold', `${parts.join('; ')}.`)}\n`
}
