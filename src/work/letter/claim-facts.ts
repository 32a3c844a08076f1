// The facts that the claim as it was sent states. Pure.
import type { EvidenceFile } from './evidence.ts'
import type { Fact } from './fact.ts'
import { createFactReader } from './remittance-facts.ts'

export function claimFacts(file: EvidenceFile): readonly Fact[] {
  const reader = createFactReader(file)
  const { add } = reader
  const all = [...file.head, ...file.claim]
  const find = (id: string, at?: number, ...is: readonly string[]) =>
    all.find(({ elements }) => elements[0] === id && (at === undefined || is.includes(elements[at] ?? '')))
  const last = (id: string) => file.head.findLast(({ elements }) => elements[0] === id)
  add('sent.on', 'Day on which the claim was sent', 'date', find('BHT'), 'BHT04')
  const billing = find('NM1', 1, '85')
  add('sent.provider', 'Billing provider', 'name', billing, 'NM103', 'NM104')
  if (billing?.elements[8] === 'XX') add('sent.npi', 'NPI of the billing provider', 'text', billing, 'NM109')
  const taxId = find('REF', 1, 'EI', 'SY')
  add('billing.taxId', 'Tax number', 'text', taxId, 'REF02')
  add('patient.born', 'Born', 'date', last('DMG'), 'DMG02')
  add('member.group', 'Group', 'text', last('SBR'), 'SBR03')
  const [clm] = file.claim
  add('sent.account', 'Account on the claim as sent', 'text', clm, 'CLM01')
  add('sent.charge', 'Charge on the claim as sent', 'money', clm, 'CLM02')
  add('sent.authorization', 'Authorization on the claim', 'text', find('REF', 1, 'G1'), 'REF02')
  const diagnoses = file.claim.find(({ elements }) => elements[0] === 'HI' && /^A?BK/.test(elements[1] ?? ''))
  add('sent.diagnosis', 'Principal diagnosis', 'text', diagnoses, 'HI01-2')
  add(
    'sent.from',
    'Date of service on the claim as sent',
    'date',
    file.claim.find(({ elements }) => elements[0] === 'DTP' && elements[1] === '472'),
    'DTP03',
  )
  const facility = all.findIndex(({ elements }) => elements[0] === 'NM1' && elements[1] === '77')
  const place = facility < 0 ? undefined : all.slice(facility).find(({ elements }) => elements[0] === 'N4')
  const from = billing === undefined ? 0 : all.indexOf(billing)
  const own = all.slice(from).find(({ elements }) => elements[0] === 'N4')
  add('facility.state', 'State of the place of service', 'text', place ?? own, 'N402')
  return reader.facts
}
