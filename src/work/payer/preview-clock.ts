// What a deadline of one's own would change of what is open already: told before it is set.
import { newestClockOverrides } from '../../store/clock-override.ts'
import { loadContext } from '../denial/context.ts'
import { previewRecount } from '../denial/recount.ts'
import { defineView } from '../view.ts'
import { clockInput, overrideOf } from './clock-input.ts'
import { payersUnder, recountRecord, recountRecordOf } from './recounting.ts'

export const view = defineView(import.meta.url, {
  title: 'What a deadline would change',
  says: 'What a deadline of your own would change of what is open already; nothing is changed.',
  right: 'read',
  looks: false,
  path: '/clock-overrides/preview',
  method: 'POST',
  screen: '/payers/$id',
  query: clockInput,
  answer: recountRecord,
  async read({ store, actor }, given) {
    const set = { practiceId: store.practiceId, id: Number.MAX_SAFE_INTEGER, ...overrideOf(given, actor) }
    const overrides = [set, ...(await newestClockOverrides(store))]
    const context = await loadContext(store, actor.now, { overrides })
    return recountRecordOf(await previewRecount(store, await payersUnder(store, given.payer), context))
  },
})
