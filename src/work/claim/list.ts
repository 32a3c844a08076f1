// The claims as they were sent, the latest first.
import { sentClaims } from '../../store/sent-claim-list.ts'
import { inNumberOrder, numberColumn } from '../by-number.ts'
import { begins, is, type ListFields } from '../list.ts'
import { defineList } from '../view.ts'
import { claimOf, claimRecord } from './record.ts'

const FIELDS = {
  id: numberColumn(-8),
  account: {
    title: 'Account',
    kind: 'text',
    shown: true,
    characters: 20,
    filters: {
      account: is<string>('Account', 'account', 'text', { option: '--account <number>', hint: 'exactly this account' }),
      search: begins('Search', ['account', 'patientName'], {
        option: '--search <text>',
        hint: 'the beginning of an account or of a patient’s name',
      }),
    },
  },
  patient: { title: 'Patient', kind: 'text', of: 'patientName', shown: true, characters: 22 },
  payer: { title: 'Payer', kind: 'text', of: 'payerName', shown: true, characters: 24 },
  service: { title: 'Service', kind: 'date', of: 'serviceFrom', shown: true, characters: 10 },
  charge: { title: 'Charge', kind: 'cents', of: 'chargeCents', shown: true, characters: -11 },
  sent: { title: 'Sent', kind: 'date', of: 'sentOn', shown: true, characters: 10 },
  kind: { title: 'Kind', kind: 'word', of: 'kind', shown: true, characters: 4 },
} as const satisfies ListFields

export const view = defineList(import.meta.url, {
  title: 'Claims',
  says: 'Claims as they were sent, the latest first.',
  screen: '/claims',
  right: 'read',
  looks: true,
  record: claimRecord,
  hints: {
    empty: 'No claim was sent that fits: "overturn import FOLDER" brings the 837s in that went out.',
    below: '"overturn claim NO." shows one; "overturn story --account NO." tells what became of it.',
  },
  ...inNumberOrder(FIELDS, sentClaims, claimOf),
})
