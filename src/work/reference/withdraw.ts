// Takes an official list back: claims are checked against it no more.
import { defineAction } from '../action.ts'
import { withdrawal } from '../withdrawal.ts'
import { withdrawList } from './bring.ts'

export const action = defineAction(
  import.meta.url,
  withdrawal(
    {
      title: 'Take a list back',
      says: 'Take an official list back; claims are checked against it no more, and against the one before it where there is one.',
      right: 'lead',
      among: '/references',
      screen: '/settings',
    },
    async ({ store, actor }, id) => (await withdrawList(store, id, actor)).name,
  ),
)
