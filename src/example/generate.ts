// Realistic invented remittances with the truth about them: what every adjustment is, what every claim came to, what balances.
// Used by tests, benchmarks and the example practice. Pure: the same seed makes the same bytes.

import {
  emptyClaim,
  emptyParty,
  OUR_SEPARATORS,
  type RemitClaim,
  type RemitLine,
  type Remittance,
  transaction835,
  writeEnvelope,
  writeTransaction,
} from '../x12/index.ts'
import { tellCarelessly } from './careless.ts'
import {
  EXAMPLE_FAMILY_NAMES,
  EXAMPLE_FIRST_NAMES,
  EXAMPLE_PAYEE,
  EXAMPLE_PAYERS,
  type ExamplePayer,
} from './practice.ts'
import { createRandom, type Random } from './random.ts'
import { type Line, type MadeClaim, makeClaims } from './scenarios.ts'
import type { SentClaim } from './sent.ts'
import { casSegments, type TrueClaim, truthOf } from './truth.ts'

export type { TrueAdjustment, TrueClaim } from './truth.ts'

export interface GenerateOptions {
  readonly seed: number
  readonly claims: number
  /** Claims in one remittance at most. */
  readonly claimsPerRemittance?: number
  /** ISO date of the first remittance. */
  readonly from?: string
  /** Over how many days the remittances are spread; else they follow each other by one to three. */
  readonly days?: number
  /** True: accounts, modifiers and lines come back as careless payers send them (see `careless.ts`). */
  readonly careless?: boolean
}

export interface GeneratedRemittance {
  /** ST to SE as text. */
  readonly text: string
  readonly control: string
  readonly payer: ExamplePayer
  readonly paymentCents: number
  readonly claims: readonly TrueClaim[]
  /** ISO date. */
  readonly date: string
  /** The claims behind it, as they were sent. */
  readonly sent: readonly SentClaim[]
}

/** Makes remittances one by one, so that any size can be made in constant memory. */
export function* generateRemittances(options: GenerateOptions): Generator<GeneratedRemittance> {
  const random = createRandom(options.seed)
  const careless = options.careless === true ? createRandom(options.seed + 1) : undefined
  const most = options.claimsPerRemittance ?? 80
  let left = options.claims
  const from = Temporal.PlainDate.from(options.from ?? '2026-01-05')
  const step = (options.days ?? 0) / Math.ceil(options.claims / most)
  let day = from
  let control = 0
  let account = 0
  while (left > 0) {
    const size = Math.min(left, most)
    const payer = random.pick(EXAMPLE_PAYERS)
    control++
    const remittance = makeRemittance(
      random,
      payer,
      size,
      day,
      control,
      options.seed,
      () => `EX2026-${String(++account).padStart(7, '0')}`,
      careless,
    )
    left -= size
    const pause = random.between(1, 3)
    day = options.days === undefined ? day.add({ days: pause }) : from.add({ days: Math.floor(step * control) })
    yield remittance
  }
}

/** One interchange with all remittances in it, as text, and the truth. For small sizes. */
export function generateFile(options: GenerateOptions): {
  readonly text: string
  readonly remittances: readonly GeneratedRemittance[]
} {
  const remittances = [...generateRemittances(options)]
  const envelope = envelopeFor(remittances.length, options.seed + 1)
  return {
    text: `${envelope.open}${remittances.map(remittance => remittance.text).join('')}${envelope.close}`,
    remittances,
  }
}

/** The envelope around so many generated remittances. */
export function envelopeFor(remittances: number, control = 1): { readonly open: string; readonly close: string } {
  return writeEnvelope(
    {
      sender: { qualifier: 'ZZ', id: 'EXAMPLEPAYER' },
      receiver: { qualifier: 'ZZ', id: 'EXAMPLECLINIC' },
      date: '2026-01-05',
      time: '08:30',
      control,
      test: true,
    },
    transaction835,
    remittances,
    OUR_SEPARATORS,
  )
}

