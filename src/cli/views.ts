// Makes commands of the views: the query's fields as options, the answer as text or as the documented record. A list's filters, order and
// columns come from its fields; what a person reads of any other view stands in cli/text, by the command's name, or is made of its record.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { dayIn } from '../decide/day.ts'
import { putView } from '../store/saved-view.ts'
import type { Store } from '../store/store.ts'
import { namesIn } from '../work/catalog.ts'
import { wakeQueue } from '../work/denial/wake.ts'
import { fieldsOf } from '../work/input.ts'
import { parseSort, sortsOf } from '../work/list.ts'
import { lookAt } from '../work/look.ts'
import { Refusal } from '../work/refusal.ts'
import { isTabular } from '../work/sheet/table.ts'
import type { ListView, View } from '../work/view.ts'
import { answerText } from './answer-text.ts'
import { BESIDES } from './besides.ts'
import { type CommandHost, type JsonWords, jsonOption, placeOf, storeOptions } from './command.ts'
import { addFilterOptions, typedFilter } from './filter-options.ts'
import { listText } from './list-text.ts'
import { readWords } from './read-words.ts'
import { sheetFile } from './sheet-file.ts'
import { contextOn, TYPED, withHost } from './store.ts'
import { plain, type Terminal } from './terminal.ts'

/** How a view's answer reads on a terminal; `today` is the practice's day at `now`, an ISO instant. */
export type ViewText = (answer: never, now: string, terminal: Terminal, today: string) => string

export function addViewCommands(host: CommandHost, views: readonly View[]): void {
  for (const view of views)
    if (view.command !== undefined && view.without?.command === undefined) addCommand(host, view, views)
}

const isList = (view: View): view is ListView => 'fields' in view

type Words = JsonWords<Readonly<Record<string, unknown>> & { readonly save?: string; readonly out?: string }>

/** Commands that write files of their own kind. */
const OWN_FILES = ['looks', 'outbox', 'fhir', 'fhir-resource']
const hasSheet = (view: View) => isTabular(view) && !OWN_FILES.includes(view.command ?? '')

function addCommand(host: CommandHost, view: View, views: readonly View[]): void {
  const name = view.command ?? view.name
  const command = host.program.command(name).description(view.says)
  const argument = addArgument(command, view)
  if (isList(view)) addListOptions(command, view)
  else
    for (const field of fieldsOf(view.query))
      if (field.name !== argument)
        command.option(
          field.kind === 'flag' ? `--${dashed(field.name)}` : `--${dashed(field.name)} <${field.kind}>`,
          field.description ?? field.title,
        )
  const besides = BESIDES[name]
  if (hasSheet(view)) command.option('--out <file>', 'all of it as a file: .csv, .xlsx or .pdf')
  besides?.add(command)
  storeOptions(command).addOption(jsonOption())
  command.action(async (...given: unknown[]) => {
    const words = given.at(-2) as Words
    const first = argument === undefined && besides?.takes !== true ? [undefined] : [given[0]].flat()
    const done = besides?.run(
      { ...words, argument: first[0], all: first } as never,
      placeOf(host, words),
      host.terminal,
    )
    host.done(await (done ?? look(host, view, first as readonly (string | undefined)[], words, views)))
  })
}

/** Adds the argument of a view's command; answers the field of the query that it is. */
function addArgument(command: Command, { argument, path, noun, query }: View): string | undefined {
  if (argument !== undefined) {
    const field = fieldsOf(query).find(each => each.name === argument)
    const about = field?.description ?? field?.title ?? argument
    command.argument(field?.required === true ? `<${argument}>` : `[${argument}]`, about)
    return argument
  }
  const [named] = namesIn(path)
  if (named === undefined) return undefined
  command.argument(`<${named === 'id' ? 'number' : named}...>`, `of a ${noun}`)
  return named
}

const dashed = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

function addListOptions(command: Command, { noun, fields, defaultSort }: ListView): void {
  command
    .option(
      '--sort <by>',
      `${[...sortsOf(fields).keys()].join(', ')}; several separated by commas, each with :asc or :desc`,
      defaultSort,
    )
    .option('--limit <n>', 'how many to show', '50')
    .option('--offset <n>', 'how many to pass over', '0')
  if (noun === 'denial') command.option('--save <name>', 'keep this filter under a name')
  addFilterOptions(command, fields, noun === 'denial')
}

