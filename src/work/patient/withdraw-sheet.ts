// Takes a whole sheet of patients' payments back.
import { endPatientSheet } from '../../store/patient-entry.ts'
import { defineAction } from '../action.ts'
import { sheetWithdrawal } from '../withdrawal.ts'

export const action = defineAction(
  import.meta.url,
  sheetWithdrawal(
    {
      title: 'Take a sheet of payments back',
      says: 'Take back all payments that a sheet brought in; it can be brought in again.',
      right: 'work',
      path: '/patients/paid/sheets/:id',
      screen: '/patients',
      verb: 'withdrew-patient-payments',
      row: 'payment',
    },
    endPatientSheet,
  ),
)
