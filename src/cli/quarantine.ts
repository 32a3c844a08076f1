// `overturn quarantine --compare` and `--release`: a remittance that was not posted, compared with what is posted under its number, or released.
import type { Store } from '../store/store.ts'
import { findQuarantined } from '../work/file/quarantine-number.ts'
import { action } from '../work/file/release.ts'
import { Refusal } from '../work/refusal.ts'
import { reportOutcome } from './actions.ts'
import { compareFor, putComparison } from './compare.ts'
import { type StorePlace, withStore } from './store.ts'
import type { Terminal } from './terminal.ts'

export interface QuarantineWords {
  readonly json: boolean
  /** A number of the quarantine, as 12-1: what to compare with the posted one, or to post after all. */
  readonly compare?: string
  readonly release?: string
  /** Why it is released: what the payer said. */
  readonly because?: string
}

/** Compares or releases one. */
export async function quarantine(words: QuarantineWords, place: StorePlace, terminal: Terminal): Promise<number> {
  return withStore(place, terminal, async store => {
    if (words.release !== undefined) return releaseOne(store, words.release, words, place, terminal)
    const number = words.compare ?? ''
    const posted = await postedBeside(store, number)
    await putComparison(await compareFor(store, place, posted, number), words.json, terminal)
    return 0
  })
}

async function releaseOne(
  store: Store,
  number: string,
  { json, because }: QuarantineWords,
  { who, now }: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const input = action.input.parse({ number, because })
  const outcome = await action.run({ store, role: 'admin', actor: { who, now } }, { ids: [] }, input)
  await reportOutcome(action, outcome, json, terminal)
  return 0
}

/** The number of the remittance that stood in its way. */
async function postedBeside(store: Store, number: string): Promise<string> {
  const { difference } = await findQuarantined(store, number)
  const { remittance } = JSON.parse(difference) as { readonly remittance?: number }
  if (remittance === undefined)
    throw new Refusal('not-known', `${number} is in quarantine for what it is itself; nothing else bears its number.`)
  return String(remittance)
}
