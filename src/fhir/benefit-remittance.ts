// Explanations of benefits as remittances (835): each by itself, since what else its check paid for is not known. Read by the same reader as a payer's own, so
// that one case model holds both. It pays nothing here: the money comes with the payer's own remittance.
import {
  emptyClaim,
  emptyParty,
  OUR_SEPARATORS,
  type RemitClaim,
  type Remittance,
  transaction835,
  writeEnvelope,
  writeTransaction,
} from '../x12/index.ts'
import type { ReadAdjustment, ReadBenefit, ReadLine } from './read-benefit.ts'

/** What the trace and the control number of such a remittance begin with. */
export const BENEFIT_MARK = 'EOB'

/** How such remittances are paid: not at all. */
export const NOT_PAID = 'NON'

/** One file of them; `control` is the number of its envelope, 1 to 999,999,999. */
export function benefitFile(benefits: readonly ReadBenefit[], control: number): string {
  const [first] = benefits
  const { open, close } = writeEnvelope(
    {
      sender: { qualifier: 'ZZ', id: 'PATIENTACCESS' },
      receiver: { qualifier: 'ZZ', id: 'OVERTURN' },
      date: first?.date ?? '2000-01-01',
      time: '00:00',
      control,
      test: false,
    },
    transaction835,
    benefits.length,
    OUR_SEPARATORS,
  )
  const texts = benefits.map((benefit, at) =>
    writeTransaction(
      transaction835,
      treeOf(benefit),
      `${BENEFIT_MARK}${String(at + 1).padStart(6, '0')}`,
      OUR_SEPARATORS,
    ),
  )
  return `${open}${texts.join('')}${close}`
}

/** By which an explanation is known again: the plan's own id of it, and whether it is its taking back. */
export const traceOf = ({ id, cancelled }: Pick<ReadBenefit, 'id' | 'cancelled'>) =>
  `${BENEFIT_MARK}-${id}`.slice(0, 48) + (cancelled ? '-C' : '')

function treeOf(benefit: ReadBenefit): Remittance {
  const { payer, date, paidCents } = benefit
  const id = payer.id === undefined ? {} : { idQualifier: 'XV', id: payer.id }
  return {
    payment: { handling: 'H', paymentCents: paidCents, sign: 'C', method: NOT_PAID, date },
    trace: { type: '1', number: traceOf(benefit), originator: payer.id ?? payer.name },
    currency: undefined,
    references: [],
    dates: [{ qualifier: '405', date }],
    payer: emptyParty({ name: { entity: 'PR', name: payer.name, ...id } }),
    payee: emptyParty({ name: { entity: 'PE', name: 'AS THE PATIENT’S PLAN TOLD IT' } }),
    otherParties: [],
    headers: [
      { number: { number: '1' }, providerSummary: undefined, inpatientSummary: undefined, claims: [claimOf(benefit)] },
    ],
    providerAdjustments: [],
  }
}

function claimOf(benefit: ReadBenefit): RemitClaim {
  const { account, payerControl, chargeCents, paidCents, cancelled, patient, from, to, adjustments } = benefit
  // A line whose service is not named cannot be told from others: then the claim is answered as a whole.
  const named = benefit.lines.every(({ procedure }) => procedure !== undefined)
  const lines = named ? benefit.lines : []
  const all = named ? adjustments : [...adjustments, ...benefit.lines.flatMap(line => line.adjustments)]
  return {
    ...emptyClaim(
      // Which kind of plan it is stands in no explanation: ZZ, mutually defined.
      { account, status: cancelled ? '22' : '1', chargeCents, paidCents, filing: 'ZZ', payerControl },
      lines.map(lineOf),
    ),
    adjustments: casOf(all),
    patient: {
      ...{ entity: 'QC', type: '1', last: patient.last ?? 'NOT NAMED' },
      ...(patient.first === undefined ? {} : { first: patient.first }),
      ...(patient.member === undefined ? {} : { idQualifier: 'MI', id: patient.member }),
    },
    dates: [
      ...(from === undefined ? [] : [{ qualifier: '232', date: from }]),
      ...(to === undefined ? [] : [{ qualifier: '233', date: to }]),
    ],
  }
}

function lineOf({
  procedure = '',
  modifiers,
  chargeCents,
  paidCents,
  units,
  from,
  to,
  allowedCents,
  ...line
}: ReadLine) {
  const qualifier = /^D\d{4}$/.test(procedure) ? 'AD' : 'HC'
  const span =
    to === undefined || to === from
      ? [['472', from] as const]
      : ([
          ['150', from],
          ['151', to],
        ] as const)
  return {
    service: {
      procedure: { qualifier, code: procedure, modifiers: modifiers.slice(0, 4) },
      ...{ chargeCents, paidCents },
      ...(units === undefined ? {} : { paidUnits: units }),
    },
    dates: span.flatMap(([code, date]) => (date === undefined ? [] : [{ qualifier: code, date }])),
    adjustments: casOf(line.adjustments),
    references: [],
    amounts: allowedCents === undefined ? [] : [{ qualifier: 'B6', amountCents: allowedCents }],
    quantities: [],
    remarks: line.remarks.map(remark => ({ list: 'HE', remark })),
  }
}

/** Adjustments by their groups, six to a segment at most. */
function casOf(adjustments: readonly ReadAdjustment[]): RemitClaim['adjustments'] {
  return [...Map.groupBy(adjustments, ({ group }) => group)].flatMap(([group, own]) =>
    Array.from({ length: Math.ceil(own.length / 6) }, (_, at) => ({
      group,
      adjustments: own.slice(at * 6, at * 6 + 6).map(({ carc, cents }) => ({ reason: carc, amountCents: cents })),
    })),
  )
}
