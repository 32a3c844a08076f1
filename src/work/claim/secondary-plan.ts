// The claim to the next payer worked out: whom it goes to, what may be asked, faults. Writes nothing; `secondary` makes it.
import { z } from 'zod'
import { number, titled } from '../input.ts'
import { defineView } from '../view.ts'
import { prepareSecondary } from './next-payer.ts'
import { beforeMedicare, nextPayer, secondaryOf, secondaryRecord } from './secondary.ts'

export const view = defineView(import.meta.url, {
  title: 'Claim to the next payer',
  says: 'The claim to the next payer worked out, with everything the first one decided; or the first claim to the payer that a denial says comes first. Nothing is written.',
  right: 'work',
  looks: true,
  apart: 'moments',
  path: '/adjudications/:id/secondary',
  method: 'POST',
  screen: '/denials/$id',
  without: { command: '"overturn secondary NO." shows it; --out FILE makes it as well.' },
  query: z.object({
    id: number('Claim of a remittance'),
    next: nextPayer,
    insuranceType: beforeMedicare,
    // A body that asks for it to be written is refused, not passed over.
    write: titled(z.literal(false).optional(), 'Write', { description: 'Nothing is written here' }),
    test: titled(z.boolean().optional(), 'Test'),
  }),
  answer: secondaryRecord,
  async read({ store }, { id, next, insuranceType }) {
    return secondaryOf(await prepareSecondary(store, id, next, insuranceType))
  },
})
