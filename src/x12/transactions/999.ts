// The 999, Implementation Acknowledgment (005010X231A1): what a receiver says of a group it got, transaction by transaction.
import {
  code,
  composite,
  decimal,
  list,
  loop,
  loops,
  many,
  one,
  segment,
  type Transaction,
  type TreeOf,
  text,
} from '../describe.ts'

const required = { required: true } as const

const AK1 = segment('AK1', 'Group that is answered', {
  functionalId: code('Functional identifier', undefined, required),
  control: text('Group control number', required),
  version: text('Version'),
})
const AK2 = segment('AK2', 'Transaction that is answered', {
  set: code('Transaction set', undefined, required),
  control: text('Transaction control number', required),
  version: text('Version'),
})
const IK3 = segment('IK3', 'Segment in error', {
  segment: code('Segment', undefined, required),
  position: decimal('Position in the transaction', required),
  loop: text('Loop'),
  error: code('Error'),
})
const CTX = segment('CTX', 'Context', {
  context: composite('Context', { name: text('Context'), value: text('Value') }, required),
  segment: code('Segment'),
  position: decimal('Position in the transaction'),
  loop: text('Loop'),
  element: composite('Element', {
    position: decimal('Element position'),
    component: decimal('Component position'),
    repetition: decimal('Repetition'),
  }),
  reference: composite('Reference', { number: text('Reference number'), more: text('Reference number') }),
})
const IK4 = segment('IK4', 'Element in error', {
  element: composite(
    'Element',
    {
      position: decimal('Element position', required),
      component: decimal('Component position'),
      repetition: decimal('Repetition'),
    },
    required,
  ),
  reference: text('Data element number'),
  error: code('Error', undefined, required),
  copy: text('Bad value', { max: 99 }),
})
const IK5 = segment('IK5', 'Verdict on the transaction', {
  verdict: code('Verdict', ['A', 'E', 'M', 'P', 'R', 'W', 'X'], required),
  errors: list(5, code('Error')),
})
const AK9 = segment('AK9', 'Verdict on the group', {
  verdict: code('Verdict', ['A', 'E', 'M', 'P', 'R', 'W', 'X'], required),
  transactions: decimal('Transactions in the group'),
  received: decimal('Transactions received'),
  accepted: decimal('Transactions accepted'),
  errors: list(5, code('Error')),
})
/** What some senders still write in a 999 for the IK segments: the 997's words. */
const AK5 = segment('AK5', 'Verdict on the transaction', IK5.fields)

const element = loop('2110', 'Element in error', { element: one(IK4), contexts: many(CTX) })
const error = loop('2100', 'Segment in error', { segment: one(IK3), contexts: many(CTX), elements: loops(element) })
const response = loop('2000', 'Transaction that is answered', {
  transaction: one(AK2),
  errors: loops(error),
  verdict: one(IK5),
  oldVerdict: one(AK5),
})
const body = loop('body', 'Acknowledgment', {
  group: one(AK1, required),
  responses: loops(response),
  verdict: one(AK9, required),
})

export const transaction999 = {
  set: '999',
  guide: '005010X231A1',
  label: 'Implementation Acknowledgment',
  functionalId: 'FA',
  body,
} as const satisfies Transaction
export type Acknowledgment = TreeOf<typeof transaction999>
