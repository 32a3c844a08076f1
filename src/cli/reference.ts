// `overturn reference import KIND FILE` and `overturn combinations`: official lists that a practice brings in, and what payers sent outside of them.
import { readFile } from 'node:fs/promises'
import { keepCombinations, offList, readCombinations } from '../work/payer/combinations.ts'
import { type StorePlace, withStore } from './store.ts'
import { amount, counted, left, plain, right, type Terminal } from './terminal.ts'

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

/** Lists what payers sent outside the list. */
export async function combinations(
  { json }: { readonly json: boolean },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const { version, found } = await offList(store)
    if (json) {
      for (const each of found) await terminal.out(`${JSON.stringify({ record: 'off-list', version, ...each })}\n`)
      return 0
    }
    if (found.length === 0) await terminal.out(`Every denial is among the combinations of version ${version}.\n`)
    for (const each of found)
      await terminal.out(
        `${right(String(each.times), 6)} × ${left(`${plain(each.group)}-${plain(each.carc)}`, 8)}${left(plain(each.remarks === '' ? 'no remark' : each.remarks), 20)} ${right(amount(each.cents), 12)}  ${plain(each.payer)}\n`,
      )
    return 0
  })
}
