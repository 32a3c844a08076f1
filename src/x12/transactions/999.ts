// The 999, Implementation Acknowledgment (005010X231A1): what a receiver says of a group it got, transaction by transaction.
import * as x from '../describe.ts'

const AK1 = x.segment('AK1', 'Group that is answered', {
  functionalId: x.code('Functional identifier', undefined, x.required),
  control: x.text('Group control number', x.required),
  version: x.text('Version'),
})
const AK2 = x.segment('AK2', 'Transaction that is answered', {
  set: x.code('Transaction set', undefined, x.required),
  control: x.text('Transaction control number', x.required),
  version: x.text('Version'),
})
const IK3 = x.segment('IK3', 'Segment in error', {
  segment: x.code('Segment', undefined, x.required),
  position: x.decimal('Position in the transaction', x.required),
  loop: x.text('Loop'),
  error: x.code('Error'),
})
const CTX = x.segment('CTX', 'Context', {
  context: x.composite('Context', { name: x.text('Context'), value: x.text('Value') }, x.required),
  segment: x.code('Segment'),
  position: x.decimal('Position in the transaction'),
  loop: x.text('Loop'),
  element: x.composite('Element', {
    position: x.decimal('Element position'),
    component: x.decimal('Component position'),
    repetition: x.decimal('Repetition'),
  }),
  reference: x.composite('Reference', { number: x.text('Reference number'), more: x.text('Reference number') }),
})
const IK4 = x.segment('IK4', 'Element in error', {
  element: x.composite(
    'Element',
    {
      position: x.decimal('Element position', x.required),
      component: x.decimal('Component position'),
      repetition: x.decimal('Repetition'),
    },
    x.required,
  ),
  reference: x.text('Data element number'),
  error: x.code('Error', undefined, x.required),
  copy: x.text('Bad value', { max: 99 }),
})
const IK5 = x.segment('IK5', 'Verdict on the transaction', {
  verdict: x.code('Verdict', ['A', 'E', 'M', 'P', 'R', 'W', 'X'], x.required),
  errors: x.list(5, x.code('Error')),
})
const AK9 = x.segment('AK9', 'Verdict on the group', {
  verdict: x.code('Verdict', ['A', 'E', 'M', 'P', 'R', 'W', 'X'], x.required),
  transactions: x.decimal('Transactions in the group'),
  received: x.decimal('Transactions received'),
  accepted: x.decimal('Transactions accepted'),
  errors: x.list(5, x.code('Error')),
})
/** What some senders still write in a 999 for the IK segments: the 997's words. */
const AK5 = x.segment('AK5', 'Verdict on the transaction', IK5.fields)

const element = x.loop('2110', 'Element in error', { element: x.one(IK4), contexts: x.many(CTX) })
const error = x.loop('2100', 'Segment in error', {
  segment: x.one(IK3),
  contexts: x.many(CTX),
  elements: x.loops(element),
})
const response = x.loop('2000', 'Transaction that is answered', {
  transaction: x.one(AK2),
  errors: x.loops(error),
  verdict: x.one(IK5),
  oldVerdict: x.one(AK5),
})
const body = x.loop('body', 'Acknowledgment', {
  group: x.one(AK1, x.required),
  responses: x.loops(response),
  verdict: x.one(AK9, x.required),
})

export const transaction999 = x.transaction('999', '005010X231A1', 'Implementation Acknowledgment', 'FA', body)
export type Acknowledgment = x.TreeOf<typeof transaction999>
