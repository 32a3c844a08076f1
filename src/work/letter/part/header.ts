// To whom and about which claim: the head of a letter and the claim's own data. Pure.
import type { LetterRoute } from '../../../knowledge/letters.ts'
import type { Block } from '../letter.ts'
import type { Run, Writing } from '../writing.ts'

const TO = { title: 'Where this payer takes it: address, fax or portal', kind: 'line' } as const

export function header(writing: Writing): Block {
  const { tell } = writing
  return {
    part: 'header',
    kind: 'lines',
    lines: [
      [tell('letter.date', { title: 'Day of the letter', kind: 'date' })],
      [tell('payer.name', { title: 'Payer', kind: 'line' })],
      [tell('to.address', TO)],
    ],
  }
}

/** Facts of the claim that are stated where they are known, in their order. */
const KNOWN: readonly (readonly [key: string, name: string])[] = [
  ['patient.born', 'Date of birth'],
  ['member.group', 'Group'],
  ['claim.payerControl', 'Your claim number'],
  ['billing.name', 'Provider'],
  ['billing.npi', 'NPI'],
  ['billing.taxId', 'Tax number'],
  ['sent.diagnosis', 'Principal diagnosis'],
  ['remittance.date', 'Remittance of'],
  ['remittance.trace', 'Payment number'],
]

export function claimData(writing: Writing, route: LetterRoute | undefined): Block {
  const { tell, book } = writing
  const must = (
    name: string,
    key: string,
    title: string,
  ): { readonly name: string; readonly runs: readonly Run[] } => ({
    name,
    runs: [tell(key, { title, kind: 'line' })],
  })
  return {
    part: 'claim',
    kind: 'values',
    values: [
      ...(route === undefined ? [] : [must('Subject', 'route.title', 'What is asked for')]),
      must('Patient', 'patient.name', 'Name of the patient'),
      must('Member number', 'member.id', 'Member number of the patient'),
      must('Our account', 'claim.account', 'Account'),
      { name: 'Date of service', runs: [tell('service.dates', { title: 'Date of service', kind: 'date' })] },
      ...KNOWN.filter(([key]) => book.has(key)).map(([key, name]) => must(name, key, name)),
      { name: 'Charge', runs: [tell('claim.charge', { title: 'Charge', kind: 'money' })] },
      { name: 'Amount in dispute', runs: [tell('dispute.amount', { title: 'Amount in dispute', kind: 'money' })] },
    ],
  }
}
