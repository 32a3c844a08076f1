// `overturn rejections --close` and `overturn requests --close`: the action "close-item" of one kind.
import { action } from '../work/claim/close-item.ts'
import { Refusal } from '../work/refusal.ts'
import { type StorePlace, withStore } from './store.ts'
import type { Terminal } from './terminal.ts'

export async function closeItem(
  kind: 'rejection' | 'records-request',
  number: string,
  reason: string | undefined,
  { who, now, ...place }: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore({ who, now, ...place }, terminal, async store => {
    const read = action.input.safeParse({ kind, reason })
    if (!read.success) throw new Refusal('empty', 'Say why it is closed (--reason).')
    const targets = { ids: [Number(number)] }
    const { says } = await action.run({ store, role: 'admin', actor: { who, now } }, targets, read.data)
    await terminal.out(`${says}\n`)
    return 0
  })
}