function makeRemittance(
  random: Random,
  payer: ExamplePayer,
  size: number,
  day: Temporal.PlainDate,
  control: number,
  /** Tells the payments of one run from those of another. */
  series: number,
  account: () => string,
  careless: Random | undefined,
): GeneratedRemittance {
  const claims: RemitClaim[] = []
  const truths: TrueClaim[] = []
  const sent: SentClaim[] = []
  while (claims.length < size) {
    const service = day.subtract({ days: random.between(14, 45) })
    const number = account()
    const icn = controlNumber(random, payer)
    const person = {
      last: random.pick(EXAMPLE_FAMILY_NAMES),
      first: random.pick(EXAMPLE_FIRST_NAMES),
      id: `XEX${String(random.below(1e9)).padStart(9, '0')}`,
    }
    const [first, ...more] = makeClaims(random, payer, service.toString())
    if (first === undefined) continue
    sent.push({
      account: number,
      payer,
      person,
      serviceDate: service.toString(),
      frequency: '1',
      ...(first.status === '2' ? { sequence: 'S' } : {}),
      lines: first.lines.map(({ code, modifiers, chargeCents }, at) => ({
        code,
        modifiers,
        chargeCents: Math.abs(chargeCents),
        control: lineControl(number, at),
      })),
    })
    for (const made of [first, ...more]) {
      if (claims.length >= size && made.status !== '22' && !made.scenario.startsWith('correction')) break
      const node = claimNode(made, payer, number, icn, person, service)
      const sentLines = made.lines.map((_, at) => [at + 1])
      const told = careless === undefined ? { node, sentLines } : tellCarelessly(careless, node, sentLines)
      claims.push(told.node)
      truths.push({
        ...truthOf(made, told.node.payment?.account ?? number, icn),
        sentAccount: number,
        sentLines: told.sentLines,
      })
    }
  }
  const paid = truths.reduce((sum, claim) => sum + claim.paidCents, 0)
  const plb = makeProviderAdjustments(random, payer, paid)
  const paymentCents = paid - plb.reduce((sum, adjustment) => sum + adjustment.amountCents, 0)
  const date = day.toString()
  const tree = remittanceTree(payer, {
    date,
    trace: `EFT${String(series % 1_000_000).padStart(6, '0')}${String(control).padStart(6, '0')}`,
    paymentCents,
    claims,
    plb,
  })
  const st02 = String(control).padStart(4, '0')
  return {
    text: writeTransaction(transaction835, tree, st02, OUR_SEPARATORS),
    control: st02,
    payer,
    paymentCents,
    claims: truths,
    date,
    sent,
  }
}

/** A remittance of one of the payers to the clinic, with these claims. */
export function remittanceTree(
  payer: ExamplePayer,
  {
    date,
    trace,
    paymentCents,
    claims,
    plb = [],
  }: {
    /** ISO date. */
    readonly date: string
    readonly trace: string
    readonly paymentCents: number
    readonly claims: readonly RemitClaim[]
    readonly plb?: readonly { readonly code: string; readonly reference: string; readonly amountCents: number }[]
  },
): Remittance {
  return {
    payment: {
      handling: paymentCents === 0 ? 'H' : 'I',
      paymentCents,
      sign: 'C',
      method: paymentCents === 0 ? 'NON' : 'ACH',
      ...(paymentCents === 0
        ? {}
        : {
            format: 'CCP',
            senderBankQualifier: '01',
            senderBank: '011000015',
            senderAccountQualifier: 'DA',
            senderAccount: '999000111',
            originator: '1900000002',
            receiverBankQualifier: '01',
            receiverBank: '011000028',
            receiverAccountQualifier: 'DA',
            receiverAccount: '888000222',
          }),
      date,
    },
    trace: {
      type: '1',
      number: trace,
      originator: '1900000002',
    },
    currency: undefined,
    references: [],
    dates: [{ qualifier: '405', date }],
    payer: emptyParty({
      name: { entity: 'PR', name: payer.name, idQualifier: 'XV', id: payer.id },
      address: { line: '100 EXAMPLE STREET' },
      city: { city: payer.city, state: payer.state, zip: payer.zip },
      contacts: [{ function: 'BL', name: 'PROVIDER SERVICES', numbers: [{ qualifier: 'TE', number: '8005550100' }] }],
    }),
    payee: emptyParty({
      name: { entity: 'PE', name: EXAMPLE_PAYEE.name, idQualifier: 'XX', id: EXAMPLE_PAYEE.npi },
      address: { line: EXAMPLE_PAYEE.street },
      city: { city: EXAMPLE_PAYEE.city, state: EXAMPLE_PAYEE.state, zip: EXAMPLE_PAYEE.zip },
      references: [{ qualifier: 'TJ', number: EXAMPLE_PAYEE.taxId }],
    }),
    otherParties: [],
    headers: [{ number: { number: '1' }, providerSummary: undefined, inpatientSummary: undefined, claims }],
    providerAdjustments:
      plb.length === 0
        ? []
        : [
            {
              provider: EXAMPLE_PAYEE.npi,
              fiscalPeriod: `${date.slice(0, 4)}-12-31`,
              adjustments: plb.map(({ code, reference, amountCents }) => ({
                reason: { code, reference },
                amountCents,
              })),
            },
          ],
  }
}

