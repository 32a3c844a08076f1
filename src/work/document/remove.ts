// Takes a document away from a denial's letters; its bytes stay kept as long as the records of the denial.
import { documentById, setDocument } from '../../store/document.ts'
import { defineAction, targetOf } from '../action.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'Take away',
  says: 'Take a document away from the letters of a denial; what was sent stays as it was sent.',
  right: 'work',
  on: 'one',
  undo: 'Bring it in again.',
  screen: '/denials/$id/appeal',
  async run({ store, actor: { who, now } }, targets) {
    const id = targetOf(targets)
    const document = await documentById(store, id)
    if (document === undefined || document.removedAt !== null)
      throw new Refusal('not-found', `There is no document ${id}.`, '"overturn documents NO." lists those of a denial.')
    await store.write(async unit => {
      await setDocument(unit, id, { removedAt: now })
      unit.event({
        at: now,
        who,
        ...(document.denialId === 0 ? {} : { denialId: document.denialId }),
        verb: 'document-removed',
        data: { document: id },
      })
    })
    return { changed: 1, says: `Document ${id} is taken away.` }
  },
})
