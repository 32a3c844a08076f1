// The 997, Functional Acknowledgment: the 999's forerunner, which some payers still send.
import {
  code,
  composite,
  decimal,
  list,
  loop,
  loops,
  one,
  segment,
  type Transaction,
  type TreeOf,
  text,
} from '../describe.ts'
import { transaction999 } from './999.ts'

const required = { required: true } as const

const { group, verdict } = transaction999.body.slots
const AK3 = segment('AK3', 'Segment in error', {
  segment: code('Segment', undefined, required),
  position: decimal('Position in the transaction', required),
  loop: text('Loop'),
  errors: list(5, code('Error')),
})
const AK4 = segment('AK4', 'Element in error', {
  element: composite(
    'Element',
    { position: decimal('Element position', required), component: decimal('Component position') },
    required,
  ),
  reference: text('Data element number'),
  error: code('Error', undefined, required),
  copy: text('Bad value', { max: 99 }),
})
const responseSlots = transaction999.body.slots.responses.loop.slots
const error = loop('AK3', 'Segment in error', {
  segment: one(AK3),
  elements: loops(loop('AK4', 'Element in error', { element: one(AK4) })),
})
const response = loop('AK2', 'Transaction that is answered', {
  transaction: responseSlots.transaction,
  errors: loops(error),
  verdict: responseSlots.oldVerdict,
})
const body = loop('body', 'Acknowledgment', { group, responses: loops(response), verdict })

export const transaction997 = {
  set: '997',
  guide: '004010',
  label: 'Functional Acknowledgment',
  functionalId: 'FA',
  body,
} as const satisfies Transaction
export type FunctionalAcknowledgment = TreeOf<typeof transaction997>
