// The appeal letter of a denial worked out: what it says and from where, what is still to be answered, what speaks against it. Writes nothing.
import { z } from 'zod'
import { number } from '../input.ts'
import { letterRecord, letterRecordOf, letterShape } from '../letter/letter-record.ts'
import { prepareLetter } from '../letter/prepare.ts'
import { defineView } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Appeal letter',
  says: 'The appeal letter of a denial worked out: each value with its source, questions, guards, enclosures. Nothing is written.',
  right: 'work',
  looks: true,
  apart: 'moments',
  path: '/denials/:id/letter',
  method: 'POST',
  screen: '/denials/$id/appeal',
  without: { command: '"overturn appeal NO." shows it; --out DIR makes it as well.' },
  query: z.object({ id: number('Denial'), ...letterShape }),
  answer: letterRecord,
  async read({ store, actor, role }, { id, ...asked }) {
    return letterRecordOf(await prepareLetter(store, id, asked, { now: actor.now, role }))
  },
})
