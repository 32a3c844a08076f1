// Every action and view there is, found in the folders of the nouns: adding one is adding a file. Knows no door.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Action, NOUNS, type Noun, pluralOf } from './action.ts'
import type { View } from './view.ts'

interface Module {
  readonly action?: Action
  readonly view?: View
}

/** The files of the nouns, by what stands in them; only those asked for are loaded. */
function filesWith(mark: string, name?: string): readonly string[] {
  const root = import.meta.dirname
  return NOUNS.flatMap(noun => {
    const folder = join(root, noun)
    return listed(folder)
      .filter(file => /^[a-z0-9-]+\.(?:ts|js)$/.test(file) && (name === undefined || file.startsWith(`${name}.`)))
      .map(file => join(folder, file))
  }).filter(path => readFileSync(path, 'utf8').includes(mark))
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

const load = async (paths: readonly string[]): Promise<readonly Module[]> =>
  Promise.all(paths.map(async path => (await import(pathToFileURL(path).href)) as Module))

const ACTION = 'export const action = defineAction('
const VIEW = /export const view = (?:defineView|defineList)\(/

/** Every action, in the order of the nouns. */
export async function loadActions(): Promise<readonly Action[]> {
  return (await load(filesWith(ACTION))).flatMap(({ action }) => (action === undefined ? [] : [action]))
}

/** Every view, in the order of the nouns. */
export async function loadViews(): Promise<readonly View[]> {
  const paths = filesWith('export const view = ').filter(path => VIEW.test(readFileSync(path, 'utf8')))
  return (await load(paths)).flatMap(({ view }) => (view === undefined ? [] : [view]))
}

/** One action of a process that does nothing else: the file bears its verb. */
export async function loadAction(noun: Noun, verb: string): Promise<Action> {
  const found = (await load(filesWith(ACTION, verb))).find(({ action }) => action?.noun === noun)?.action
  if (found?.verb !== verb) throw new Error(`there is no action ${noun} ${verb} in a file of its name`)
  return found
}

/** One view likewise: the file bears its name. */
export async function loadView(noun: Noun, name: string): Promise<View> {
  const found = (await load(filesWith('export const view = ', name))).find(({ view }) => view?.noun === noun)?.view
  if (found?.name !== name) throw new Error(`there is no view ${noun} ${name} in a file of its name`)
  return found
}

/** The names in an address: `/people/:user` has `user`. */
export const namesIn = (path: string): readonly string[] =>
  [...path.matchAll(/:([a-z]+)/gi)].map(([, name = '']) => name)

/** An action's address below the practice. */
export function pathOf({ noun, verb, on, http }: Action): string {
  return http?.path ?? `/${pluralOf(noun)}${on === 'practice' ? '' : '/:id'}/${verb}`
}

/** The name of an action's command: the verb for a denial, `noun-verb` for the others unless it says otherwise. */
export function commandOf(action: Action): string {
  return action.command ?? (action.noun === 'denial' ? action.verb : `${action.noun}-${action.verb}`)
}
