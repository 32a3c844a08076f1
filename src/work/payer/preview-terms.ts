// What terms with a payer would change of what is open already: told before they are set.
import { newestClockOverrides } from '../../store/clock-override.ts'
import type { Store } from '../../store/store.ts'
import { loadContext } from '../denial/context.ts'
import { previewRecount } from '../denial/recount.ts'
import { number } from '../input.ts'
import { defineView } from '../view.ts'
import { recountRecord, recountRecordOf } from './recounting.ts'
import { termRows, termsInput } from './terms-input.ts'
import { payerOfNumber, usedEntry } from './uses.ts'

export const view = defineView(import.meta.url, {
  title: 'What terms would change',
  says: 'What saying who a payer is and what its contract sets would change of what is open already; nothing is changed.',
  right: 'read',
  looks: false,
  path: '/payers/:id/terms/preview',
  method: 'POST',
  screen: '/payers/terms',
  query: termsInput.extend({ id: number('Payer') }),
  answer: recountRecord,
  async read({ store, actor }, { id, ...terms }) {
    const payer = await payerOfNumber(store, id)
    const entry = terms.entry === undefined ? payer.entry : terms.entry
    const uses = await usedEntry(store, { id, entry })
    const rows = termRows(payer, uses, terms, actor)
    const kept = await termsUnder(store, id, uses)
    const overrides = [
      ...rows.map(row => ({ practiceId: store.practiceId, id: Number.MAX_SAFE_INTEGER, ...row })),
      ...kept,
    ]
    const context = await loadContext(store, actor.now, { named: new Map([[id, entry]]), overrides })
    return recountRecordOf(await previewRecount(store, [id], context))
  },
})

/** The deadlines that are set, those of one payer's contract under the entry that it would be worked under. */
export async function termsUnder(store: Store, payerId: number, uses: string | null) {
  const all = await newestClockOverrides(store)
  return all.map(row => (row.payerId === payerId && uses !== null ? { ...row, payer: uses } : row))
}
