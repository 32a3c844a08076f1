// Tells another system what has happened: event numbers, verbs and denial numbers, nothing of a patient; signed, so that it can be told from
// a forgery; only where `outside.ts` lets it.
import { createHmac } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIPv6 } from 'node:net'
import { eventsAfter } from '../store/event.ts'
import type { Store } from '../store/store.ts'
import { advanceWebhook, type Webhook } from '../store/webhook.ts'
import { isTold } from '../work/practice/events.ts'
import { type Allowed, addressFor } from '../work/webhook/outside.ts'

export interface Delivery {
  readonly secret: string
  readonly body: string
  /** Seconds since 1970. */
  readonly at: number
}

/** `t=…,v1=…`: HMAC-SHA256 over the time and the body, so that an old message cannot be sent again later. */
export function signatureOf({ secret, body, at }: Delivery): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}

const TIMEOUT_MS = 10_000

/** Posts it. Throws where the other system does not say that it has taken it; redirections are not followed. */
export async function deliver(url: URL, delivery: Delivery, allowed: Allowed): Promise<void> {
  const address = await addressFor(url, allowed)
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  await new Promise<void>((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        timeout: TIMEOUT_MS,
        // The address that was looked at is the one that is called, whatever the name resolves to a moment later.
        lookup: (_host, options, done) => {
          const family = isIPv6(address) ? 6 : 4
          if (options.all === true) done(null, [{ address, family }])
          else done(null, address, family)
        },
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(delivery.body),
          'user-agent': 'overturn',
          'overturn-signature': signatureOf(delivery),
        },
      },
      response => {
        response.resume()
        const status = response.statusCode ?? 0
        if (status >= 200 && status < 300) resolve()
        else reject(new Error(`it answered ${status}`))
      },
    )
    request.on('timeout', () => request.destroy(new Error('it did not answer in time')))
    request.on('error', reject)
    request.end(delivery.body)
  })
}

const AT_ONCE = 200

/** Sends what has happened since the last time. Answers how many events were told. */
export async function tellWebhook(
  store: Store,
  hook: Pick<Webhook, 'id' | 'url' | 'lastEvent'>,
  now: string,
  allowed: Allowed,
): Promise<number> {
  const events = await eventsAfter(store, hook.lastEvent, AT_ONCE)
  const last = events.at(-1)
  if (last === undefined) return 0
  const told = events.filter(isTold)
  if (told.length > 0) {
    const body = JSON.stringify({
      practice: store.practiceId,
      events: told.map(({ seq, at, verb, denialId }) => ({ seq, at, verb, denial: denialId })),
    })
    const secret = store.vault.secretFor(`webhook ${store.practiceId} ${hook.id}`)
    await deliver(new URL(hook.url), { secret, body, at: Math.floor(Date.parse(now) / 1000) }, allowed)
  }
  await store.write(unit => advanceWebhook(unit, hook.id, last.seq))
  return told.length
}
