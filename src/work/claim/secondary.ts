// The claim to the next payer: the primary claim as it was sent, with what the first payer decided in it (coordination of benefits): every
// adjustment as it stands in the remittance, the sequestration cut (253) too, so that it balances to the cent at the next payer.
import { z } from 'zod'
import { denialOfAdjudication } from '../../store/denial.ts'
import { lineMatchesOf, matchOf } from '../../store/match.ts'
import { adjustmentsAtLine, linesOfRemitClaims, remitClaim } from '../../store/remit-claim.ts'
import type { Row, Store } from '../../store/store.ts'
import { type Fault, formatPeriod, situationsOf } from '../../x12/index.ts'
import type { Actor } from '../action.ts'
import { defineAction, targetOf } from '../action.ts'
import { line, titled, yesNo } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { setReference } from './change-claim.ts'
import { type Made, writeOutgoing } from './correct.ts'
import { faultOf, faultRecord } from './correction-record.ts'
import { loadOriginal, type OriginalClaim } from './original.ts'
import { layOutAgain, type Outgoing } from './write-claim.ts'

export interface Secondary {
  readonly original: OriginalClaim
  readonly outgoing: Outgoing
  readonly faults: readonly Fault[]
  /** What the first payer left to the patient: the most the next one may be asked for. */
  readonly patientCents: number
  readonly says: readonly string[]
}

/** The payer that comes next, where the primary claim does not name one. */
export interface NextPayer {
  readonly name: string
  readonly id: string
  /** CLP06 / SBR09: CI, MC, 12 … */
  readonly filing: string
  readonly memberId: string
}

type OtherPayer = Outgoing['node']['otherPayers'][number]
type Cas = OtherPayer['adjustments'][number]

/**
 * Works the claim to the next payer out from an adjudication. Throws Refusal when the claim as sent is not known, when no next payer is
 * named, or when this one was not the first in line.
 */
export async function prepareSecondary(
  store: Store,
  remitClaimId: number,
  next: NextPayer | undefined,
): Promise<Secondary> {
  const adjudication = await remitClaim(store, remitClaimId)
  if (adjudication === undefined) throw new Refusal('not-found', `There is no adjudication ${remitClaimId}.`)
  if (adjudication.reversal)
    throw new Refusal('not-known', 'This is a reversal; the next payer is told what holds now.')
  if (['19', '20', '21'].includes(adjudication.status))
    throw new Refusal(
      'guarded',
      'The payer has passed this claim on by itself (crossover): a second one from you would be denied as a duplicate.',
    )
  const match = await matchOf(store, remitClaimId)
  if (match?.claimId == null || match.sure === 'unsure')
    throw new Refusal(
      'not-known',
      'The claim as it was sent is not known for sure: bring its 837 in, or say which one it is.',
      '"overturn match" says which one it is.',
    )
  const original = await loadOriginal(store, match.claimId)
  const outgoing = await buildSecondary(store, original, adjudication, next)
  const says =
    adjudication.differenceCents === 0
      ? []
      : ["The first payer's own figures do not balance; the next payer may send the claim back for that."]
  return {
    original,
    outgoing,
    faults: situationsOf(layOutAgain(outgoing)),
    patientCents: adjudication.patientCents,
    says,
  }
}

