// Makes commands of the actions: numbers or, with --all, everything a filter finds; the input's fields as options; what happened as a
// sentence or as a record. What an action is and does stands in its own file (work/<noun>/<verb>.ts).
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { type Action, type Outcome, pluralOf, type Targets } from '../work/action.ts'
import { commandOf } from '../work/catalog.ts'
import { DENIAL_FIELDS } from '../work/denial/fields.ts'
import { wakeQueue } from '../work/denial/wake.ts'
import { type Field, fieldsOf } from '../work/input.ts'
import { placeIn } from '../work/issue.ts'
import { centsOf } from '../work/money.ts'
import { Refusal } from '../work/refusal.ts'
import { type CommandHost, type JsonWords, jsonOption, placeOf, storeOptions } from './command.ts'
import { addFilterOptions, typedFilter } from './filter-options.ts'
import { readWords } from './read-words.ts'
import { contextOn, mustWork, withHost, withNewHost } from './store.ts'
import { plain, type Terminal } from './terminal.ts'

type Words = JsonWords<Readonly<Record<string, unknown>> & { readonly all?: true }>

export function addActionCommands(host: CommandHost, actions: readonly Action[]): void {
  for (const action of actions) if (action.without?.command === undefined) addCommand(host, action)
}

function addCommand(host: CommandHost, action: Action): void {
  const fields = fieldsOf(action.input)
  const command = host.program.command(commandOf(action)).description(action.says)
  if (action.on === 'many')
    command
      .argument('[number...]', `${action.noun}s by their numbers; or --all with a filter`)
      .option('--all', 'everything that the filter finds')
  if (action.on === 'one') command.argument(`<${action.id === undefined ? 'number' : action.noun}>`, aboutId(action))
  if (action.argument !== undefined) {
    const several = fields.some(({ name, kind }) => name === action.argument && kind === 'list')
    command.argument(`<${action.argument}${several ? '...' : ''}>`, titleOf(fields, action.argument))
  }
  for (const field of fields) if (field.name !== action.argument) addOption(command, field)
  if (action.on === 'many') addFilterOptions(command, DENIAL_FIELDS)
  storeOptions(command).addOption(jsonOption())
  command.action(async (...given: unknown[]) => {
    const { argument } = action
    const words = {
      ...(given.at(-2) as Words),
      ...(argument === undefined ? {} : { [argument]: given[0] }),
    } as Words
    const numbers = action.on === 'practice' ? [] : [given[0]].flat().map(String)
    host.done(await perform(host, action, fields, numbers, words))
  })
}

const titleOf = (fields: readonly Field[], name: string) => {
  const field = fields.find(each => each.name === name)
  return field?.description ?? field?.title ?? name
}

const oneOf = ({ noun, numberOf }: Action) => numberOf ?? noun
const aboutId = (action: Action) => action.id?.meta()?.description ?? `the number of the ${oneOf(action)}`

/** `waitingFor` is `--waiting-for`; dollars are typed where cents are kept, and passwords stand in files, not in the list of processes. */
function wordOf({ name, widget }: Pick<Field, 'name' | 'widget'>): string {
  if (widget === 'money') return name.replace(/Cents$/, '')
  return widget === 'secret' ? `${name}File` : name
}
const optionName = (field: Pick<Field, 'name' | 'widget'>) =>
  wordOf(field).replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

function addOption(command: Command, field: Field): void {
  const { title, description, kind, choices, nullable, required, fallback } = field
  const about = [
    description ?? title,
    [...(choices ?? []), ...(nullable === true && fallback === undefined ? ['none'] : [])].join(', '),
  ]
    .filter(part => part !== '')
    .join(': ')
  const option = optionName(field)
  if (kind !== 'flag') command.option(`--${option} <${valueName(field)}>`, about)
  else {
    if (fallback !== true) command.option(`--${option}`, about)
    // Said neither way it stays as it is.
    if (fallback === true || (fallback === undefined && !required)) command.option(`--no-${option}`, about)
  }
}

function valueName({ kind, widget }: Field): string {
  if (widget === 'date' || widget === 'day-ahead') return 'date'
  if (widget === 'person') return 'person'
  if (widget === 'money') return 'dollars'
  if (widget === 'secret') return 'file'
  return kind === 'number' ? 'n' : kind === 'list' ? 'json' : 'text'
}

