// Takes back what a sheet said of who worked on accounts.
import { removeAccountStaff } from '../../store/account-staff.ts'
import { defineAction } from '../action.ts'
import { sheetWithdrawal } from '../withdrawal.ts'

export const action = defineAction(
  import.meta.url,
  sheetWithdrawal(
    {
      title: 'Take a sheet of staff back',
      says: 'Take back what a sheet said of who coded and registered; it can be brought in again.',
      right: 'lead',
      path: '/claims/staff/:id',
      screen: '/patterns',
      verb: 'removed-staff',
      row: 'account',
    },
    removeAccountStaff,
  ),
)
