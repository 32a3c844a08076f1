// The TA1, Interchange Acknowledgment: one segment in an envelope of its own, without ST and SE.
import { code, date, loop, one, segment, type Transaction, type TreeOf, text, time } from '../describe.ts'

const required = { required: true } as const

const TA1 = segment('TA1', 'Interchange acknowledgment', {
  control: text('Interchange control number', required),
  date: date('Interchange date', required),
  time: time('Interchange time', required),
  verdict: code('Verdict', ['A', 'E', 'R'], required),
  note: code('Note', undefined, required),
})
const body = loop('body', 'Interchange acknowledgment', { acknowledgment: one(TA1, required) })

export const transactionTA1 = {
  set: 'TA1',
  guide: '005010X231A1',
  label: 'Interchange Acknowledgment',
  functionalId: 'FA',
  body,
} as const satisfies Transaction
export type InterchangeAcknowledgment = TreeOf<typeof transactionTA1>
