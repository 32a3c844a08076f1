// `overturn reference import KIND FILE`: official lists that a practice brings in.
import { readFile } from 'node:fs/promises'
import { keepCombinations, readCombinations } from '../work/payer/combinations.ts'
import { type StorePlace, withStore } from './store.ts'
import { counted, plain, type Terminal } from './terminal.ts'

const KINDS = ['core-combinations']

/** Brings a user's own copy of official data into the store. */
export async function importReference(
  kind: string,
  path: string,
  options: { readonly as?: string },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  if (!KINDS.includes(kind)) {
    terminal.err(`"${plain(kind)}" is not brought in by this command; it knows: ${KINDS.join(', ')}.\n`)
    return 2
  }
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    terminal.err(`${plain(path)} cannot be read: ${(error as Error).message}.\n`)
    return 1
  }
  return withStore(place, terminal, async store => {
    const version = options.as ?? place.now.slice(0, 10)
    const kept = await keepCombinations(store, version, readCombinations(text), place.who, place.now)
    await terminal.out(
      `${counted(kept, 'combination')} kept as version ${version}. "overturn combinations" lays the payers beside them.\n`,
    )
    return 0
  })
}
