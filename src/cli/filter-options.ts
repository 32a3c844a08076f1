// The filters of a list as options of a command, and what is typed there as a filter.
import type { Command } from 'commander'
import type { Store } from '../store/store.ts'
import { type FilterBy, filtersOf, type ListFields } from '../work/list.ts'
import { Refusal } from '../work/refusal.ts'
import { viewNamed } from '../work/view/named.ts'
import { plain } from './terminal.ts'

/** Adds an option for every filter; with `kept`, `--view` for those kept under a name. */
export function addFilterOptions(command: Command, fields: ListFields, kept = true): void {
  if (kept) command.option('--view <name>', 'a filter saved before')
  for (const { option, hint, title } of filtersOf(fields).values()) command.option(option, hint ?? title)
  if (filtersOf(fields).has('status')) command.option('--closed', 'the same as --status closed')
}

/** `--due-from <date>` is typed into `dueFrom`. */
const nameOf = ({ option }: FilterBy) =>
  (/^--([a-z-]+)/.exec(option)?.[1] ?? '').replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase())

/** What the options say, as a filter. Throws Refusal where a word, date, amount, payer or view is not known. */
export async function typedFilter(
  store: Store,
  fields: ListFields,
  words: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const filter: Record<string, unknown> =
    typeof words.view === 'string' ? { ...(await viewNamed(store, words.view)) } : {}
  if (words.closed === true) filter.status = 'closed'
  for (const [name, by] of filtersOf(fields)) {
    const typed = words[nameOf(by)]
    if (typed === undefined || typed === '') continue
    filter[name] = typeof typed === 'string' ? await typedValue(by, typed, store) : typed
  }
  return filter
}

async function typedValue(by: FilterBy, typed: string, store: Store): Promise<string | number> {
  const option = by.option.split(' ')[0] ?? ''
  if (by.words !== undefined && !by.words.includes(typed))
    throw new Refusal('not-known', `${option} ${plain(typed)} is not known; there are: ${by.words.join(', ')}.`)
  if (by.kind === 'date' && !isDate(typed))
    throw new Refusal('not-a-date', `${option} ${plain(typed)} is no date; write it as 2026-03-31.`)
  return by.typed === undefined ? typed : await by.typed(typed, store)
}

/** Whether a text is an ISO date that there is. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}
