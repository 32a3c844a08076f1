// Takes back that a claim made here went out.
import { defineAction, targetOf } from '../action.ts'
import { OF_OUTGOING, tellNotSent } from './sending.ts'

export const action = defineAction(import.meta.url, {
  ...OF_OUTGOING,
  title: 'It was not sent',
  says: 'Take back that a claim made here went out: its denial is yours again with every deadline.',
  undo: '"overturn sent" says again that it went out.',
  refuses: ['closed'],
  command: 'not-sent',
  http: { method: 'POST', path: '/outgoing/:id/not-sent' },
  async run({ store, actor }, targets) {
    const { account } = await tellNotSent(store, targetOf(targets), actor)
    return { changed: 1, says: `The claim of ${account} is written and not sent yet.` }
  },
})
