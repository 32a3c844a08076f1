// A rejected claim to be resent, worked out: difference, guards and faults. Writes nothing; `resend` makes it.
import { number } from '../input.ts'
import { defineView } from '../view.ts'
import { prepareCorrection } from './correct.ts'
import { correctionOf, correctionOptions, correctionQuery, correctionRecord } from './correction-record.ts'

export const view = defineView(import.meta.url, {
  title: 'Rejected claim to be resent',
  says: 'A rejected claim to be resent, worked out: difference, guards and faults. Nothing is written.',
  right: 'work',
  looks: true,
  apart: 'moments',
  path: '/work-items/:id/correction',
  method: 'POST',
  screen: '/rejections/$id/resend',
  without: {
    command: '"overturn correct NO. --rejection" shows it; --out FILE makes it as well.',
  },
  query: correctionQuery(number('Rejection')),
  answer: correctionRecord,
  async read({ store, role, actor }, { id, asTyped, ...asked }) {
    const options = correctionOptions({ rejectionId: id }, asked, role, actor.now)
    return correctionOf(await prepareCorrection(store, { ...options, asTyped }))
  },
})
