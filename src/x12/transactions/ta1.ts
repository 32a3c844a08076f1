// The TA1, Interchange Acknowledgment: one segment in an envelope of its own, without ST and SE.
import * as x from '../describe.ts'

const TA1 = x.segment('TA1', 'Interchange acknowledgment', {
  control: x.text('Interchange control number', x.required),
  date: x.date('Interchange date', x.required),
  time: x.time('Interchange time', x.required),
  verdict: x.code('Verdict', ['A', 'E', 'R'], x.required),
  note: x.code('Note', undefined, x.required),
})
const body = x.loop('body', 'Interchange acknowledgment', { acknowledgment: x.one(TA1, x.required) })

export const transactionTA1 = x.transaction('TA1', '005010X231A1', 'Interchange Acknowledgment', 'FA', body)
export type InterchangeAcknowledgment = x.TreeOf<typeof transactionTA1>