/** Shows a view: as text, or as the documented records. */
async function look(
  host: CommandHost,
  view: View,
  ids: readonly (string | undefined)[],
  words: Words,
  views: readonly View[],
): Promise<number> {
  const { terminal } = host
  const place = placeOf(host, words)
  const wrong = isList(view) ? wrongPage(view, words) : undefined
  if (wrong !== undefined) {
    terminal.err(`${wrong}\n`)
    return 2
  }
  return withHost(place, terminal, async opened => {
    const context = await contextOn(opened, place)
    const { store } = context
    if (view.noun === 'denial') await wakeQueue(store, place.now)
    let status = 0
    for (const id of ids) {
      const query = await queryOf(store, view, id, words, { ...place, views })
      if (words.out !== undefined) {
        const out = { out: words.out, json: words.json === true }
        const asked = query as Readonly<Record<string, unknown>>
        const look = (page: unknown) => lookAt(view, context, page, TYPED)
        return sheetFile(view, asked, out, { look, now: place.now }, terminal)
      }
      const answer: unknown = view.answer.parse(await lookAt(view, context, query, TYPED))
      if (words.json === true)
        for (const record of recordsOf(view, answer)) await terminal.out(`${JSON.stringify(record)}\n`)
      else await terminal.out(await textOf(view, answer, { zone: store.zone, now: place.now }, terminal))
      status = Math.max(status, view.status?.(answer) ?? 0)
    }
    return status
  })
}

/** What `--json` prints of an answer, a line each. */
function recordsOf(view: View, answer: unknown): readonly unknown[] {
  if (view.lines !== undefined) {
    const { each } = view.lines
    return view.lines.of(answer).map(record => each.parse(record))
  }
  return [isList(view) ? (answer as { readonly items: unknown }).items : answer]
}

async function queryOf(
  store: Store,
  view: View,
  id: string | undefined,
  words: Words,
  { who, now, views }: { readonly who: string; readonly now: string; readonly views: readonly View[] },
): Promise<unknown> {
  const argument = view.argument ?? namesIn(view.path)[0] ?? 'id'
  if (id !== undefined && argument === 'id' && !/^\d{1,15}$/.test(id))
    throw new Refusal('not-found', `"${plain(id)}" is no number of a ${view.noun}${listOf(view.noun, views)}.`)
  const asked = { ...words, ...(id === undefined ? {} : { [argument]: id }) }
  if (!isList(view)) return parsed(view, asked)
  const filter = await typedFilter(store, view.fields, words)
  if (words.save !== undefined) await saveFilter(store, words.save, filter, who, now)
  return {
    ...filter,
    sort: words.sort,
    limit: Number(words.limit),
    skip: Number(words.offset),
  }
}

/** Where the numbers of a noun stand. */
function listOf(noun: View['noun'], views: readonly View[]): string {
  const list = views.find(view => view.noun === noun && view.name === 'list')
  return list?.command === undefined ? '' : `; "overturn ${list.command}" lists them`
}

function parsed(view: View, asked: unknown): unknown {
  const argument = view.argument ?? namesIn(view.path)[0]
  return readWords(view.query, asked, ([name]) =>
    name === argument ? `<${name === 'id' ? 'number' : String(name)}>` : `--${dashed(String(name ?? ''))}`,
  )
}

async function saveFilter(
  store: Store,
  name: string,
  filter: Readonly<Record<string, unknown>>,
  who: string,
  now: string,
): Promise<void> {
  await store.write(async unit => {
    await putView(unit, { name, filter, savedBy: who, savedAt: now })
    unit.event({ at: now, who, verb: 'view-saved', data: { name, filter } })
  })
}

/** What is wrong with the order or the place in the list, if anything is. */
function wrongPage(view: ListView, { sort, limit, offset }: Words): string | undefined {
  const whole = (text: unknown, least: number) => Number.isInteger(Number(text)) && Number(text) >= least
  if (!whole(limit, 1) || !whole(offset, 0)) return '--limit and --offset are whole numbers.'
  try {
    parseSort(view.fields, String(sort))
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

/** Commands with a text of their own, by the files that make it. */
const textNames = () => {
  texts ??= new Set(readdirSync(join(import.meta.dirname, 'text')).map(name => name.split('.')[0] ?? ''))
  return texts
}
let texts: ReadonlySet<string> | undefined

async function textOf(
  view: View,
  answer: unknown,
  { zone, now }: { readonly zone: string; readonly now: string },
  terminal: Terminal,
): Promise<string> {
  const today = dayIn(zone, now)
  if (isList(view)) return listText(view, answer as never, today, terminal)
  if (!textNames().has(view.command ?? '')) return answerText(view, answer, terminal)
  const { text } = (await import(`./text/${view.command}.ts`)) as { readonly text: ViewText }
  return text(answer as never, now, terminal, today)
}
