// What a person reads of `overturn clock-overrides`: deadlines that the practice has set, each with where it stands.
import { left, plain, type Terminal } from '../terminal.ts'

interface Overrides {
  readonly items: readonly {
    readonly payer: string
    readonly level: string
    readonly within?: number
    readonly unit?: string
    readonly cites: readonly { readonly title: string; readonly read?: string }[]
  }[]
}

export function text({ items }: Overrides, _now: string, _terminal: Terminal): string {
  if (items.length === 0)
    return 'No deadline is set otherwise; those of a product or state are shown with --product or --state. "overturn set-clock" sets one.\n'
  return items
    .map(({ payer, level, within, unit, cites }) => {
      const time = within === undefined ? '' : `${within} ${(unit ?? 'calendar-days').replace('-', ' ')}`
      const source = cites
        .map(({ title, read }) => `${plain(title)}${read === undefined ? '' : `, ${read}`}`)
        .join('; ')
      return `${left(payer, 28)} ${left(level, 20)} ${left(time, 18)} ${source}\n`
    })
    .join('')
}
