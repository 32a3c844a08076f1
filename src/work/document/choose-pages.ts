// Says which pages of a document go along, and why others are left out: no more is disclosed than is needed (45 CFR 164.502(b)).
import { z } from 'zod'
import { documentById, setDocument } from '../../store/document.ts'
import { defineAction, targetOf } from '../action.ts'
import { maybeLine } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { mustBePages } from './content.ts'

export const action = defineAction(import.meta.url, {
  title: 'Choose pages',
  says: 'Say which pages of a document go along, and why others are left out.',
  right: 'work',
  on: 'one',
  undo: 'Choose again.',
  refuses: ['not-known', 'empty'],
  screen: '/denials/$id/appeal',
  input: z.object({
    pages: maybeLine('Pages', { description: 'As 1-3,5; all where nothing is said' }),
    because: maybeLine('Why others are left out', { most: 500 }),
  }),
  async run({ store, actor: { who, now } }, targets, { pages, because }) {
    const id = targetOf(targets)
    const document = await documentById(store, id)
    if (document === undefined || document.removedAt !== null)
      throw new Refusal('not-found', `There is no document ${id}.`, '"overturn documents NO." lists those of a denial.')
    mustBePages(pages)
    if (pages !== '' && because === '')
      throw new Refusal('empty', 'Say why the other pages are left out: it is written down.')
    await store.write(async unit => {
      await setDocument(unit, id, { chosen: pages, because })
      unit.event({
        at: now,
        who,
        ...(document.denialId === 0 ? {} : { denialId: document.denialId }),
        verb: 'document-pages',
        data: { document: id, pages, because },
      })
    })
    return { changed: 1, says: pages === '' ? 'All of its pages go along.' : `Pages ${pages} go along.` }
  },
})
