// Takes a sheet of published figures back.
import { removePublished } from '../../store/published.ts'
import { defineAction } from '../action.ts'
import { sheetWithdrawal } from '../withdrawal.ts'

export const action = defineAction(
  import.meta.url,
  sheetWithdrawal(
    {
      title: 'Take published figures back',
      says: 'Take all published figures of a sheet out; it can be brought in again.',
      right: 'lead',
      path: '/payers/published/:id',
      screen: '/payers/$id',
      verb: 'removed-published',
      row: 'figure',
    },
    removePublished,
  ),
)