async function buildSecondary(
  store: Store,
  original: OriginalClaim,
  adjudication: Row<'remitClaim'>,
  next: NextPayer | undefined,
): Promise<Outgoing> {
  const { claim, head } = original
  const { node, levels } = claim
  const secondIndex = node.otherPayers.findIndex(other => other.subscriber?.sequence === followerOf(claim.sequence))
  const second = secondIndex < 0 ? undefined : node.otherPayers[secondIndex]
  if (second === undefined && next === undefined)
    throw new Refusal(
      'not-known',
      'The claim names no other payer. Say which one comes next: --payer-name, --payer-id, --filing and --member.',
    )
  const { subscriber, patient } = levels
  const first = await firstPayerOf(store, original, adjudication)
  const lines = await linesWith(store, original, adjudication)
  const follower = next === undefined ? second : undefined
  const newSubscriber = {
    ...subscriber,
    subscriber: {
      ...(follower?.subscriber ?? { relationship: '18' }),
      sequence: followerOf(claim.sequence),
      ...(next === undefined ? {} : { filing: next.filing }),
    },
    name:
      follower?.name ??
      (subscriber.name === undefined
        ? undefined
        : {
            ...subscriber.name,
            name: { ...subscriber.name.name, idQualifier: 'MI', id: next?.memberId ?? subscriber.name.name?.id },
          }),
    payer:
      follower?.payer ??
      (subscriber.payer === undefined
        ? undefined
        : { ...subscriber.payer, references: [], name: { ...subscriber.payer.name, last: next?.name, id: next?.id } }),
  }
  // The next subscriber's own demographics are not in the primary claim's loop for another payer; the same person keeps hers.
  const sameMember =
    newSubscriber.name?.name?.last === subscriber.name?.name?.last &&
    newSubscriber.name?.name?.first === subscriber.name?.name?.first
  const named =
    sameMember && newSubscriber.name !== undefined && subscriber.name !== undefined
      ? {
          ...newSubscriber.name,
          address: newSubscriber.name.address ?? subscriber.name.address,
          city: newSubscriber.name.city ?? subscriber.name.city,
          demographics: newSubscriber.name.demographics ?? subscriber.name.demographics,
        }
      : newSubscriber.name
  return {
    kind: claim.kind,
    head,
    levels: { ...levels, patient, subscriber: { ...newSubscriber, name: named } as typeof subscriber },
    node: {
      ...node,
      claim: { ...node.claim, place: { ...node.claim?.place, frequency: '1' } },
      references: setReference(node.references, 'F8', ''),
      otherPayers: [first, ...node.otherPayers.filter((_, at) => at !== secondIndex)],
      lines,
    } as Outgoing['node'],
  }
}

function followerOf(sequence: string | undefined): string {
  if (sequence === 'P') return 'S'
  if (sequence === 'S') return 'T'
  throw new Refusal(
    'not-known',
    `The claim was sent to payer ${sequence ?? '(not said)'} in line; who comes next cannot be told from that.`,
  )
}

/** Loop 2320 for the payer that has decided: its adjustments at claim level, what it paid, what it left to the patient. */
async function firstPayerOf(
  store: Store,
  { claim }: OriginalClaim,
  adjudication: Row<'remitClaim'>,
): Promise<OtherPayer> {
  const { subscriber } = claim.levels
  return {
    subscriber: { ...subscriber.subscriber },
    adjustments: await adjustmentsOf(store, adjudication.id, 0),
    amounts: [
      { qualifier: 'D', amountCents: adjudication.paidCents },
      ...(adjudication.patientCents > 0 ? [{ qualifier: 'EAF', amountCents: adjudication.patientCents }] : []),
    ],
    demographics: undefined,
    insurance: { benefits: claim.node.claim?.benefits, release: claim.node.claim?.release },
    inpatient: undefined,
    outpatient: undefined,
    name: subscriber.name === undefined ? undefined : { ...subscriber.name, demographics: undefined },
    payer:
      subscriber.payer === undefined
        ? undefined
        : {
            ...subscriber.payer,
            references: [
              ...subscriber.payer.references,
              ...(adjudication.payerControl === null ? [] : [{ qualifier: 'F8', number: adjudication.payerControl }]),
            ],
            dates: hasLines(adjudication) ? [] : paidOn(adjudication),
          },
    others: [],
  }
}

function hasLines({ lines }: Row<'remitClaim'>): boolean {
  return lines > 0
}

function paidOn({ paymentDate }: Row<'remitClaim'>) {
  return paymentDate === null ? [] : [{ qualifier: '573', ...formatPeriod({ from: paymentDate, to: paymentDate }) }]
}

/** Every line as it was sent, with what the first payer decided of it (2430). */
async function linesWith(
  store: Store,
  { claim }: OriginalClaim,
  adjudication: Row<'remitClaim'>,
): Promise<Outgoing['node']['lines']> {
  const decided = await linesOfRemitClaims(store, [adjudication.id])
  const matches = new Map((await lineMatchesOf(store, adjudication.id)).map(match => [match.line, match]))
  const lost = decided.find(line => matches.get(line.line)?.claimLine == null)
  if (lost !== undefined)
    throw new Refusal(
      'ambiguous',
      `Line ${lost.line} of the remittance (${lost.procedure ?? '-'}) answers no line that was sent: the next payer's claim has to be made by hand.`,
    )
  const payer = claim.payer.id ?? ''
  const made = []
  for (const [at, line] of claim.node.lines.entries()) {
    const own = decided.filter(each => matches.get(each.line)?.claimLine === at + 1)
    const adjudications = []
    for (const each of own)
      adjudications.push({
        payment: {
          payer,
          paidCents: each.paidCents,
          procedure: {
            qualifier: 'HC',
            code: each.procedure ?? '',
            modifiers: each.modifiers.split(' ').filter(modifier => modifier !== ''),
          },
          paidUnits: each.units ?? '1',
        },
        adjustments: await adjustmentsOf(store, adjudication.id, each.line),
        dates: paidOn(adjudication),
        amounts: [],
      })
    made.push({ ...line, adjudications: [...line.adjudications, ...adjudications] })
  }
  return made as Outgoing['node']['lines']
}

