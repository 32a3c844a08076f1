// The other half of the invented clinic's story: the claims behind its remittances as 837P files, and what the receivers said of them
// (999, 277CA). Made from the same facts, so that one answers the other to the line.
import {
  type Claim837P,
  type ClaimStatus,
  type Claims837P,
  NOTHING_FOLLOWS,
  OUR_SEPARATORS,
  type Transaction,
  type TreeOf,
  transaction277CA,
  transaction837P,
  transaction999,
  writeEnvelope,
  writeTransaction,
} from '../x12/index.ts'
import { EXAMPLE_PAYEE, type ExamplePayer } from './practice.ts'

/** One claim as the clinic sent it. */
export interface SentClaim {
  readonly account: string
  readonly payer: ExamplePayer
  readonly person: { readonly last: string; readonly first: string; readonly id: string }
  /** ISO date. */
  readonly serviceDate: string
  readonly lines: readonly {
    readonly code: string
    readonly modifiers: readonly string[]
    readonly chargeCents: number
    readonly control: string
  }[]
  readonly frequency: string
  /** REF*F8 of a replacement. */
  readonly originalControl?: string
  readonly authorization?: string
  /** SBR01; P by default. */
  readonly sequence?: string
}

export interface BatchOptions {
  /** ISO date on which the batch is sent. */
  readonly date: string
  /** Number of the interchange, the group and the batch. */
  readonly control: number
}

const SUBMITTER = { qualifier: 'ZZ', id: 'EXAMPLECLINIC' } as const
const RECEIVER = { qualifier: 'ZZ', id: 'EXAMPLEHOUSE' } as const

/** Invented diagnoses: which one a claim bears follows from its account. */
const DIAGNOSES = ['Z0000', 'M1711', 'E119', 'I10', 'J069', 'R5383'] as const

/** One interchange with one 837P: every claim of a batch. */
export function writeClaims(claims: readonly SentClaim[], { date, control }: BatchOptions): string {
  const tree: Claims837P = {
    beginning: { structure: '0019', purpose: '00', reference: batchReference(control), date, time: '0830', type: 'CH' },
    references: [],
    submitter: party({ entity: '41', type: '2', last: EXAMPLE_PAYEE.name, idQualifier: '46', id: SUBMITTER.id }, [
      { function: 'IC', name: 'BILLING', numbers: [{ qualifier: 'TE', number: '2075550100' }] },
    ]),
    receiver: party({ entity: '40', type: '2', last: 'EXAMPLE HOUSE', idQualifier: '46', id: RECEIVER.id }),
    providers: [
      {
        level: { id: '1', level: '20', child: '1' },
        specialty: { role: 'BI', qualifier: 'PXC', taxonomy: '207Q00000X' },
        currency: undefined,
        billing: {
          ...party({ entity: '85', type: '2', last: EXAMPLE_PAYEE.name, idQualifier: 'XX', id: EXAMPLE_PAYEE.npi }),
          address: { line: EXAMPLE_PAYEE.street },
          city: { city: EXAMPLE_PAYEE.city, state: EXAMPLE_PAYEE.state, zip: EXAMPLE_PAYEE.zip },
          references: [{ qualifier: 'EI', number: EXAMPLE_PAYEE.taxId }],
        },
        payTo: undefined,
        payToPlan: undefined,
        others: [],
        subscribers: claims.map((claim, at) => subscriberNode(claim, String(at + 2))),
      },
    ],
  }
  return writeFile(transaction837P, tree, SUBMITTER, RECEIVER, { date, control })
}

/** BHT03 of a batch. */
export function batchReference(control: number): string {
  return `BATCH${String(control).padStart(6, '0')}`
}

function party(
  name: { entity: string; type: string; last: string; idQualifier?: string; id?: string; first?: string },
  contacts: NonNullable<Claims837P['submitter']>['contacts'] = [],
) {
  return {
    name,
    ...NOTHING_FOLLOWS,
    contacts,
  }
}

type SubscriberNode = Claims837P['providers'][number]['subscribers'][number]

