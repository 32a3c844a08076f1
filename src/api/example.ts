// The example practice: an invented year of claims and remittances, for a practice that has no files yet. Loading goes on in the background
// while its files come up in the list one after the other.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { dayIn } from '../decide/day.ts'
import { writeHistory } from '../example/history.ts'
import { hasFiles } from '../store/file.ts'
import { activeMemberships, addPerson, personCalled } from '../store/person.ts'
import type { Host, Store } from '../store/store.ts'
import type { Actor } from '../work/action.ts'
import type { ImportBy } from '../work/intake/apart/task.ts'
import { importPaths } from '../work/intake/import.ts'
import { changeSettings } from '../work/practice/settings.ts'
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
    const from = Temporal.PlainDate.from(dayIn(store.zone, now)).subtract({ days: YEAR }).toString()
    const files = writeHistory(folder, { seed: 253, claims, from, days: YEAR })
    let done = 0
    await bringIn(folder, { now, who, within: folder, onFile: () => onFile?.(++done, files) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What it is called, in the list of practices and on every screen. */
const NAME = 'Example practice'

/**
 * The example of this person: the one that is there, or a new practice of its own, whose administrator the person is. Throws Refusal
 * `guarded` for a token, which is of one practice.
 */
async function exampleOf(host: Host, own: Store, { person, who, now }: Actor): Promise<Store> {
  const member = person === undefined ? undefined : await personCalled(own, person)
  if (member === undefined)
    throw new Refusal('guarded', 'A token is of one practice and makes no other; a person does, signed in.')
  for (const { practiceId } of await activeMemberships(host, member.userId)) {
    const store = await host.practice(practiceId)
    const settings = await store?.settings()
    if (store !== undefined && settings?.example === true && settings.closedAt === null) return store
  }
  const made = await newExample(host, now)
  const { secondFactor, idleMinutes } = await own.settings()
  await made.write(async unit => {
    await changeSettings(unit, () => ({ example: true, secondFactor, idleMinutes }))
    unit.event({ at: now, who, verb: 'made-practice', data: { name: made.practice, example: true } })
    await addPerson(unit, {
      ...member,
      practiceId: unit.practiceId,
      role: 'admin',
      disabled: false,
      addedAt: now,
      addedBy: who,
    })
    unit.event({ at: now, who, verb: 'added-person', data: { user: member.userId, name: member.name, role: 'admin' } })
  })
  return made
}

/** Several people, or one after removing the first, have examples of several names. */
async function newExample(host: Host, now: string): Promise<Store> {
  for (let number = 1; ; number++) {
    const made = await host.makePractice(number === 1 ? NAME : `${NAME} ${number}`, now)
    if (made !== undefined) return made
  }
}

export function addExample(app: App, { host, changed, readers }: Service): void {
  const loading = new Map<number, { done: number; all: number; trouble: string | null }>()
  const state = z.object({ loading: z.boolean(), done: z.number(), all: z.number(), trouble: z.string().nullable() })
  const begun = state.extend({ practice: z.number().describe('The example, a practice of its own') })
  app.route({
    method: 'POST',
    url: '/example',
    config: { right: 'admin' },
    schema: {
      tags: ['files'],
      summary: 'Make the example, a practice of its own with an invented year; goes on in the background',
      params: practiceParams,
      response: { 202: begun },
    },
    handler: async (request, reply) => {
      const { store: own, actor } = askedOf(request)
      const store = await exampleOf(host, own, actor)
      const id = store.practiceId
      if (!loading.has(id) && !(await hasFiles(store))) {
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
      return reply.code(202).send({ practice: id, loading: loading.has(id), done: 0, all: 0, trouble: null })
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