function makeProviderAdjustments(
  random: Random,
  payer: ExamplePayer,
  paid: number,
): { code: string; reference: string; amountCents: number }[] {
  const found: { code: string; reference: string; amountCents: number }[] = []
  if (random.chance(12)) found.push({ code: 'L6', reference: `${payer.id}INT`, amountCents: -random.between(11, 899) })
  if (random.chance(8) && paid > 20000)
    found.push({
      code: 'WO',
      reference: controlNumber(random, payer),
      amountCents: random.between(500, 15000),
    })
  const rest = paid - found.reduce((sum, adjustment) => sum + adjustment.amountCents, 0)
  // A payment below zero is carried forward: FB negative brings it to nothing.
  if (rest < 0) found.push({ code: 'FB', reference: `${payer.id}FWD`, amountCents: rest })
  return found
}

/** REF*6R of a line, from 0. */
function lineControl(account: string, at: number): string {
  return `${account}-${at + 1}`
}

/** Fifteen digits, as payers number their claims. */
function controlNumber(random: Random, payer: ExamplePayer): string {
  return `${payer.id}${String(random.below(1e9)).padStart(10, '0')}`
}

function claimNode(
  made: MadeClaim,
  payer: ExamplePayer,
  account: string,
  icn: string,
  person: { last: string; first: string; id: string },
  day: Temporal.PlainDate,
): RemitClaim {
  const truth = truthOf(made, account, icn)
  const date = day.toString()
  const payment = {
    account,
    status: made.status,
    chargeCents: truth.chargeCents,
    paidCents: truth.paidCents,
    ...(truth.patientCents === 0 || made.status === '22' ? {} : { patientCents: truth.patientCents }),
    filing: payer.filing,
    payerControl: icn,
    facilityType: '11',
    frequency: '1',
  }
  const lines = made.lines.map((line, at) => lineNode(line, date, lineControl(account, at)))
  return {
    ...emptyClaim(payment, lines),
    patient: { entity: 'QC', type: '1', last: person.last, first: person.first, idQualifier: 'MI', id: person.id },
    rendering: { entity: '82', type: '1', last: 'SAMPLE', first: 'DOCTOR', idQualifier: 'XX', id: EXAMPLE_PAYEE.npi },
    crossover:
      made.status === '19'
        ? { entity: 'TT', type: '2', last: 'EXAMPLE MEDIGAP', idQualifier: 'PI', id: '99001' }
        : undefined,
    outpatient: made.remarks === undefined ? undefined : { remarks: made.remarks },
    references: payer.medicare ? [] : [{ qualifier: '1L', number: `GROUP-${payer.id}-EX` }],
    dates: [
      { qualifier: '232', date },
      { qualifier: '233', date },
      { qualifier: '050', date: day.add({ days: 3 }).toString() },
    ],
    contacts: payer.medicare
      ? []
      : [{ function: 'CX', name: 'CLAIMS', numbers: [{ qualifier: 'TE', number: '8005550101' }] }],
  }
}

function lineNode(line: Line, date: string, control: string): RemitLine {
  return {
    service: {
      procedure: { qualifier: 'HC', code: line.code, modifiers: line.modifiers },
      chargeCents: line.chargeCents,
      paidCents: line.paidCents,
      paidUnits: line.paidCents === 0 ? '0' : '1',
    },
    dates: [{ qualifier: '472', date }],
    adjustments: casSegments(line.parts),
    references: [
      { qualifier: 'LU', number: '11' },
      { qualifier: '6R', number: control },
    ],
    amounts: line.allowedCents === undefined ? [] : [{ qualifier: 'B6', amountCents: line.allowedCents }],
    quantities: [],
    remarks: line.parts.flatMap(each => (each.remarks ?? []).map(remark => ({ list: 'HE', remark }))),
  }
}
