// `overturn dispute-letter NO. FILE`: the letter of a dispute as a PDF.
import { accountsInLetter, letterFile } from '../work/dispute/letter.ts'
import { mustBeNew, writeNew } from './new-file.ts'
import { contextOn, mustWork, noteLook, type StorePlace, withHost } from './store.ts'
import { plain, type Terminal } from './terminal.ts'
import { numberGiven } from './thing-number.ts'

export async function disputeLetter(
  number: string,
  path: string,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const id = numberGiven(number, 'dispute', 'disputes', terminal)
  if (id === undefined) return 2
  mustBeNew(path)
  return withHost(place, terminal, async host => {
    const { store } = await contextOn(host, place)
    await mustWork(store)
    const accounts = await accountsInLetter(store, id)
    const bytes = await letterFile(store, id, place.now)
    await noteLook(
      store,
      place,
      'dispute letter',
      { number: id },
      accounts.map(account => ({ account })),
    )
    writeNew(path, bytes, 'Nothing was written.')
    await terminal.out(
      `${plain(path)} is written; "overturn dispute ${id} --out FILE.xlsx" writes the sheet that goes with it.\n`,
    )
    return 0
  })
}
