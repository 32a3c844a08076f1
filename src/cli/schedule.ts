// `overturn schedule import FILE --payer NAME`: the fee schedule of a payer's contract out of a sheet.
import { basename } from 'node:path'
import { action } from '../work/schedule/bring.ts'
import { reportOutcome } from './actions.ts'
import { readWords } from './read-words.ts'
import { contextOn, mustWork, type StorePlace, withHost } from './store.ts'
import { plain, styled, type Terminal } from './terminal.ts'
import { readText } from './text-file.ts'

export interface ScheduleWords {
  readonly payer?: string
  readonly as?: string
  readonly columns?: string
  readonly lesserOfCharge?: boolean
  readonly dryRun?: true
  readonly json: boolean
}

export async function importSchedule(
  path: string,
  words: ScheduleWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  if (words.payer === undefined) {
    terminal.err('Say whose schedule it is: --payer NAME ("overturn payers" lists them).\n')
    return 2
  }
  const sheet = await readText(path, terminal)
  if (sheet === undefined) return 1
  return withHost(place, terminal, async host => {
    const context = await contextOn(host, place)
    await mustWork(context.store)
    const input = readWords(
      action.input,
      {
        ...{ payer: words.payer, name: words.as ?? basename(path), sheet },
        ...(words.columns === undefined ? {} : { columns: columnsIn(words.columns) }),
        ...{ lesserOfCharge: words.lesserOfCharge ?? true, dryRun: words.dryRun ?? false },
      },
      ([name]) => `--${String(name)}`,
    )
    const done = await action.run(context, { ids: [] }, input)
    const { columns = {}, bad = [] } = (done.made ?? {}) as {
      readonly columns?: Readonly<Record<string, string>>
      readonly bad?: readonly { readonly line: number; readonly says: string }[]
    }
    if (!words.json) {
      for (const { line, says } of bad)
        terminal.err(`${styled(terminal, 'yellow', `Row ${line} was left out: ${plain(says)}.`)}\n`)
      const told = Object.entries(columns).map(([name, head]) => `${name} from "${plain(head)}"`)
      await terminal.out(`Columns: ${told.join(', ')}.\n`)
    }
    await reportOutcome(action, done, words.json, terminal)
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
