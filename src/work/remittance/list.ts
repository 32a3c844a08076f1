// Remittances with their balance, the latest first.
import { z } from 'zod'
import { remittancePage } from '../../store/remittance.ts'
import { inNumberOrder, numberColumn } from '../by-number.ts'
import { begins, is, isTrue, type ListFields } from '../list.ts'
import { isPayer } from '../payer/named.ts'
import { present } from '../present.ts'
import { presentRowOf } from '../row-record.ts'
import { defineList } from '../view.ts'

export const remittanceRecord = presentRowOf('remittance')
  .pick({ id: true, fileId: true, control: true, trace: true, method: true, paymentDate: true, paymentCents: true })
  .extend({
    ...presentRowOf('remittance').pick({ claims: true, paidCents: true, providerAdjustmentCents: true }).shape,
    differenceCents: z.number().int().describe('Claims paid less provider adjustments less the payment'),
    balanced: z.boolean().describe('Every claim and line of it balances too'),
    payer: z.string(),
  })

const FIELDS = {
  id: numberColumn(-7),
  payer: {
    title: 'Payer',
    kind: 'payer',
    shown: true,
    characters: 26,
    filters: {
      payerId: isPayer('payerId'),
    },
  },
  paid: { title: 'Paid on', kind: 'date', of: 'paymentDate', shown: true, characters: 10 },
  trace: {
    title: 'Trace',
    kind: 'text',
    shown: true,
    characters: 18,
    filters: {
      search: begins('Search', ['trace'], {
        option: '--search <text>',
        hint: 'the beginning of a check or trace number',
      }),
      trace: is<string>('Trace', 'trace', 'text', { option: '--trace <number>', hint: 'the number of a payment' }),
    },
  },
  payment: { title: 'Payment', kind: 'cents', of: 'paymentCents', shown: true, characters: -13 },
  claims: { title: 'Claims', kind: 'number', shown: true, characters: -6 },
  balanced: {
    title: 'Balanced',
    kind: 'flag',
    shown: true,
    characters: 8,
    filters: {
      balanced: isTrue('Balanced', 'balanced', {
        option: '--balanced <true|false>',
        hint: 'only those that balance, or only those that do not',
      }),
    },
  },
  difference: { title: 'Difference', kind: 'cents', of: 'differenceCents', characters: -11 },
} as const satisfies ListFields

export const view = defineList(import.meta.url, {
  title: 'Remittances',
  says: 'Remittances with their balance, the latest first.',
  screen: '/remittances',
  right: 'read',
  looks: false,
  record: remittanceRecord,
  hints: {
    empty: 'There is no such remittance: "overturn import FOLDER" brings remittances in.',
    below: '"overturn remittance NO." shows one with its claims.',
  },
  ...inNumberOrder(FIELDS, remittancePage, present),
})
