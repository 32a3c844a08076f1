// The servers that files of ours go out to: described, kept, taken out.
import type { SendServer, Store, WatchedServer } from '../../store/store.ts'
import type { DeliveryKind } from '../../store/words.ts'
import type { Actor } from '../action.ts'
import { faultOfPattern, USUAL_NAME } from '../claim/delivering.ts'
import { Refusal } from '../refusal.ts'
import { changeSettings } from './settings.ts'

export interface SendWishes {
  readonly takes: readonly DeliveryKind[]
  readonly receiver?: string | undefined
  readonly named?: string | undefined
}

/** Throws Refusal `not-known` for a pattern that makes no good names, `empty` where it would take nothing. */
export function sendServerOf(server: WatchedServer, { takes, receiver, named = USUAL_NAME }: SendWishes): SendServer {
  if (takes.length === 0) throw new Refusal('empty', 'Say what it takes: claims, status, or both.')
  const fault = faultOfPattern(named)
  if (fault !== undefined) throw new Refusal('not-known', fault)
  return { ...server, takes, named, ...(receiver === undefined || receiver === '' ? {} : { receiver }) }
}

/** In the place of the one of the same address; undefined takes it out. Throws Refusal `not-found` where it was not there. */
export async function kept(
  store: Store,
  { who, now }: Pick<Actor, 'who' | 'now'>,
  url: string,
  server: SendServer | undefined,
): Promise<void> {
  await store.write(async unit => {
    await changeSettings(unit, ({ sendServers = [] }) => {
      const others = sendServers.filter(each => each.url !== url)
      if (server === undefined && others.length === sendServers.length)
        throw new Refusal('not-found', `Nothing goes out to ${url}.`)
      return { sendServers: server === undefined ? others : [...others, server] }
    })
    const data =
      server === undefined
        ? { sendsNoMore: url }
        : { sendsTo: url, hostKey: server.hostKey, takes: server.takes, named: server.named }
    unit.event({ at: now, who, verb: 'set', data })
  })
}
