// What a person reads of `overturn jobs`: background work that waits or was put aside, and why.
import { counted, left, plain, right, styled, type Terminal } from '../terminal.ts'

interface Jobs {
  readonly items: readonly {
    readonly id: number
    readonly kind: string
    readonly subject: string
    readonly status: string
    readonly runAt: string
    readonly attempts: number
    readonly leasedBy: string | null
    readonly trouble: string | null
  }[]
}

export function text({ items }: Jobs, _now: string, terminal: Terminal): string {
  if (items.length === 0) return 'No background work waits.\n'
  return items
    .map(({ id, kind, subject, status, runAt, attempts, leasedBy, trouble }) => {
      const state =
        status === 'dead'
          ? styled(terminal, 'red', `put aside after ${counted(attempts, 'try', 'tries')}`)
          : leasedBy === null
            ? `due ${runAt.slice(0, 16).replace('T', ' ')}`
            : `being done by ${plain(leasedBy)}`
      return `${right(String(id), 6)} ${left(kind, 14)} ${state}  ${plain(subject)}${trouble === null ? '' : `: ${plain(trouble)}`}\n`
    })
    .join('')
}
