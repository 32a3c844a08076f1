// `overturn guide`: one page on how a kind of work is done; without a name the list of them.
import { type Guide, guideNames, guideOf } from '../knowledge/load.ts'
import { sourceLine } from './source-line.ts'
import { plain, styled, type Terminal, wrap } from './terminal.ts'

const WIDTH = 100

/** Shows guides. Answers the exit status: 0 shown, 1 a name is not known. */
export async function guide(
  names: readonly string[],
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<number> {
  if (names.length === 0) {
    for (const name of guideNames()) {
      const found = guideOf(name)
      if (found === undefined) continue
      const { title, about } = found
      await terminal.out(
        json
          ? `${JSON.stringify({ record: 'guide', name, title, about })}\n`
          : `${[styled(terminal, 'bold', name), ...wrap(`${title}. ${about}`, WIDTH - 2).map(text => `  ${text}`)].join('\n')}\n`,
      )
    }
    return 0
  }
  let unknown = 0
  for (const name of names) {
    const found = guideOf(name)
    if (found === undefined) {
      unknown++
      terminal.err(`No guide is named "${plain(name)}". There are: ${guideNames().join(', ')}.\n`)
      continue
    }
    await terminal.out(json ? `${JSON.stringify(found)}\n` : guideText(found, terminal))
  }
  return unknown > 0 ? 1 : 0
}

function guideText({ title, about, sections, serves, cites }: Guide, terminal: Terminal): string {
  const lines = [styled(terminal, 'bold', title), '', ...wrap(about, WIDTH)]
  for (const { title: heading, says = [], steps = [], table } of sections) {
    lines.push('', styled(terminal, 'bold', heading))
    for (const text of says) lines.push(...hanging('', text))
    for (const [at, text] of steps.entries()) lines.push(...hanging(`${at + 1}. `, text))
    if (table !== undefined)
      for (const row of table.rows)
        lines.push(
          ...hanging('· ', row.map((cell, at) => (at === 0 ? cell : `${table.columns[at]}: ${cell}`)).join('; ')),
        )
  }
  lines.push('', styled(terminal, 'bold', 'Codes'), ...wrap(serves.join(', '), WIDTH - 2).map(text => `  ${text}`))
  lines.push('', styled(terminal, 'bold', 'Sources'))
  for (const cite of cites) lines.push(...hanging('· ', sourceLine(cite)))
  return `${lines.join('\n')}\n\n`
}

/** Text under its mark, every line set in as far as the first. */
function hanging(mark: string, text: string): string[] {
  const indent = ' '.repeat(2 + mark.length)
  return wrap(text, WIDTH - indent.length).map((line, at) => `${at === 0 ? `  ${mark}` : indent}${line}`)
}
