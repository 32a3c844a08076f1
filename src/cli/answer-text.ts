// What a person reads of a view that has no text of its own in cli/text: its record's parts with their titles, rows as a table.
import { type Part, partsOf } from '../work/answer.ts'
import type { View } from '../work/view.ts'
import { amount, left, plain, right, styled, type Terminal } from './terminal.ts'

type Values = Readonly<Record<string, unknown>>

/** What has no shape is not shown: `--json` has it. */
const SHOWN: ReadonlySet<Part['kind']> = new Set(['text', 'number', 'cents', 'flag'])

export function answerText(view: Pick<View, 'title' | 'answer'>, answer: unknown, terminal: Terminal): string {
  const lines = [styled(terminal, 'bold', view.title), ...linesOf(partsOf(view.answer), answer as Values, terminal)]
  return `${lines.join('\n')}\n`
}

function linesOf(parts: readonly Part[], values: Values, terminal: Terminal): readonly string[] {
  const width = Math.max(0, ...parts.filter(({ kind }) => SHOWN.has(kind)).map(({ title }) => title.length)) + 2
  return parts.flatMap(part => {
    const value = values[part.name]
    if (SHOWN.has(part.kind)) return [`${left(part.title, width)}${shown(part, value)}`]
    if (part.kind === 'rows') return ['', ...tableOf(part, (value ?? []) as readonly Values[], terminal)]
    if (part.kind === 'group' && value !== undefined && value !== null)
      return ['', styled(terminal, 'bold', part.title), ...linesOf(part.parts ?? [], value as Values, terminal)]
    return []
  })
}

function tableOf({ title, parts = [] }: Part, rows: readonly Values[], terminal: Terminal): readonly string[] {
  const columns = parts.filter(({ kind }) => SHOWN.has(kind))
  if (rows.length === 0) return [`${title}: none`]
  const cells = rows.map(row => columns.map(part => shown(part, row[part.name])))
  const widths = columns.map((part, at) => Math.max(part.title.length, ...cells.map(cell => cell[at]?.length ?? 0)))
  const line = (texts: readonly string[]) =>
    texts
      .map((text, at) => {
        const figure = columns[at]?.kind === 'cents' || columns[at]?.kind === 'number'
        return figure ? right(text, widths[at] ?? 0) : left(text, widths[at] ?? 0)
      })
      .join('  ')
      .trimEnd()
  return [
    styled(terminal, 'bold', title),
    styled(terminal, 'dim', line(columns.map(part => part.title))),
    ...cells.map(line),
  ]
}

/** Numbers by which a thing is named are written as a command takes them. */
const isName = ({ name, title }: Part) => name === 'id' || title === 'No.'

function shown(part: Part, value: unknown): string {
  const { kind } = part
  if (value === undefined || value === null) return '-'
  if (kind === 'cents') return amount(Number(value))
  if (kind === 'number') return isName(part) ? String(value) : Number(value).toLocaleString('en-US')
  if (kind === 'flag') return value === true ? 'yes' : 'no'
  return plain(String(value))
}
