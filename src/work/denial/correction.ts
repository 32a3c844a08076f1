// The corrected claim of a denial worked out: difference, guards and faults. Writes nothing; `correct` makes it.
import { prepareCorrection } from '../claim/correct.ts'
import { correctionOf, correctionOptions, correctionQuery, correctionRecord } from '../claim/correction-record.ts'
import { number } from '../input.ts'
import { defineView } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Corrected claim',
  says: 'The corrected claim of a denial worked out: difference, guards and faults. Nothing is written.',
  right: 'work',
  looks: true,
  apart: 'moments',
  path: '/denials/:id/correction',
  method: 'POST',
  screen: '/denials/$id/correct',
  without: { command: '"overturn correct NO. --set FIELD=VALUE" shows it; --out FILE makes it as well.' },
  query: correctionQuery(number('Denial')),
  answer: correctionRecord,
  async read({ store, role, actor }, { id, asTyped, ...asked }) {
    const options = correctionOptions({ denialId: id }, asked, role, actor.now)
    return correctionOf(await prepareCorrection(store, { ...options, asTyped }))
  },
})
