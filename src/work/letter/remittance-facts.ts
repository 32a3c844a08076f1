// The facts that the remittance states of this claim, each with its element. Pure.
import type { EvidenceFile, EvidenceSegment } from './evidence.ts'
import { elementAt, valueIn } from './evidence.ts'
import { type Fact, type FactKind, printed } from './fact.ts'

type Is = (segment: EvidenceSegment) => boolean

/** Reads facts from segments: what is not there makes none. */
export function createFactReader(file: EvidenceFile) {
  const facts: Fact[] = []
  return {
    facts,
    /** The fact that these elements of the segment come to. */
    add(key: string, title: string, kind: FactKind, segment: EvidenceSegment | undefined, ...elements: string[]): void {
      if (segment === undefined || facts.some(fact => fact.key === key)) return
      const value = valueIn(
        kind,
        elements.map(address => elementAt(segment, address, file.component)),
      )
      // What nothing is left of when it is printed is no fact.
      if (value === undefined || printed({ kind, value }) === '') return
      facts.push({
        key,
        title,
        kind,
        value,
        source: { kind: 'segment', file: file.id, segment: segment.index, elements },
      })
    },
  }
}
export type FactReader = ReturnType<typeof createFactReader>

const named =
  (id: string, at?: number, is?: string): Is =>
  ({ elements }) =>
    elements[0] === id && (at === undefined || elements[at] === is)

export function remittanceFacts(file: EvidenceFile): readonly Fact[] {
  const reader = createFactReader(file)
  const { add } = reader
  const head = (is: Is) => file.head.find(is)
  const payer = head(named('N1', 1, 'PR'))
  add('payer.name', 'Payer', 'text', payer, 'N102')
  const payee = head(named('N1', 1, 'PE'))
  add('billing.name', 'Provider', 'text', payee, 'N102')
  if (payee?.elements[3] === 'XX') add('billing.npi', 'NPI', 'text', payee, 'N104')
  if (payee?.elements[3] === 'FI') add('billing.taxId', 'Tax number', 'text', payee, 'N104')
  add(
    'billing.taxId',
    'Tax number',
    'text',
    head(({ elements }) => elements[0] === 'REF' && elements[1] === 'TJ'),
    'REF02',
  )
  add('remittance.date', 'Date of the remittance', 'date', head(named('DTM', 1, '405')), 'DTM02')
  add('remittance.date', 'Date of the remittance', 'date', head(named('BPR')), 'BPR16')
  add('remittance.trace', 'Number of the payment', 'text', head(named('TRN')), 'TRN02')
  claimFacts(file, reader)
  lineFacts(file, reader)
  return reader.facts
}

/** The claim's own segments, before its first line. */
function claimFacts({ claim }: EvidenceFile, { add }: FactReader): void {
  const firstLine = claim.findIndex(named('SVC'))
  const own = firstLine < 0 ? claim : claim.slice(0, firstLine)
  const [clp] = claim
  add('claim.account', 'Our account', 'text', clp, 'CLP01')
  add('claim.charge', 'Charge', 'money', clp, 'CLP03')
  add('claim.paid', 'Paid', 'money', clp, 'CLP04')
  add('claim.payerControl', 'Payer’s claim number', 'text', clp, 'CLP07')
  const patient = own.find(named('NM1', 1, 'QC'))
  const insured = own.find(named('NM1', 1, 'IL'))
  add('patient.name', 'Patient', 'name', patient, 'NM103', 'NM104')
  add('member.id', 'Member number', 'text', insured, 'NM109')
  add('member.id', 'Member number', 'text', patient, 'NM109')
  add('service.from', 'Date of service', 'date', own.find(named('DTM', 1, '232')), 'DTM02')
  add('service.to', 'Last date of service', 'date', own.find(named('DTM', 1, '233')), 'DTM02')
  reasonFacts(own, 0, { add })
  const said = own.filter(({ elements }) => elements[0] === 'MOA' || elements[0] === 'MIA')
  for (const segment of said) {
    const places = segment.elements[0] === 'MOA' ? [3, 4, 5, 6, 7] : [5, 20, 21, 22, 23]
    for (const place of places) remarkFact(add, segment, `${segment.elements[0]}${String(place).padStart(2, '0')}`, 0)
  }
}

function lineFacts({ claim }: EvidenceFile, { add }: FactReader): void {
  const starts = claim.flatMap((segment, at) => (named('SVC')(segment) ? [at] : []))
  starts.forEach((start, at) => {
    const line = at + 1
    const own = claim.slice(start, starts[at + 1] ?? claim.length)
    const [svc] = own
    add(`line.${line}.procedure`, `Service ${line}`, 'text', svc, 'SVC01-2', 'SVC01-3', 'SVC01-4', 'SVC01-5', 'SVC01-6')
    add(`line.${line}.charge`, `Charge of service ${line}`, 'money', svc, 'SVC02')
    add(`line.${line}.paid`, `Paid of service ${line}`, 'money', svc, 'SVC03')
    const on = own.find(named('DTM', 1, '472')) ?? own.find(named('DTM', 1, '150'))
    add(`line.${line}.on`, `Date of service ${line}`, 'date', on, 'DTM02')
    add('service.from', 'Date of service', 'date', on, 'DTM02')
    reasonFacts(own, line, { add })
    for (const segment of own.filter(named('LQ', 1, 'HE'))) remarkFact(add, segment, 'LQ02', line)
  })
}

/** Every reason of these CAS segments: its code and amount. */
function reasonFacts(segments: readonly EvidenceSegment[], line: number, { add }: Pick<FactReader, 'add'>): void {
  let at = 0
  for (const segment of segments.filter(named('CAS')))
    for (let place = 2; place + 1 < segment.elements.length; place += 3) {
      if ((segment.elements[place] ?? '') === '') continue
      at++
      const code = `CAS${String(place).padStart(2, '0')}`
      const amount = `CAS${String(place + 1).padStart(2, '0')}`
      add(`reason.${line}.${at}.code`, 'Reason of the adjustment', 'text', segment, 'CAS01', code)
      add(`reason.${line}.${at}.amount`, 'Amount of the adjustment', 'money', segment, amount)
    }
}

function remarkFact(add: FactReader['add'], segment: EvidenceSegment, element: string, line: number): void {
  add(`remark.${line}.${segment.index}.${element}`, 'Remark', 'text', segment, element)
}