function subscriberNode(claim: SentClaim, id: string): SubscriberNode {
  const { person, payer } = claim
  return {
    level: { id, parent: '1', level: '22', child: '0' },
    subscriber: { sequence: claim.sequence ?? 'P', relationship: '18', filing: payer.filing },
    patient: undefined,
    name: {
      ...party({ entity: 'IL', type: '1', last: person.last, first: person.first, idQualifier: 'MI', id: person.id }),
      address: { line: '12 INVENTED LANE' },
      city: { city: 'SAMPLETON', state: 'ME', zip: '04002' },
      demographics: { format: 'D8', born: bornOf(person.id), gender: 'U' },
    },
    payer: party({ entity: 'PR', type: '2', last: payer.name, idQualifier: 'PI', id: payer.id }),
    others: [],
    claims: [claimNode(claim)],
    patients: [],
  }
}

/** A date of birth that follows from the member's number. */
function bornOf(id: string): string {
  const number = Number(id.replaceAll(/\D/g, '').slice(-6))
  return `${1940 + (number % 60)}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`
}

function claimNode(claim: SentClaim): Claim837P {
  const day = claim.serviceDate.replaceAll('-', '')
  const number = Number(claim.account.replaceAll(/\D/g, '').slice(-6))
  const diagnosis = DIAGNOSES[number % DIAGNOSES.length] ?? DIAGNOSES[0]
  return {
    claim: {
      account: claim.account,
      chargeCents: claim.lines.reduce((sum, line) => sum + line.chargeCents, 0),
      place: { facility: '11', qualifier: 'B', frequency: claim.frequency },
      signature: 'Y',
      assignment: 'A',
      benefits: 'Y',
      release: 'Y',
    },
    dates: [],
    attachments: [],
    contract: undefined,
    amounts: [],
    references: [
      ...(claim.authorization === undefined ? [] : [{ qualifier: 'G1', number: claim.authorization }]),
      ...(claim.originalControl === undefined ? [] : [{ qualifier: 'F8', number: claim.originalControl }]),
    ],
    fileInformation: [],
    notes: [],
    ambulance: undefined,
    conditions: [],
    health: [{ codes: [{ code: { qualifier: 'ABK', code: diagnosis } }] }],
    quantities: [],
    pricing: undefined,
    spinal: undefined,
    referring: undefined,
    rendering: {
      ...party({ entity: '82', type: '1', last: 'SAMPLE', first: 'DOCTOR', idQualifier: 'XX', id: EXAMPLE_PAYEE.npi }),
      specialty: { role: 'PE', qualifier: 'PXC', taxonomy: '207Q00000X' },
    },
    facility: undefined,
    supervising: undefined,
    otherParties: [],
    otherPayers: [],
    lines: claim.lines.map((line, at) => lineNode(line, at, day)),
  }
}

type LineNode = Claim837P['lines'][number]

function lineNode(line: SentClaim['lines'][number], at: number, day: string): LineNode {
  return {
    number: { number: String(at + 1) },
    service: {
      procedure: { qualifier: 'HC', code: line.code, modifiers: line.modifiers },
      chargeCents: line.chargeCents,
      unit: 'UN',
      units: '1',
      pointers: { pointers: ['1'] },
    },
    equipmentService: undefined,
    attachments: [],
    ambulance: undefined,
    equipment: undefined,
    conditions: [],
    dates: [{ qualifier: '472', format: 'D8', value: day }],
    quantities: [],
    measurements: [],
    contract: undefined,
    references: [{ qualifier: '6R', number: line.control }],
    amounts: [],
    fileInformation: [],
    notes: [],
    pricing: undefined,
    purchased: undefined,
    drugs: [],
    otherParties: [],
    adjudications: [],
    forms: [],
  }
}

/** The 999 for a batch: accepted. */
export function writeAcceptance({ date, control }: BatchOptions): string {
  return writeFile(
    transaction999,
    {
      group: { functionalId: 'HC', control: String(control), version: transaction837P.guide },
      responses: [
        {
          transaction: { set: '837', control: '0001', version: transaction837P.guide },
          errors: [],
          verdict: { verdict: 'A' },
          oldVerdict: undefined,
        },
      ],
      verdict: { verdict: 'A', transactions: '1', received: '1', accepted: '1' },
    },
    RECEIVER,
    SUBMITTER,
    { date, control },
  )
}

/** What a payer says of one claim in a 277CA. */
export interface ClaimVerdict {
  readonly claim: SentClaim
  /** STC01: category and status, as `A2:20`, or `A3:21:IL` for a rejection. */
  readonly status: string
  /** The payer's number, once it has one. */
  readonly payerControl?: string
}

