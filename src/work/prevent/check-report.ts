// What a check found as a file for somebody else: as text, as a table for a sheet, as JSON.
import type { SubmittedClaim } from '../../x12/index.ts'
import { writeCsv } from '../sheet/csv.ts'
import type { Cell, Column, Table } from '../sheet/table.ts'
import { writeXlsx } from '../sheet/xlsx.ts'
import { SEVERITIES, type Severity } from './check.ts'
import type { findingOf } from './record.ts'
import type { CheckSheet } from './sheet-record.ts'

export const REPORTS = ['text', 'csv', 'xlsx', 'json'] as const
export type Report = (typeof REPORTS)[number]

type Finding = ReturnType<typeof findingOf>
export type History = CheckSheet['history']

const MARKS: Readonly<Record<Severity, string>> = { block: 'HOLD', warn: 'LOOK', info: 'NOTE' }

/** The sheet as a file: characters, or for a workbook one character a byte. */
export function reportOf(sheet: CheckSheet, report: Report): string {
  if (report === 'json')
    return `${JSON.stringify({ ...sheet, fixed: undefined, clean: undefined, held: undefined }, undefined, 2)}\n`
  if (report === 'text') return textOf(sheet)
  const rows = sheet.shown.flatMap(claim => claim.findings.map(finding => rowOf(claim, finding, sheet.history)))
  const table: Table = { columns: COLUMNS, rows }
  return report === 'csv' ? writeCsv(table) : writeXlsx('Check', table).toString('latin1')
}

export const COLUMNS: readonly Column[] = [
  { title: 'Account', kind: 'text' },
  { title: 'Patient', kind: 'text' },
  { title: 'Payer', kind: 'text' },
  { title: 'Service', kind: 'date' },
  { title: 'Charge', kind: 'cents' },
  { title: 'Line', kind: 'number' },
  { title: 'Weight', kind: 'text' },
  { title: 'Check', kind: 'text' },
  { title: 'Finding', kind: 'text' },
  { title: 'Fix', kind: 'text' },
  { title: 'Prevents', kind: 'text' },
  { title: 'Such denials here', kind: 'number' },
  { title: 'Came to', kind: 'cents' },
  { title: 'Overruled', kind: 'text' },
]

type ClaimFacts = Pick<CheckSheet['shown'][number], 'account' | 'patient' | 'payer' | 'serviceFrom' | 'chargeCents'>

/** What a report says of a claim. */
export function factsOf(claim: SubmittedClaim): ClaimFacts {
  return {
    account: claim.account,
    ...(claim.patientName === undefined ? {} : { patient: claim.patientName }),
    ...(claim.payer.name === undefined ? {} : { payer: claim.payer.name }),
    ...(claim.period === undefined ? {} : { serviceFrom: claim.period.from }),
    chargeCents: claim.chargeCents,
  }
}

/** A row of the table; denials of several reasons are counted together. */
export function rowOf(claim: ClaimFacts, finding: Finding, history: History): readonly Cell[] {
  const such = history.filter(({ code }) => finding.prevents.includes(code))
  const sum = (of: 'denials' | 'cents') => such.reduce((total, each) => total + each[of], 0)
  return [
    ...[claim.account, claim.patient, claim.payer, claim.serviceFrom, claim.chargeCents, finding.line],
    ...[MARKS[finding.severity], finding.rule, finding.says, finding.fix, finding.prevents.join(' ')],
    ...[sum('denials'), sum('cents'), finding.override?.because],
  ]
}

/** Claims with the worst first, each with its findings; then what could not be looked at. */
function textOf(sheet: CheckSheet): string {
  const rank = ({ worst }: CheckSheet['shown'][number]) => (worst === undefined ? 9 : SEVERITIES.indexOf(worst))
  const lines = [...sheet.shown]
    .sort((one, other) => rank(one) - rank(other))
    .flatMap(({ account, patient, findings }) => [
      `Claim ${account}${patient === undefined ? '' : `, ${patient}`}`,
      ...findings.map(lineOf),
    ])
  const missing = sheet.notChecked.map(each => `  ${each.title} (${each.claims} claims). It needs ${each.needs}`)
  const total = `${sheet.name}: ${sheet.claims} claims checked; ${sheet.block} to hold back, ${sheet.warn} to look at, ${sheet.info} with a note, ${sheet.none} without a finding.`
  return `${[total, '', ...lines, ...(missing.length === 0 ? [] : ['', 'Not checked', ...missing])].join('\n')}\n`
}

function lineOf({ severity, line, says, fix, rule, prevents }: Finding): string {
  const where = line === undefined ? '' : `Line ${line}: `
  const codes = prevents.length === 0 ? '' : `; prevents ${prevents.join(', ')}`
  return `  ${MARKS[severity]}  ${where}${says}${fix === undefined ? '' : ` ${fix}`} (${rule}${codes})`
}
