// Whoever follows the practice misses nothing and sees nothing twice, wherever a page ends; looks and sign-ins are not told.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { view } from './events.ts'

describe.each(ENGINES)('events on %s', engine => {
  it('are read to the end from where one has read before', async () => {
    const store = await newStore(engine)
    const happen = (verb: string, denialId?: number) =>
      store.write(async unit =>
        unit.event({ at: NOW, who: 'ann', verb, data: {}, ...(denialId === undefined ? {} : { denialId }) }),
      )
    const first = await look(store, view, {})
    for (const verb of ['set', 'looked', 'looked', 'backed-up', 'sealed']) await happen(verb)
    const seen: string[] = []
    let { next, more } = first
    do {
      const page = await look(store, view, { after: next, limit: 2 })
      seen.push(...page.items.map(({ verb }) => verb))
      ;({ next, more } = page)
    } while (more)
    expect(seen).toEqual(['set', 'backed-up', 'sealed'])
    expect(await look(store, view, { after: next })).toEqual({ items: [], next, more: false })
    expect((await look(store, view, {})).items.at(-1)).toMatchObject({ verb: 'sealed', who: 'ann', denial: null })
    await store.close()
  })
})
