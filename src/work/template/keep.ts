// Keeps a letter template: an argument in the practice's own words, in place of the one of that name.
import { putTemplate } from '../../store/letter-template.ts'
import { defineAction } from '../action.ts'
import { templateInput, templateOf } from './templates.ts'

export const action = defineAction(import.meta.url, {
  title: 'Keep template',
  says: 'Keep a letter template: an argument in your own words for a cause, a level and classes of payers. Letters that are made stay as they are.',
  right: 'lead',
  on: 'practice',
  undo: 'Keep it as it was, or remove it.',
  refuses: ['not-known'],
  screen: '/templates',
  input: templateInput,
  async run({ store, actor: { who, now } }, _targets, told) {
    const template = templateOf(told)
    const there = await store.write(async unit => {
      unit.event({ at: now, who, verb: 'template-kept', data: { ...template } })
      return putTemplate(unit, { ...template, changedAt: now, changedBy: who })
    })
    return { changed: 1, says: `Template "${template.name}" is kept${there ? ' in place of the one before' : ''}.` }
  },
})
