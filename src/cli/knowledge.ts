// `overturn knowledge --coverage`: how much of what is known is our own and sourced, list by list.
import { type Coverage, coverage } from '../knowledge/coverage.ts'
import type { Terminal } from './terminal.ts'

/** Prints the figures of every list. */
export async function knowledge({ json }: { readonly json: boolean }, terminal: Terminal): Promise<number> {
  const lists = coverage()
  await terminal.out(json ? lists.map(recordOf).join('') : coverageText(lists))
  return 0
}

function recordOf(figures: Coverage): string {
  return `${JSON.stringify({ record: 'coverage', ...figures })}\n`
}

const HEADINGS = [
  'list',
  'entries',
  'own text',
  'per group',
  'with address',
  'rules',
  'unsourced',
  'fallbacks',
] as const

function coverageText(lists: readonly Coverage[]): string {
  const rows = lists.map(({ list, entries, own, perGroup, withAddress, rules, unsourced, fallbacks }) => [
    list,
    ...[entries, own, perGroup, withAddress, rules, unsourced, fallbacks].map(figure =>
      figure === undefined ? '' : String(figure),
    ),
  ])
  const table = [HEADINGS, ...rows].map(row => row.map((cell, at) => cell.padStart(HEADINGS[at]?.length ?? 0)))
  const lines = table.map(
    ([list = '', ...cells]) => `${list.trim().padEnd(8)}${cells.map(cell => `  ${cell}`).join('')}`,
  )
  return `${lines.join('\n')}\n
with address: cites a source with an address other than the code list itself. unsourced: rules without any address; a guess to be
confirmed with the contract. fallbacks: deadlines a payer has only by such a guess for its class.\n`
}
