// npm run docs:json: docs/json.md, docs/actions.md and docs/words.md, made of the schemas and the catalog that the program itself is made of.
// test/json.test.ts holds the files to what this makes, and every printed record to its schema.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command } from 'commander'
import type { z } from 'zod'
import type { CommandHost } from '../src/cli/command.ts'
import { changed } from '../src/cli/records/parts/changed.ts'
import type { Records } from '../src/cli/records/parts/fields.ts'
import { commandOf, loadActions, loadViews } from '../src/work/catalog.ts'
import type { ListView, View } from '../src/work/view.ts'
import { actionsText, type Catalog, wordsText } from './catalog-text.ts'
import { isArray, recordText } from './record-text.ts'

const CLI = join(import.meta.dirname, '..', 'src', 'cli')

/** What a command prints with `--json`. */
export interface CommandRecords {
  readonly command: string
  /** The fine print. */
  readonly about: readonly string[]
  readonly records: Records
}

interface RecordsModule {
  readonly about: readonly string[]
  readonly records: Records
}
interface CommandsModule {
  readonly add: (host: CommandHost) => void
}

async function modulesIn<Of>(folder: string): Promise<ReadonlyMap<string, Of>> {
  const names = readdirSync(folder)
    .filter(name => /^[a-z-]+\.ts$/.test(name))
    .sort()
  const loaded = await Promise.all(
    names.map(async name => (await import(pathToFileURL(join(folder, name)).href)) as Of),
  )
  return new Map(names.map((name, at) => [name.replace('.ts', ''), loaded[at] as Of]))
}

/** A command line that is only read, never run. */
export function readingHost(program: Command): CommandHost {
  return {
    program,
    terminal: { out: async () => undefined, err: () => undefined, color: false, width: 100, watched: false },
    env: {},
    now: () => '2026-01-01T00:00:00Z',
    stop: () => new Promise(() => undefined),
    done: () => undefined,
  }
}

/** The commands written by hand, as the command line would have them. */
export async function commandsByHand(): Promise<readonly Command[]> {
  const program = new Command('overturn')
  const host = readingHost(program)
  for (const { add } of (await modulesIn<CommandsModule>(join(CLI, 'commands'))).values()) add(host)
  return [...program.commands].sort((a, b) => (a.name() < b.name() ? -1 : 1))
}

export async function loadCatalog(): Promise<Catalog> {
  const [actions, views, commands] = await Promise.all([loadActions(), loadViews(), commandsByHand()])
  return { actions, views, commands }
}

const isList = (view: View): view is ListView => 'fields' in view

/** The records of every command but the actions': a view's come from the view; what its command prints besides has a file of its name. */
export async function allRecords({ views }: Catalog): Promise<readonly CommandRecords[]> {
  const ofViews = views.flatMap(view =>
    view.command === undefined || view.without?.command !== undefined ? [] : [recordsOfView(view, view.command)],
  )
  const files = await modulesIn<RecordsModule>(join(CLI, 'records'))
  const byHand = [...files]
    .filter(([command]) => ofViews.every(view => view.command !== command))
    .map(([command, { about, records }]) => ({ command, about, records }))
  const whole = ofViews.map(({ command, about, records }) => ({
    command,
    about: [...about, ...(files.get(command)?.about ?? [])],
    records: { ...records, ...files.get(command)?.records },
  }))
  return [...byHand, ...whole].sort((a, b) => (a.command < b.command ? -1 : 1))
}

function recordsOfView(view: View, command: string): CommandRecords {
  // A view may say what its command prints line by line, where that is not the answer as it stands.
  const { lines } = view as View & { readonly lines?: { readonly each: z.ZodType } }
  const record: z.ZodType = lines?.each ?? (isList(view) ? view.record : view.answer)
  const about = [view.says, ...(isList(view) && lines === undefined ? ['One array of it.'] : [])]
  return { command, about, records: { [`${view.noun} ${view.name}`]: record } }
}

/** Every page by its name. */
export async function makeDocs(): Promise<Readonly<Record<string, string>>> {
  const catalog = await loadCatalog()
  return {
    'json.md': jsonText(await allRecords(catalog), catalog),
    'actions.md': actionsText(catalog),
    'words.md': wordsText(catalog),
  }
}

function jsonText(commands: readonly CommandRecords[], { actions }: Catalog): string {
  const names = actions.filter(({ without }) => without?.command === undefined).map(commandOf)
  const intro = readFileSync(join(import.meta.dirname, 'json.intro.md'), 'utf8').trim()
  return `${[
    intro,
    ...commands.map(commandText),
    `## Actions\n\nEach of them prints one \`changed\` record: ${names.map(name => `\`${name}\``).join(' ')}.`,
    recordPart('changed', changed),
  ].join('\n\n')}\n`
}

function commandText({ command, about, records }: CommandRecords): string {
  const print = about.length === 1 ? about[0] : about.map(each => `- ${each}`).join('\n')
  return [
    `## \`overturn ${command} --json\``,
    print,
    ...Object.entries(records).map(([name, schema]) => recordPart(name, schema)),
  ].join('\n\n')
}

function recordPart(name: string, schema: z.ZodType): string {
  const says = schema.description
  const head = says === undefined ? '' : `${says}${isArray(schema) ? '; one array, each with:' : '.'}\n\n`
  return `### ${name}\n\n${head}${recordText(schema)}`
}

if (process.argv[1] === import.meta.filename)
  for (const [name, text] of Object.entries(await makeDocs())) writeFileSync(join(import.meta.dirname, name), text)
