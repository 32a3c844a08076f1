// The tokens of other systems, as far as anybody may see them: never the tokens themselves, nor what they are known by.
import { listTokens } from '../../store/token.ts'
import { rowOf } from '../row-record.ts'
import { defineView, itemsOf } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Tokens',
  says: 'Tokens of other systems; never the tokens themselves.',
  right: 'admin',
  looks: false,
  screen: '/settings',
  answer: itemsOf(rowOf('apiToken').omit({ hash: true })),
  read: async ({ store }) => ({ items: await listTokens(store) }),
})
