// Routes that read somebody's file: a place in line before the body is taken in, and the end of the work when whoever asked has gone.
import type { FastifyReply, onRequestAsyncHookHandler } from 'fastify'
import type { Readers } from '../work/intake/apart/readers.ts'

/** A hook: takes a place in line for as long as the request lasts. Throws Refusal `busy`. */
export function inLine(readers: Readers): onRequestAsyncHookHandler {
  return async (_request, reply) => {
    const leave = readers.enter()
    reply.raw.once('close', leave).once('finish', leave)
  }
}

/** Aborted when whoever asked hangs up before the answer is out. */
export function untilGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  return gone.signal
}

/** A body that is a file. */
export function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}
