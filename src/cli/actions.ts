// Makes commands of the actions: numbers or, with --all, everything a filter finds; the input's fields as options; what happened as a
// sentence or as a record. What an action is and does stands in its own file (work/<noun>/<verb>.ts).
import type { Command } from 'commander'
import type { Action, Targets } from '../work/action.ts'
import { commandOf } from '../work/catalog.ts'
import { DENIAL_FIELDS } from '../work/denial/fields.ts'
import { wakeQueue } from '../work/denial/wake.ts'
import { type Field, fieldsOf } from '../work/input.ts'
import { centsOf } from '../work/list.ts'
import { Refusal } from '../work/refusal.ts'
import { type CommandHost, type JsonWords, jsonOption, placeOf, storeOptions } from './command.ts'
import { addFilterOptions, typedFilter } from './filter-options.ts'
import { withStore } from './store.ts'

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
  if (action.on === 'one') command.argument('<number>', `the number of the ${action.noun}`)
  if (action.argument !== undefined) command.argument(`<${action.argument}>`, titleOf(fields, action.argument))
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

/** `waitingFor` is `--waiting-for`. */
const optionName = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

function addOption(command: Command, field: Field): void {
  const { name, title, description, kind, choices, fallback } = field
  const about = [description ?? title, choices === undefined ? '' : choices.join(', ')]
    .filter(part => part !== '')
    .join(': ')
  const flags =
    kind === 'flag' && fallback !== true ? `--${optionName(name)}` : `--${optionName(name)} <${valueName(field)}>`
  if (kind === 'flag' && fallback === true) command.option(`--no-${optionName(name)}`, about)
  else command.option(flags, about)
}

function valueName({ kind, widget }: Field): string {
  if (widget === 'date' || widget === 'day-ahead') return 'date'
  if (widget === 'person') return 'person'
  if (widget === 'money') return 'dollars'
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
  const ids = numbers.map(Number)
  const all = words.all === true
  if (ids.some(id => !Number.isInteger(id) || id < 1) || (action.on === 'many' && (ids.length === 0) === !all)) {
    const name = commandOf(action)
    host.terminal.err(
      action.on === 'many'
        ? `Say which ${action.noun}s: overturn ${name} 12 15 …, or --all with a filter (the numbers stand in "overturn queue").\n`
        : `Say which ${action.noun}: overturn ${name} 12.\n`,
    )
    return 2
  }
  return withStore(place, host.terminal, async store => {
    if (all) await wakeQueue(store, place.now)
    const targets: Targets = all ? { filter: await typedFilter(store, DENIAL_FIELDS, words) } : { ids }
    const input = readInput(action, fields, words)
    const context = { store, role: 'admin' as const, actor: { who: place.who, now: place.now } }
    const { changed, waiting, says, made } = await action.run(context, targets, input)
    const record = {
      record: 'changed',
      verb: action.verb,
      [`${action.noun}s`]: changed,
      ...(waiting === undefined || waiting === 0 ? {} : { waiting }),
      ...made,
    }
    await host.terminal.out(words.json === true ? `${JSON.stringify(record)}\n` : `${says}\n`)
    return 0
  })
}

/** What the options say, read by the action's input. Throws Refusal with the field's title where it is not as wanted. */
function readInput(action: Action, fields: readonly Field[], words: Readonly<Record<string, unknown>>): unknown {
  const typed = fields.flatMap(field => {
    const value = words[field.name]
    return value === undefined ? [] : [[field.name, typedValue(field, value)] as const]
  })
  const read = action.input.safeParse(Object.fromEntries(typed))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = fields.find(each => each.name === issue?.path[0])
  const option = `--${optionName(String(field?.name ?? ''))}`
  if (field === undefined) throw new Refusal('not-known', issue?.message ?? 'This cannot be read.')
  if (words[field.name] === undefined || words[field.name] === '')
    throw new Refusal('empty', `${option} is missing: ${field.description ?? field.title}.`)
  if (field.kind === 'choice')
    throw new Refusal('not-known', `${option} is one of: ${(field.choices ?? []).join(', ')}.`)
  if (field.widget === 'date' || field.widget === 'day-ahead')
    throw new Refusal(
      'not-a-date',
      `${option} ${String(words[field.name]).slice(0, 60)} is no date; write it as 2026-03-31.`,
    )
  throw new Refusal('not-known', `${option}: ${issue?.message ?? 'not as wanted'}.`)
}

function typedValue({ kind, widget }: Field, typed: unknown): unknown {
  if (typeof typed !== 'string') return typed
  if (widget === 'money') return centsOf(typed)
  if (kind === 'number') return Number(typed)
  if (kind !== 'list') return typed
  try {
    return JSON.parse(typed) as unknown
  } catch {
    return typed.split(',').map(part => part.trim())
  }
}
