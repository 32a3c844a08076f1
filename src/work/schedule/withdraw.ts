// Takes a fee schedule back: lines are held to it no more.
import { withdrawSchedule } from '../../store/schedule.ts'
import { defineAction } from '../action.ts'
import { takeRowBack, withdrawal } from '../withdrawal.ts'

export const action = defineAction(
  import.meta.url,
  withdrawal(
    {
      title: 'Take a schedule back',
      says: 'Take a fee schedule back; lines are held to it no more, and to the one before it where there is one.',
      right: 'lead',
      among: '/schedules',
      screen: '/underpaid',
    },
    takeRowBack(withdrawSchedule, 'schedule', 'withdrew-schedule'),
  ),
)
