// The example practice: an invented year of claims and remittances, for a practice that has no files yet. Loading goes on in the background
// while its files come up in the list one after the other.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { writeHistory } from '../example/history.ts'
import { hasFiles } from '../store/file.ts'
import type { Store } from '../store/store.ts'
import type { ImportBy } from '../work/intake/apart/task.ts'
import { importPaths } from '../work/intake/import.ts'
import { Refusal } from '../work/refusal.ts'
import { askedOf } from './access.ts'
import type { App, Service } from './app.ts'
import { practiceParams } from './words.ts'

/** A year of this many is enough to try everything, and small enough to start with. */
const CLAIMS = 1200
const YEAR = 365

export interface LoadOptions {
  /** ISO instant. */
  readonly now: string
  readonly who: string
  readonly claims?: number
  readonly onFile?: (done: number, all: number) => void
  /** Brings in what lies in the folder; here, where nothing else is given. */
  readonly bring?: (folder: string, by: ImportBy & { readonly onFile: () => void }) => Promise<unknown>
}

async function mustBeEmpty(store: Store): Promise<void> {
  if (await hasFiles(store))
    throw new Refusal('closed', 'This practice has files of its own; the example is for an empty one.')
}

/** Fills a practice without files. Throws Refusal `closed` where there are some. */
export async function loadExample(
  store: Store,
  { now, who, claims = CLAIMS, onFile, bring }: LoadOptions,
): Promise<void> {
  await mustBeEmpty(store)
  const bringIn = bring ?? ((path, by) => importPaths(store, [path], by))
  const folder = mkdtempSync(join(tmpdir(), 'overturn-example-'))
  try {
    const from = Temporal.PlainDate.from(now.slice(0, 10)).subtract({ days: YEAR }).toString()
    const files = writeHistory(folder, { seed: 253, claims, from, days: YEAR })
    let done = 0
    await bringIn(folder, { now, who, within: folder, onFile: () => onFile?.(++done, files) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function addExample(app: App, { changed, readers }: Service): void {
  const loading = new Map<number, { done: number; all: number; trouble: string | null }>()
  const state = z.object({ loading: z.boolean(), done: z.number(), all: z.number(), trouble: z.string().nullable() })
  app.route({
    method: 'POST',
    url: '/example',
    config: { right: 'admin' },
    schema: {
      tags: ['files'],
      summary: 'Fill a practice that has no files with an invented year; goes on in the background',
      params: practiceParams,
      response: { 202: state },
    },
    handler: async (request, reply) => {
      const { store, actor } = askedOf(request)
      const id = store.practiceId
      if (!loading.has(id)) {
        await mustBeEmpty(store)
        const now = { done: 0, all: 0, trouble: null as string | null }
        loading.set(id, now)
        void loadExample(store, {
          ...actor,
          bring: (folder, by) => readers.importPaths(id, [folder], by),
          onFile: (done, all) => {
            Object.assign(now, { done, all })
            changed(id)
          },
        })
          .then(() => loading.delete(id))
          .catch((error: Error) => {
            now.trouble = error.message
            request.log.error({ err: error }, 'example')
          })
          .finally(() => changed(id))
      }
      return reply.code(202).send({ loading: true, done: 0, all: 0, trouble: null })
    },
  })
  app.route({
    method: 'GET',
    url: '/example',
    config: { right: 'read' },
    schema: {
      tags: ['files'],
      summary: 'How far the loading of the example has come',
      params: practiceParams,
      response: { 200: state },
    },
    handler: async request => {
      const now = loading.get(askedOf(request).store.practiceId)
      if (now === undefined) return { loading: false, done: 0, all: 0, trouble: null }
      return { loading: now.trouble === null, ...now }
    },
  })
}
