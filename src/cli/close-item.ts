// `overturn rejections --close` and `overturn requests --close`: the action "close-item" of one kind.
import { action } from '../work/claim/close-item.ts'
import { Refusal } from '../work/refusal.ts'
import { reportOutcome } from './actions.ts'
import { readWords } from './read-words.ts'
import { type StorePlace, withStore } from './store.ts'
import { plain, type Terminal } from './terminal.ts'

export async function closeItem(
  kind: 'rejection' | 'records-request',
  words: { readonly close: string; readonly reason: string | undefined; readonly json: boolean },
  { who, now, ...place }: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore({ who, now, ...place }, terminal, async store => {
    const { close, reason, json } = words
    if (!/^[1-9]\d{0,14}$/.test(close))
      throw new Refusal('not-found', `--close ${plain(close)} is no number of this list.`)
    const input = readWords(action.input, { kind, reason }, ([name]) => `--${String(name)}`)
    const outcome = await action.run({ store, role: 'admin', actor: { who, now } }, { ids: [Number(close)] }, input)
    await reportOutcome(action, outcome, json, terminal)
    return 0
  })
}
