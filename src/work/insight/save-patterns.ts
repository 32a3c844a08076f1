// Keeps a way of looking at the patterns under a name, for everybody: time, payer, day and grouping.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { line, titled } from '../input.ts'
import { changeSettings } from '../practice/settings.ts'
import { GROUPED_BY } from './patterns.ts'
import { spanShape } from './span.ts'

export const action = defineAction(import.meta.url, {
  title: 'Save this view',
  says: 'Keep how the patterns are looked at (time, payer, day, grouping) under a name, for everybody, in place of one of that name.',
  right: 'work',
  on: 'practice',
  undo: '"Forget a saved view" of the patterns.',
  command: 'patterns-save',
  http: { method: 'POST', path: '/insight/saved' },
  screen: '/patterns',
  input: z.object({
    name: line('Name', { most: 100 }),
    of: titled(z.enum(GROUPED_BY).optional(), 'Grouped by'),
    ...spanShape,
  }),
  async run({ store, actor: { who, now } }, _targets, { name, ...asked }) {
    const said = Object.fromEntries(
      Object.entries(asked).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, value]])),
    )
    await store.write(async unit => {
      await changeSettings(unit, ({ savedPatterns = [] }) => ({
        savedPatterns: [...savedPatterns.filter(each => each.name !== name), { name, by: who, asked: said }],
      }))
      unit.event({ at: now, who, verb: 'view-saved', data: { name, patterns: said } })
    })
    return { changed: 1, says: `"${name}" is saved.` }
  },
})
