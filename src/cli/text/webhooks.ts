// What a person reads of `overturn webhooks`: other systems that are notified, and why one no longer is.
import { left, listed, plain, right, styled, type Terminal } from '../terminal.ts'

interface Webhooks {
  readonly items: readonly {
    readonly id: number
    readonly url: string
    readonly lastEvent: number
    readonly active: boolean
    readonly trouble: string | null
  }[]
}

export function text({ items }: Webhooks, _now: string, terminal: Terminal): string {
  return listed(
    items,
    'No other system is notified: "overturn webhook-make --url https://…" tells one.',
    ({ id, url, lastEvent, active, trouble }) => {
      const state = active ? `notified up to event ${lastEvent}` : 'no longer notified'
      const row = `${right(String(id), 6)} ${left(plain(url), 44)} ${state}${trouble === null ? '' : `: ${plain(trouble)}`}`
      return active ? row : styled(terminal, 'dim', row)
    },
  )
}
