// What commands share that bring the text of one file in by an action: the file read, which column is which, rows that were left out, what happened.
import type { z } from 'zod'
import type { Action, Outcome } from '../work/action.ts'
import { reportOutcome } from './actions.ts'
import { readWords } from './read-words.ts'
import { contextOn, mustWork, type StorePlace, withHost } from './store.ts'
import { plain, styled, type Terminal } from './terminal.ts'
import { readSheetFile } from './text-file.ts'

export interface SheetWords {
  readonly columns?: string
  readonly dryRun?: true
  readonly json: boolean
}

/**
 * Without a path the action is told no text. `inputOf` says what the action is told beside the columns, from the text of the file; `say` says more of what came out,
 * before the sentence. Answers the exit status: 1 where the file cannot be read.
 */
export async function bringSheet<Input extends z.ZodType>(
  action: Action<Input>,
  path: string | undefined,
  inputOf: (text: string | undefined) => Readonly<Record<string, unknown>>,
  { columns: named, dryRun, json }: SheetWords,
  place: StorePlace,
  terminal: Terminal,
  say?: (done: Outcome) => Promise<void>,
): Promise<number> {
  const text = path === undefined ? undefined : await readSheetFile(path, terminal)
  if (path !== undefined && text === undefined) return 1
  return withHost(place, terminal, async host => {
    const context = await contextOn(host, place)
    await mustWork(context.store)
    const input = readWords(
      action.input,
      {
        ...inputOf(text),
        ...(named === undefined ? {} : { columns: columnsIn(named) }),
        ...(dryRun === undefined ? {} : { dryRun }),
      },
      ([name]) => `--${String(name).replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`,
    )
    const done = await action.run(context, { ids: [] }, input as z.output<Input>)
    const { columns = {}, bad = [] } = (done.made ?? {}) as {
      readonly columns?: Readonly<Record<string, string>>
      readonly bad?: readonly { readonly line: number; readonly says: string }[]
    }
    if (!json) {
      for (const { line, says } of bad)
        terminal.err(`${styled(terminal, 'yellow', `Row ${line} was left out: ${plain(says)}.`)}\n`)
      const told = Object.entries(columns).map(([name, head]) => `${name} from "${plain(head)}"`)
      if (told.length > 0) await terminal.out(`Columns: ${told.join(', ')}.\n`)
      await say?.(done)
    }
    await reportOutcome(action, done, json, terminal)
    return 0
  })
}

/** `code=CPT,amount=Rate 2026` */
function columnsIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(',').map(pair => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    }),
  )
}