type Status = NonNullable<ClaimStatus['sources'][number]['trace'][number]>

function statusNode(parts: Partial<Status>): Status {
  return {
    trace: undefined,
    statuses: [],
    references: [],
    dates: [],
    periods: [],
    attachments: [],
    quantities: [],
    amounts: [],
    lines: [],
    ...parts,
  }
}

/** The 277CA for a batch, from one payer. */
export function writeClaimAcknowledgment(
  payer: ExamplePayer,
  verdicts: readonly ClaimVerdict[],
  { date, control }: BatchOptions,
): string {
  const day = date.replaceAll('-', '')
  const total = verdicts.reduce((sum, { claim }) => sum + chargeOf(claim), 0)
  const tree: ClaimStatus = {
    beginning: {
      structure: '0085',
      purpose: '08',
      reference: `CA${batchReference(control)}`,
      date,
      time: '0915',
      type: 'TH',
    },
    sources: [
      {
        level: { id: '1', level: '20', child: '1' },
        names: [party({ entity: 'PR', type: '2', last: payer.name, idQualifier: 'PI', id: payer.id })],
        trace: [
          statusNode({
            trace: { type: '1', number: `${payer.id}${control}` },
            dates: [
              { qualifier: '050', format: 'D8', value: day },
              { qualifier: '009', format: 'D8', value: day },
            ],
          }),
        ],
        receivers: [
          {
            level: { id: '2', parent: '1', level: '21', child: '1' },
            names: [party({ entity: '41', type: '2', last: EXAMPLE_PAYEE.name, idQualifier: '46', id: SUBMITTER.id })],
            statuses: [
              statusNode({
                trace: { type: '2', number: batchReference(control) },
                statuses: [{ status: { category: 'A1', status: '19' }, date, action: 'WQ', chargeCents: total }],
              }),
            ],
            providers: [
              {
                level: { id: '3', parent: '2', level: '19', child: '1' },
                names: [
                  party({
                    entity: '85',
                    type: '2',
                    last: EXAMPLE_PAYEE.name,
                    idQualifier: 'XX',
                    id: EXAMPLE_PAYEE.npi,
                  }),
                ],
                statuses: [],
                subscribers: verdicts.map((verdict, at) => acknowledgedSubscriber(verdict, at, date)),
              },
            ],
          },
        ],
      },
    ],
  }
  return writeFile(transaction277CA, tree, RECEIVER, SUBMITTER, { date, control })
}

function acknowledgedSubscriber(verdict: ClaimVerdict, at: number, date: string) {
  const { person } = verdict.claim
  return {
    level: { id: String(at + 4), parent: '3', level: 'PT' },
    demographics: undefined,
    names: [
      party({ entity: 'QC', type: '1', last: person.last, first: person.first, idQualifier: 'MI', id: person.id }),
    ],
    claims: [claimStatus(verdict, date)],
    dependents: [],
  }
}

function claimStatus({ claim, status, payerControl }: ClaimVerdict, date: string): Status {
  const [category = '', code = '', entity] = status.split(':')
  return statusNode({
    trace: { type: '2', number: claim.account },
    statuses: [
      {
        status: { category, status: code, ...(entity === undefined ? {} : { entity }) },
        date,
        action: category === 'A3' ? 'U' : 'WQ',
        chargeCents: chargeOf(claim),
      },
    ],
    references: payerControl === undefined ? [] : [{ qualifier: '1K', number: payerControl }],
    dates: [{ qualifier: '472', format: 'D8', value: claim.serviceDate.replaceAll('-', '') }],
  })
}

function chargeOf(claim: SentClaim): number {
  return claim.lines.reduce((sum, line) => sum + line.chargeCents, 0)
}

function writeFile<T extends Transaction>(
  description: T,
  tree: TreeOf<T>,
  sender: { readonly qualifier: string; readonly id: string },
  receiver: { readonly qualifier: string; readonly id: string },
  { date, control }: BatchOptions,
): string {
  const envelope = writeEnvelope(
    { sender, receiver, date, time: '08:30', control, test: true },
    description,
    1,
    OUR_SEPARATORS,
  )
  return `${envelope.open}${writeTransaction(description, tree, '0001', OUR_SEPARATORS)}${envelope.close}`
}
