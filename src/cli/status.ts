// `overturn status-ask`: questions about claims that nobody has answered (276), written as files to be sent.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ASK_ON_DAYS } from '../decide/silent.ts'
import { bytesOfFile } from '../store/file.ts'
import { action as asking } from '../work/claim/ask-status.ts'
import { askStatus } from '../work/claim/asking.ts'
import { writeNew } from './new-file.ts'
import { mustWork, noteLook, type StorePlace, withStore } from './store.ts'
import { counted, plain, type Terminal } from './terminal.ts'

export interface StatusWords {
  readonly days?: string
  readonly most?: string
  readonly test?: true
  readonly out: string
}

/** Claims by their numbers; those that are due where none are named. */
export async function askAboutStatus(
  ids: readonly string[],
  { days = ASK_ON_DAYS.join(), most, test, out }: StatusWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const asked = asking.input.safeParse({
    days: days.split(',').map(Number),
    ...(ids.length === 0 ? {} : { claims: ids.map(Number) }),
    ...(most === undefined ? {} : { most: Number(most) }),
    test: test === true,
  })
  if (!asked.success) {
    terminal.err('Claims are named by their numbers, days are written 15,30,45, and --most is a number up to 5000.\n')
    return 2
  }
  return withStore(place, terminal, async store => {
    await mustWork(store)
    const { files, questions, leftOut } = await askStatus(store, asked.data, place)
    await noteLook(store, place, 'claim ask-status', { claims: asked.data.claims ?? 'due' }, { files })
    if (!existsSync(out)) mkdirSync(out, { recursive: true, mode: 0o700 })
    for (const { id, name } of files)
      writeNew(
        join(out, name),
        (await bytesOfFile(store, id)) ?? Buffer.alloc(0),
        `It is kept as file ${id} all the same.`,
      )
    const goes = new Set(files.flatMap(({ server }) => server ?? []))
    const rest = leftOut.map(({ account, because }) => `  ${plain(account)} is not asked about: ${plain(because)}.\n`)
    await terminal.out(
      `${counted(questions, 'question')} about the status of claims written to ${plain(out)}:\n${files.map(file => `  ${plain(file.name)}  ${counted(file.questions, 'claim')}\n`).join('')}${rest.join('')}${goes.size === 0 ? 'Send them the way your claims go' : `They are on the way to ${plain([...goes].join(', '))}`}, and import the answers; "overturn missing" shows them.\n`,
    )
    return 0
  })
}