/** CAS segments of one level: six adjustments at most in each, groups in the order in which they came. */
async function adjustmentsOf(store: Store, remitClaimId: number, line: number): Promise<readonly Cas[]> {
  const rows = await adjustmentsAtLine(store, remitClaimId, line)
  return [...Map.groupBy(rows, row => row.groupCode)].flatMap(([group, own]) =>
    Array.from({ length: Math.ceil(own.length / 6) }, (_, at) => ({
      group,
      adjustments: own.slice(at * 6, at * 6 + 6).map(row => ({
        reason: row.carc,
        amountCents: row.amountCents,
        ...(row.quantity === null ? {} : { quantity: row.quantity }),
      })),
    })),
  )
}

/** The next payer as a field. */
export const nextPayer = titled(
  z
    .object({
      name: line('Name', { most: 60 }),
      id: line('Identifier', { most: 80 }),
      filing: line('Filing indicator', { most: 2, description: 'CI, MC, 12 …' }),
      memberId: line('Member number', { most: 80 }),
    })
    .optional(),
  'Next payer',
  { description: 'Where the claim names none' },
)

export const action = defineAction({
  noun: 'claim',
  verb: 'secondary',
  title: 'Bill the next payer',
  says: 'Make the claim to the next payer, with everything the first one decided; it is kept and followed, and sent the way your claims go.',
  right: 'work',
  on: 'one',
  undo: 'A claim that was made is kept; one that was not sent does nothing.',
  refuses: ['not-found', 'not-known', 'guarded', 'ambiguous'],
  http: { method: 'POST', path: '/adjudications/:id/secondary/make' },
  screen: '/denials/$id',
  without: { command: '"overturn secondary NO. --out FILE" shows it, and writes the file.' },
  input: z.object({
    next: nextPayer,
    test: yesNo('Test', { description: 'Mark it as a test (ISA15 T)' }).default(false),
  }),
  async run({ store, actor }, targets, { next, test }) {
    const made = await makeSecondary(store, targetOf(targets), next, { ...actor, test })
    const { account, payer } = secondaryOf(made)
    return {
      changed: 1,
      says: `Claim ${account} to ${payer ?? 'the next payer'} is made: ${made.name}.`,
      made: { outgoing: made.id, name: made.name },
    }
  },
})

export const secondaryRecord = z.object({
  account: z.string(),
  payer: z.string().optional(),
  sequence: z.string().optional(),
  patientCents: z.number().int().describe('What the first payer left to the patient'),
  says: z.array(z.string()).readonly(),
  faults: z.array(faultRecord).readonly(),
})

/** The record of a claim to the next payer. */
export function secondaryOf({ outgoing, patientCents, says, faults }: Secondary): z.infer<typeof secondaryRecord> {
  const { levels, node } = outgoing
  const payer = levels.subscriber.payer?.name?.last
  const sequence = levels.subscriber.subscriber?.sequence
  return {
    account: node.claim?.account ?? '',
    ...(payer === undefined ? {} : { payer }),
    ...(sequence === undefined ? {} : { sequence }),
    patientCents,
    says,
    faults: faults.map(faultOf),
  }
}

export type MadeSecondary = Secondary & Made

/** Writes it: kept, and followed like every claim that was sent. */
export async function makeSecondary(
  store: Store,
  remitClaimId: number,
  next: NextPayer | undefined,
  actor: Actor & { readonly test: boolean },
): Promise<MadeSecondary> {
  const secondary = await prepareSecondary(store, remitClaimId, next)
  const denial = await denialOfAdjudication(store, remitClaimId)
  const made = await writeOutgoing(store, secondary.outgoing, {
    kind: 'secondary',
    claimId: secondary.original.row.id,
    denialId: denial?.id,
    changes: [],
    original: secondary.original,
    actor,
  })
  return { ...secondary, ...made }
}
