// docs/measured.md as text, of what docs/measured.json keeps.
import { type Figure, figureText, heldText, isHeld } from './figure.ts'

/** What one bench has measured, the last time that it ran. */
export interface Measured {
  /** The file of the bench, with its arguments. */
  readonly command: string
  /** ISO date. */
  readonly on: string
  /** Processor, cores, memory, Node. */
  readonly machine: string
  readonly figures: readonly Figure[]
}

const HEAD = `# What was measured

Each figure by the script that stands above it, on the machine and the day that it names. A ratio compares two things of one run, so that it says
something on another machine too; times do not travel. Where a floor is named, the script fails when it is missed.

\`node bench/measured.ts\` measures everything again and writes this page; \`node bench/measured.ts read letter\` does so for some of it.
`

/** The whole page. */
export function measuredText(all: readonly Measured[]): string {
  return [HEAD, ...all.map(partText)].join('\n')
}

function partText({ command, on, machine, figures }: Measured): string {
  const rows = figures.map(each => {
    const aim = each.aim === undefined ? '' : figureText(each.aim, each.unit)
    const held = heldText(each)
    return `| ${each.name} | ${figureText(each.value, each.unit)} | ${held}${isHeld(each) ? '' : ' **missed**'} | ${aim} |`
  })
  return [
    `## ${command}`,
    '',
    `${on}, ${machine}`,
    '',
    '| Figure | Measured | Floor | Aim |',
    '|---|--:|--:|--:|',
    ...rows,
    '',
  ].join('\n')
}
