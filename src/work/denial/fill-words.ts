// Denials that were opened before there were words to find them by get theirs, from the newest to the first: the first has words when all have.
import { addMissingWords, denialsWithoutWords } from '../../store/search-word.ts'
import type { Store } from '../../store/store.ts'
import { searchWordsOf } from './search-words.ts'

/** In one unit: between two of them others get their turn. */
const AT_ONCE = 1000

export async function fillWords(store: Store): Promise<void> {
  for (let below: number | undefined; ; ) {
    const lacking = await denialsWithoutWords(store, below, AT_ONCE)
    if (lacking.length === 0) return
    await store.write(async unit => {
      for (const { id, ...of } of lacking) await addMissingWords(unit, { denialId: id, words: searchWordsOf(of) })
    })
    below = lacking.at(-1)?.id
  }
}
