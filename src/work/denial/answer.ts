// Keeps what was answered for the letter of a denial, so that it can be gone on with later and by somebody else.
import { z } from 'zod'
import { keepDraft, letterDraft } from '../../store/appeal.ts'
import { denialById } from '../../store/denial.ts'
import { defineAction, targetOf } from '../action.ts'
import { letterShape } from '../letter/letter-record.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'Keep answers for the letter',
  says: 'Keep answers and words for the appeal letter of a denial; an empty answer is taken back.',
  right: 'work',
  on: 'one',
  undo: 'Answer again.',
  screen: '/denials/$id/appeal',
  input: z.object({ answers: letterShape.answers, note: letterShape.note }),
  async run({ store, actor: { who, now } }, targets, { answers, note }) {
    const denialId = targetOf(targets)
    if ((await denialById(store, denialId)) === undefined)
      throw new Refusal('not-found', `There is no denial ${denialId}.`, '"overturn queue" lists them.')
    await store.write(async unit => {
      const before = await letterDraft(unit, denialId)
      const all = Object.entries({ ...before?.answers, ...answers }).filter(([, text]) => text.trim() !== '')
      await keepDraft(unit, {
        denialId,
        answers: Object.fromEntries(all),
        ownWords: note ?? before?.ownWords ?? '',
        changedAt: now,
        changedBy: who,
      })
      unit.event({ at: now, who, denialId, verb: 'answered', data: { questions: Object.keys(answers) } })
    })
    return { changed: 1, says: 'The answers are kept.' }
  },
})
