// `overturn knowledge --coverage`: how much of what is known is our own and sourced, list by list.
import { type Command, Option } from 'commander'
import type { Coverage } from '../knowledge/coverage.ts'
import type { Terminal } from './terminal.ts'

/** Adds the command; `done` is told the exit status. */
export function addKnowledgeCommand(program: Command, terminal: Terminal, done: (status: number) => void): void {
  program
    .command('knowledge')
    .description('how much of what is known has a text of its own and a source, list by list')
    .option('--coverage', 'the figures of every list (what is shown anyway)')
    .addOption(new Option('--json', 'one JSON object per list, a stable format (docs/json.md)'))
    .action(async (options: { coverage?: true; json?: true }) => {
      // Read here: no other command should pay for it.
      const { coverage } = await import('../knowledge/coverage.ts')
      const lists = await coverage()
      await terminal.out(options.json ? lists.map(recordOf).join('') : coverageText(lists))
      done(0)
    })
}

function recordOf(figures: Coverage): string {
  return `${JSON.stringify({ record: 'coverage', ...figures })}\n`
}

const HEADINGS = ['list', 'entries', 'own text', 'per group', 'with address', 'rules', 'unsourced'] as const

function coverageText(lists: readonly Coverage[]): string {
  const rows = lists.map(({ list, entries, own, perGroup, withAddress, rules, unsourced }) => [
    list,
    ...[entries, own, perGroup, withAddress, rules, unsourced].map(figure =>
      figure === undefined ? '' : String(figure),
    ),
  ])
  const table = [HEADINGS, ...rows].map(row => row.map((cell, at) => cell.padStart(HEADINGS[at]?.length ?? 0)))
  const lines = table.map(
    ([list = '', ...cells]) => `${list.trim().padEnd(8)}${cells.map(cell => `  ${cell}`).join('')}`,
  )
  return `${lines.join('\n')}\n
with address: cites a source with an address other than the code list itself. unsourced: rules without any address; a guess to be
confirmed with the contract.\n`
}
