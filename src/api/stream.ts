// Server-sent events: whoever listens hears that something changed in the practice and asks again for what it shows. No patient's data go
// over it: only the number of the last event.
import type { ServerResponse } from 'node:http'
import { hasEventAfter } from '../store/event.ts'
import { chainHead } from '../store/practice.ts'
import type { Host } from '../store/store.ts'
import { askedOf } from './access.ts'
import type { App } from './app.ts'
import { practiceParams } from './words.ts'

export interface Listeners {
  /** Tells the listeners of a practice that something changed. */
  readonly changed: (practiceId: number) => void
  readonly close: () => void
  readonly add: (practiceId: number, response: ServerResponse) => () => void
}

/** How often other processes' changes are looked for, and a silent line is kept open. */
const LOOK_MS = 2000
const MOST_LISTENERS = 2000
/** Events after which nothing on a screen is otherwise. */
const SILENT = ['looked', 'refused', 'signed-in', 'sign-in-refused']

/** Keeps who listens. Other processes on the same database are heard by looking at the practices' last events. */
export function createListeners(host: Host): Listeners {
  const byPractice = new Map<number, Set<ServerResponse>>()
  const last = new Map<number, number>()
  let timer: NodeJS.Timeout | undefined
  let looking = false

  function send(practiceId: number, event: number): void {
    for (const response of byPractice.get(practiceId) ?? [])
      response.write(`event: changed\nid: ${event}\ndata: {"event":${event}}\n\n`)
  }

  async function look(): Promise<void> {
    if (looking) return
    looking = true
    try {
      for (const practiceId of byPractice.keys()) {
        const store = await host.practice(practiceId)
        if (store === undefined) continue
        const { events } = await chainHead(store)
        const before = last.get(practiceId)
        // Looking changes nothing: were it told of, those who look again at what changed would wake each other for ever.
        const changed = before !== events && (await hasEventAfter(store, before ?? events - 1, SILENT))
        if (changed) send(practiceId, events)
        else for (const response of byPractice.get(practiceId) ?? []) response.write(': here\n\n')
        last.set(practiceId, events)
      }
    } catch {
      // The database is away: the next look tells.
    } finally {
      looking = false
    }
  }

  return {
    changed(practiceId) {
      if (byPractice.has(practiceId)) void look()
    },
    close() {
      clearInterval(timer)
      for (const set of byPractice.values()) for (const response of set) response.end()
      byPractice.clear()
    },
    add(practiceId, response) {
      const set = byPractice.get(practiceId) ?? new Set()
      if (set.size >= MOST_LISTENERS) {
        response.end()
        return () => undefined
      }
      byPractice.set(practiceId, set.add(response))
      timer ??= setInterval(() => void look(), LOOK_MS).unref()
      return () => {
        set.delete(response)
        if (set.size === 0) byPractice.delete(practiceId)
      }
    },
  }
}

export function addStream(app: App, listeners: Listeners): void {
  app.route({
    method: 'GET',
    url: '/stream',
    config: { right: 'read' },
    schema: {
      tags: ['practice'],
      summary: 'Server-sent events: `changed`, with the number of the last event',
      params: practiceParams,
    },
    handler: (request, reply) => {
      const { store } = askedOf(request)
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      raw.write('retry: 3000\n\n')
      const remove = listeners.add(store.practiceId, raw)
      request.raw.on('close', remove)
    },
  })
}
