// A request that bears an Idempotency-Key is done once: the same again gets the answer that was given, another one under the same key is
// refused, and one that is still being worked on is told so. Answers are kept for a day.
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { findAnswered, forgetAnswersBefore, freeRequestKey, keepAnswer, takeRequestKey } from '../store/answered.ts'
import type { Store } from '../store/store.ts'
import type { App } from './app.ts'
import { Denied } from './problem.ts'

const HEADER = 'idempotency-key'
/** A request that was begun so long ago and never answered was stopped with the service. */
const ABANDONED_MS = 10 * 60_000
const KEPT_MS = 24 * 3600_000
/** Larger answers (files) are not kept; they can be asked for again. */
const LARGEST_ANSWER = 1 << 20

declare module 'fastify' {
  interface FastifyRequest {
    /** The key that this request has taken. */
    onceKey: string | undefined
  }
}

export function addIdempotency(app: App): void {
  app.decorateRequest('onceKey', undefined)
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers[HEADER]
    const { asked } = request
    if (request.method !== 'POST' || key === undefined || asked === undefined) return
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
      throw new Denied(400, 'key-invalid', 'An Idempotency-Key has 1 to 200 printable characters and no blanks.')
    const known = await takeKey(asked.store, key, asked.actor, request)
    if (known === undefined) {
      request.onceKey = key
      return
    }
    return reply
      .code(known.status)
      .header('idempotent-replay', 'true')
      .type(known.status >= 400 ? 'application/problem+json' : 'application/json')
      .send(known.answer)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const { asked, onceKey } = request
    if (onceKey === undefined || asked === undefined) return payload
    const text = typeof payload === 'string' ? payload : ''
    const keep = reply.statusCode < 500 && text.length <= LARGEST_ANSWER
    const own = { who: asked.actor.who, key: onceKey }
    await asked.store.write(async unit => {
      if (keep) await keepAnswer(unit, own, { status: reply.statusCode, answer: text })
      // What failed through no fault of the request may be asked again.
      else await freeRequestKey(unit, own)
    })
    return payload
  })
}

async function takeKey(
  store: Store,
  key: string,
  { who, now }: { readonly who: string; readonly now: string },
  request: FastifyRequest,
): Promise<{ readonly status: number; readonly answer: string } | undefined> {
  const route = `${request.method} ${request.url}`
  const body = createHash('sha256')
    .update(Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null))
    .digest('hex')
  const before = (milliseconds: number) => new Date(Date.parse(now) - milliseconds).toISOString()
  return store.write(async unit => {
    await forgetAnswersBefore(unit, before(KEPT_MS))
    const known = await findAnswered(unit, { who, key })
    if (known !== undefined && (known.route !== route || known.body !== body))
      throw new Denied(422, 'key-used', 'This Idempotency-Key was used for another request.')
    if (known?.status != null) return { status: known.status, answer: known.answer ?? '' }
    if (known !== undefined && known.at > before(ABANDONED_MS))
      throw new Denied(409, 'in-flight', 'The same request is being worked on; ask again in a moment.')
    if (known !== undefined) await freeRequestKey(unit, { who, key })
    await takeRequestKey(unit, { who, key, route, body, at: now })
    return undefined
  })
}
