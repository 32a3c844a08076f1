// The 997, Functional Acknowledgment: the 999's forerunner, which some payers still send.
import * as x from '../describe.ts'
import { transaction999 } from './999.ts'

const { group, verdict } = transaction999.body.slots
const AK3 = x.segment('AK3', 'Segment in error', {
  segment: x.code('Segment', undefined, x.required),
  position: x.decimal('Position in the transaction', x.required),
  loop: x.text('Loop'),
  errors: x.list(5, x.code('Error')),
})
const AK4 = x.segment('AK4', 'Element in error', {
  element: x.composite(
    'Element',
    { position: x.decimal('Element position', x.required), component: x.decimal('Component position') },
    x.required,
  ),
  reference: x.text('Data element number'),
  error: x.code('Error', undefined, x.required),
  copy: x.text('Bad value', { max: 99 }),
})
const responseSlots = transaction999.body.slots.responses.loop.slots
const error = x.loop('AK3', 'Segment in error', {
  segment: x.one(AK3),
  elements: x.loops(x.loop('AK4', 'Element in error', { element: x.one(AK4) })),
})
const response = x.loop('AK2', 'Transaction that is answered', {
  transaction: responseSlots.transaction,
  errors: x.loops(error),
  verdict: responseSlots.oldVerdict,
})
const body = x.loop('body', 'Acknowledgment', { group, responses: x.loops(response), verdict })

export const transaction997 = x.transaction('997', '004010', 'Functional Acknowledgment', 'FA', body)
export type FunctionalAcknowledgment = x.TreeOf<typeof transaction997>
