// Peer-to-peer calls of a denial, as its events tell of them. Pure.
import type { ReadEvent } from '../../store/event.ts'

export interface PeerCall {
  readonly day: string
  readonly time: string
  readonly physician: string
  readonly reviewer?: string | undefined
  readonly phone: string
  readonly reference?: string | undefined
  readonly lastDay?: string | undefined
  readonly outcome?: string | undefined
  readonly decidedOn?: string | undefined
  /** The appeal's level that was due when it was decided. */
  readonly level?: string | undefined
  readonly said?: string | undefined
}

/** The first arranged first. One that is arranged again before anything came of it stands in place of the one before. */
export function peerCallsIn(events: readonly Pick<ReadEvent, 'verb' | 'data'>[]): readonly PeerCall[] {
  const calls: PeerCall[] = []
  for (const { verb, data } of events) {
    const told = data as Readonly<Record<string, string | undefined>>
    const last = calls.at(-1)
    if (verb === 'arranged-peer-call') {
      if (last !== undefined && last.outcome === undefined) calls.pop()
      calls.push({
        ...{ day: told.day ?? '', time: told.time ?? '', physician: told.physician ?? '', phone: told.phone ?? '' },
        ...{ reviewer: given(told.reviewer), reference: given(told.reference), lastDay: given(told.lastDay) },
      })
    } else if (verb === 'decided-peer-call') {
      // One that was never arranged here was held all the same.
      const held = last ?? { day: told.on ?? '', time: '', physician: '', phone: '' }
      calls[Math.max(0, calls.length - 1)] = {
        ...held,
        ...{
          outcome: given(told.outcome),
          decidedOn: given(told.on),
          level: given(told.level),
          said: given(told.summary),
        },
        reviewer: given(told.reviewer) ?? held.reviewer,
        reference: given(told.reference) ?? held.reference,
      }
    }
  }
  return calls
}

const given = (text: string | undefined): string | undefined => (text === undefined || text === '' ? undefined : text)