async function perform(
  host: CommandHost,
  action: Action,
  fields: readonly Field[],
  numbers: readonly string[],
  words: Words,
): Promise<number> {
  const place = placeOf(host, words)
  const ids = numbers.map(text => (action.id === undefined ? Number(text) : text))
  const all = words.all === true
  if (ids.some(id => !isId(action, id)) || (action.on === 'many' && (ids.length === 0) === !all)) {
    const name = commandOf(action)
    host.terminal.err(
      action.on === 'many'
        ? `Say which ${action.noun}s: overturn ${name} 12 15 …, or --all with a filter (the numbers stand in "overturn queue").\n`
        : `Say which ${oneOf(action)}: overturn ${name} ${action.id === undefined ? '12' : aboutId(action).toUpperCase()}.\n`,
    )
    return 2
  }
  // What is set for a practice, or made for it, may come before its first file.
  const within = action.on === 'practice' ? withNewHost : withHost
  return within(place, host.terminal, async opened => {
    const context = await contextOn(opened, place, action.anywhere)
    const { store } = context
    if (action.anywhere !== true && action.reopens !== true) await mustWork(store)
    if (all) await wakeQueue(store, place.now)
    const targets: Targets<number | string> = all ? { filter: await typedFilter(store, DENIAL_FIELDS, words) } : { ids }
    const input = await readInput(action, fields, words)
    await reportOutcome(action, await action.run(context, targets, input), words.json === true, host.terminal)
    return 0
  })
}

/** Says what an action has done: a sentence, or the record that every action prints. */
export async function reportOutcome(
  { noun, verb }: Pick<Action, 'noun' | 'verb'>,
  { changed, waiting, says, made }: Outcome,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  const record = {
    record: 'changed',
    verb,
    [pluralOf(noun)]: changed,
    ...(waiting === undefined || waiting === 0 ? {} : { waiting }),
    ...made,
  }
  await terminal.out(json ? `${JSON.stringify(record)}\n` : `${says}\n`)
}

const isId = ({ id }: Action, given: number | string) =>
  id === undefined ? Number.isInteger(given) && Number(given) >= 1 : id.safeParse(given).success

/** What the options say, read by the action's input. Throws Refusal with the field's title where it is not as wanted. */
async function readInput(
  action: Action,
  fields: readonly Field[],
  words: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const typed: [string, unknown][] = []
  for (const field of fields) {
    const value = words[wordOf(field)]
    if (value !== undefined) typed.push([field.name, await typedValue(field, value)])
  }
  const fieldAt = ([name]: readonly PropertyKey[]) => fields.find(field => field.name === name)
  return readWords(
    action.input,
    Object.fromEntries(typed),
    path => {
      const field = fieldAt(path)
      return field === undefined ? 'This' : `--${optionName(field)}${placeIn(path.slice(1))}`
    },
    path => {
      const field = fieldAt(path)
      return field === undefined || path.length > 1 ? undefined : missing(field)
    },
  )
}

/** What is to be given: its title, what it is for, what it may be. */
function missing({ title, description, choices = [] }: Field): string {
  const hint = description === undefined ? '' : ` (${description})`
  return `${title}${hint}${choices.length === 0 ? '' : `, one of ${choices.join(', ')}`}`
}

async function typedValue({ kind, widget, nullable, choices }: Field, typed: unknown): Promise<unknown> {
  if (Array.isArray(typed)) return typed.map(each => (/^\d+$/.test(each) ? Number(each) : each))
  if (typeof typed !== 'string') return typed
  if (nullable === true && typed === 'none') return null
  if (widget === 'secret') return secretIn(typed)
  if (widget === 'money') return centsOf(typed)
  if (kind === 'number') return Number(typed)
  if (kind === 'choice') return choices?.find(word => word.toLowerCase() === typed.toLowerCase()) ?? typed
  if (kind !== 'list') return typed
  try {
    const given: unknown = JSON.parse(typed)
    // One of them, written without brackets.
    return typeof given === 'object' ? given : [given]
  } catch {
    return typed.split(',').map(part => part.trim())
  }
}

/** The first line of a file. */
async function secretIn(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).split(/\r?\n/)[0] ?? ''
  } catch (error) {
    throw new Refusal('not-found', `${plain(path)} cannot be read: ${(error as Error).message}.`)
  }
}
