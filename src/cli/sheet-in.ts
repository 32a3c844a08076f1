// An action that takes a sheet, done with one that a command reads from a file; which of its columns is which, and what became of its rows.
import type { z } from 'zod'
import type { Action, Outcome } from '../work/action.ts'
import { reportOutcome } from './actions.ts'
import { readWords } from './read-words.ts'
import { contextOn, mustWork, type StorePlace, withHost } from './store.ts'
import { plain, styled, type Terminal } from './terminal.ts'
import { readText } from './text-file.ts'

interface Told {
  /** What the action is told beside the sheet. */
  readonly words: Readonly<Record<string, unknown>>
  readonly json: boolean
  /** Says more of what came out, before the sentence. */
  readonly say?: (done: Outcome) => Promise<void>
}

/** Answers the exit status: 1 where the file cannot be read. Throws Refusal. */
export async function bringSheet<Input extends z.ZodType>(
  action: Action<Input>,
  path: string,
  { words, json, say }: Told,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const sheet = await readText(path, terminal)
  if (sheet === undefined) return 1
  return withHost(place, terminal, async host => {
    const context = await contextOn(host, place)
    await mustWork(context.store)
    const input = readWords(action.input, { ...words, sheet }, ([name]) => `--${String(name)}`)
    const done = await action.run(context, { ids: [] }, input as z.output<Input>)
    if (!json) {
      await saySheet(done.made, terminal)
      await say?.(done)
    }
    await reportOutcome(action, done, json, terminal)
    return 0
  })
}

/** `code=CPT,amount=Rate 2026` */
export function columnsSaid(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(',').map(pair => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    }),
  )
}

/** What was taken for what, and the rows that were left out. */
async function saySheet(made: Readonly<Record<string, unknown>> | undefined, terminal: Terminal): Promise<void> {
  const { columns = {}, bad = [] } = (made ?? {}) as {
    readonly columns?: Readonly<Record<string, string>>
    readonly bad?: readonly { readonly line: number; readonly says: string }[]
  }
  for (const { line, says } of bad)
    terminal.err(`${styled(terminal, 'yellow', `Row ${line} was left out: ${plain(says)}.`)}\n`)
  const told = Object.entries(columns).map(([name, head]) => `${name} from "${plain(head)}"`)
  await terminal.out(`Columns: ${told.join(', ')}.\n`)
}
