// Totals of the queue asked in one request: a screen shows a dozen of them at once.
import { client, told } from './client.ts'
import type { paths } from './schema.ts'

type Total =
  paths['/api/practices/{practice}/denials/totals']['get']['responses'][200]['content']['application/json']['items'][number]

interface Waiting {
  readonly filter: object
  readonly resolve: (total: Total) => void
  readonly reject: (error: unknown) => void
}

/** The service takes so many at once. */
const MOST = 40

const waiting = new Map<number, Waiting[]>()

/** The total of one filter. Throws Trouble. */
export function totalOf(practice: number, filter: object): Promise<Total> {
  return new Promise((resolve, reject) => {
    const list = waiting.get(practice) ?? []
    list.push({ filter, resolve, reject })
    if (!waiting.has(practice)) {
      waiting.set(practice, list)
      setTimeout(() => void send(practice))
    }
  })
}

async function send(practice: number): Promise<void> {
  const all = waiting.get(practice) ?? []
  waiting.delete(practice)
  for (let at = 0; at < all.length; at += MOST) {
    const part = all.slice(at, at + MOST)
    try {
      const filters = JSON.stringify(part.map(each => each.filter))
      const { items } = await told(
        client.GET('/api/practices/{practice}/denials/totals', { params: { path: { practice }, query: { filters } } }),
      )
      for (const [index, each] of part.entries()) {
        const total = items[index]
        if (total === undefined) each.reject(new Error('a total is missing'))
        else each.resolve(total)
      }
    } catch (error) {
      for (const each of part) each.reject(error)
    }
  }
}
