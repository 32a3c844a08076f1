// What a person reads of `overturn jobs`: background work that waits or was put aside, and why.
import { counted, left, listed, plain, right, styled, type Terminal } from '../terminal.ts'

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
    readonly says?: string
  }[]
}

export function text({ items }: Jobs, _now: string, terminal: Terminal): string {
  return listed(items, 'No background work waits.', ({ id, kind, subject, trouble, says, ...job }) => {
    const state =
      job.status === 'dead'
        ? styled(terminal, 'red', `put aside after ${counted(job.attempts, 'try', 'tries')}`)
        : job.leasedBy === null
          ? `due ${job.runAt.slice(0, 16).replace('T', ' ')}`
          : `being done by ${plain(job.leasedBy)}`
    return `${right(String(id), 6)} ${left(kind, 14)} ${state}  ${plain(subject)}${says === undefined ? '' : `: ${says}`}${trouble === null ? '' : `: ${plain(trouble)}`}`
  })
}
