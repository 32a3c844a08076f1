// Takes a bank statement back: the wrong account, or the wrong file.
import { withdrawStatement } from '../../store/deposit.ts'
import { defineAction } from '../action.ts'
import { takeRowBack, withdrawal } from '../withdrawal.ts'

export const action = defineAction(
  import.meta.url,
  withdrawal(
    {
      title: 'Take a statement back',
      says: 'Take a bank statement back; its deposits are compared with no payment any more.',
      right: 'work',
      among: '/bank-statements',
      numberOf: 'bank statement',
      screen: '/deposits',
    },
    takeRowBack(withdrawStatement, 'statement', 'withdrew-bank-statement'),
  ),
)
