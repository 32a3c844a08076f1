// A list as a table on the terminal, its columns from the fields of the view.
import { dollars } from '../decide/decide.ts'
import { plainDaysLeft } from '../work/denial/days.ts'
import type { ListField } from '../work/list.ts'
import type { ListView } from '../work/view.ts'
import { amount, left, plain, right, styled, type Terminal } from './terminal.ts'

interface ListAnswer {
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly total?: {
    readonly denials: number
    readonly atLeast: boolean
    readonly atStakeCents?: number
    readonly expectedCents?: number
  }
}

export function listText(view: ListView, { items, total }: ListAnswer, today: string, terminal: Terminal): string {
  const { empty, below } = view.hints
  if (items.length === 0) return `${empty}\n`
  const columns = (Object.entries(view.fields) as [string, ListField][]).filter(
    ([, field]) => field.characters !== undefined,
  )
  const cell = (text: string, width = 10) => (width < 0 ? right(text, -width) : left(text, width))
  const head = columns.map(([, { title, characters }]) => cell(title, characters)).join(' ')
  const rows = items.map(item =>
    columns
      .map(([name, field]) => {
        const plus = field.plus === undefined ? undefined : item[field.plus]
        const mark = field.kind === 'due' && item.dueSure === 'low' ? '≈ ' : ''
        const text = `${mark}${valueText(item[field.of ?? name], field, today)}${plus === undefined ? '' : ` +${plus}`}`
        const shown = cell(text, field.characters)
        const assumed = item.dueSure === 'low'
        return field.kind === 'due' && !assumed && isClose(item[field.of ?? name], today)
          ? styled(terminal, 'red', shown)
          : shown
      })
      .join(' '),
  )
  const legend = items.some(item => item.dueSure === 'low') ? ['≈ assumed; check your contract.'] : []
  return `${[styled(terminal, 'dim', head), ...rows, '', ...legend, styled(terminal, 'bold', totalText(items.length, total))].join('\n')}\n${below === undefined ? '' : `${below}\n`}`
}

function valueText(value: unknown, { kind }: ListField, today: string): string {
  if (value === undefined || value === null) return '-'
  if (kind === 'cents') return amount(Number(value))
  if (kind === 'flag') return value === true ? 'yes' : 'no'
  if (kind === 'score') return Number(value).toFixed(1)
  if (kind === 'due') {
    const days = plainDaysLeft(today, String(value))
    return `${String(value)} · ${days < 0 ? 'over' : `${days} d`}`
  }
  return plain(String(value))
}

const isClose = (value: unknown, today: string) => typeof value === 'string' && plainDaysLeft(today, value) <= 7

function totalText(shown: number, total: ListAnswer['total']): string {
  if (total === undefined) return `${shown} shown.`
  const money =
    total.atStakeCents === undefined
      ? ''
      : `, ${dollars(total.atStakeCents)} at stake, worth about ${dollars(total.expectedCents ?? 0)}`
  const count = `${total.denials.toLocaleString('en-US')}${total.atLeast ? '+' : ''}`
  return `${count} ${total.denials === 1 ? 'denial' : 'denials'}${money}; ${shown} shown.`
}
