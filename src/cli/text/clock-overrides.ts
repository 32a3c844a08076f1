// What a person reads of `overturn clock-overrides`: deadlines that the practice has set, each with where it holds and where it stands.
import { timeText } from '../../work/payer/clock-overrides.ts'
import { left, plain, right, type Terminal } from '../terminal.ts'

interface Overrides {
  readonly items: readonly {
    readonly id: number
    readonly payer: string
    readonly payerId?: number
    readonly level: string
    readonly within?: number
    readonly unit?: string
    readonly product?: string
    readonly state?: string
    readonly source: string
    readonly enteredAt: string
    readonly enteredBy: string
  }[]
}

export function text({ items }: Overrides, _now: string, _terminal: Terminal): string {
  if (items.length === 0) return 'No deadline is set otherwise. "overturn set-clock" sets one.\n'
  const rows = items.map(
    ({ id, payer, payerId, level, within, unit, product, state, source, enteredAt, enteredBy }) => {
      const time = timeText({ within: within ?? null, unit: unit ?? null })
      const place =
        [payerId === undefined ? undefined : `payer ${payerId}`, product, state]
          .filter(part => part !== undefined)
          .join(', ') || 'everywhere'
      return `${right(String(id), 6)}  ${left(payer, 28)} ${left(level, 20)} ${left(time, 18)} ${left(plain(place), 24)} ${plain(source)}, ${enteredAt.slice(0, 10)} ${plain(enteredBy)}\n`
    },
  )
  return `${rows.join('')}"overturn unset-clock NO." takes one back.\n`
}
