// Every action and every view is behind every door: a route, a command, a place on the workbench; or its own file says why not. And each is what its
// file says: the file bears the verb's name, what it is told has titles, keys are used once.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createServer } from '../src/api/server.ts'
import { openHost } from '../src/store/store.ts'
import { type Action, pluralOf } from '../src/work/action.ts'
import { partsOf } from '../src/work/answer.ts'
import { commandOf, loadActions, loadViews } from '../src/work/catalog.ts'
import { fieldsOf } from '../src/work/input.ts'
import type { View } from '../src/work/view.ts'
import { newRoom } from './store.ts'

const ROOT = join(import.meta.dirname, '..')
let actions: readonly Action[] = []
let views: readonly View[] = []
let routes: readonly string[] = []
let commands: ReadonlySet<string> = new Set()

beforeAll(async () => {
  actions = await loadActions()
  views = await loadViews()
  const { place, remove } = newRoom()
  const host = await openHost(place)
  const server = await createServer({
    host,
    baseUrl: 'http://localhost:8253',
    secret: host.vault.secretFor('sessions'),
    now: () => '2026-01-01T00:00:00Z',
    version: '0',
  })
  routes = server.routes.map(({ method, url }) => `${method} ${url.replace('/api/practices/:practice', '')}`)
  await server.app.close()
  await host.close()
  remove()
  commands = new Set(await commandNames())
}, 60_000)

/** Every command that `overturn --help` lists. */
async function commandNames(): Promise<readonly string[]> {
  const { run } = await import('../src/cli/run.ts')
  let help = ''
  await run(['--help'], '0', {
    terminal: {
      out: async text => {
        help += String(text)
      },
      err: () => undefined,
      color: false,
      width: 200,
      watched: false,
    },
    env: {},
    now: () => '2026-01-01T00:00:00Z',
    stop: () => new Promise(() => undefined),
  })
  return [...help.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name ?? '')
}

const pathOf = ({ noun, verb, on, http }: Action) =>
  `${http?.method ?? 'POST'} ${http?.path ?? `/${pluralOf(noun)}${on === 'practice' ? '' : '/:id'}/${verb}`}`

describe('actions', () => {
  it('there are many', () => expect(actions.length).toBeGreaterThan(10))

  it('each has a route, or says why not', () =>
    expect(
      actions.filter(action => action.without?.http === undefined && !routes.includes(pathOf(action))).map(pathOf),
    ).toEqual([]))

  it('each has a command, or says why not', () =>
    expect(
      actions
        .filter(action => action.without?.command === undefined && !commands.has(commandOf(action)))
        .map(commandOf),
    ).toEqual([]))

  it('each has a place on the workbench, or says why not', () => {
    const router = readFileSync(join(ROOT, 'web', 'src', 'router.tsx'), 'utf8')
    const placed = (action: Action) =>
      action.screen === undefined
        ? action.noun === 'denial' && action.on === 'many'
        : router.includes(`'${action.screen}'`)
    expect(
      actions
        .filter(action => action.without?.workbench === undefined && !placed(action))
        .map(action => `${action.noun} ${action.verb}`),
    ).toEqual([])
  })

  it('each stands in the file of its verb and says what it does', () => {
    for (const { noun, verb, says, title, undo } of actions) {
      expect(existsSync(join(ROOT, 'src', 'work', noun, `${verb}.ts`)), `${noun}/${verb}.ts`).toBe(true)
      expect(says, `${noun} ${verb}`).toMatch(/^[A-Z].*\.$/s)
      expect(title, `${noun} ${verb}`).toMatch(/^[A-Z]/)
      expect(undo === true || undo.length > 10, `${noun} ${verb}`).toBe(true)
    }
  })

  it('each field has a title of its own', () => {
    for (const action of actions)
      for (const field of fieldsOf(action.input))
        expect(field.title, `${action.noun} ${action.verb} ${field.name}`).toMatch(/^[A-Z]/)
  })

  it('no key starts two', () => {
    const keys = actions.flatMap(({ key }) => (key === undefined ? [] : [key]))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('no two commands have one name', () => {
    const names = [
      ...actions.map(commandOf),
      ...views.flatMap(({ command }) => (command === undefined ? [] : [command])),
    ]
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })
})

describe('views', () => {
  it('each has a route, or says why not', () =>
    expect(
      views
        .filter(view => view.without?.http === undefined && !routes.includes(`${view.method ?? 'GET'} ${view.path}`))
        .map(view => view.path),
    ).toEqual([]))

  it('each has a command, or says why not', () =>
    expect(
      views
        .filter(view => view.without?.command === undefined && !commands.has(view.command ?? ''))
        .map(view => `${view.noun} ${view.name}`),
    ).toEqual([]))

  it('each has a place on the workbench, or says why not', () => {
    const router = readFileSync(join(ROOT, 'web', 'src', 'router.tsx'), 'utf8')
    expect(
      views
        .filter(view => view.without?.workbench === undefined && !router.includes(`'${view.screen ?? ''}'`))
        .map(view => `${view.noun} ${view.name}`),
    ).toEqual([])
  })

  it('what a person reads on a terminal stands under the command’s name, or its record has parts to read', () => {
    const texts = new Set(readdirSync(join(ROOT, 'src', 'cli', 'text')))
    const commanded = views.filter(view => view.command !== undefined && !('fields' in view))
    const shown = (view: View) => partsOf(view.answer).some(({ kind }) => kind !== 'data' && kind !== 'filter')
    expect(
      commanded.filter(view => !texts.has(`${view.command}.ts`) && !shown(view)).map(view => view.command),
    ).toEqual([])
    const named = new Set(commanded.map(view => `${view.command}.ts`))
    expect([...texts].filter(text => !named.has(text))).toEqual([])
  })
})
