// Billing the next payer as an action: the claim is worked out from the case's standing, written, kept and followed.
import { z } from 'zod'
import { FILINGS } from '../../knowledge/load.ts'
import { BEFORE_MEDICARE, OTHER_PAYER_ORDERS, type OtherPayerOrder } from '../../knowledge/other-payer.ts'
import { denialOfAdjudication } from '../../store/denial.ts'
import type { Store } from '../../store/store.ts'
import { type Actor, defineAction, targetOf } from '../action.ts'
import { choice, line, titled, yesNo } from '../input.ts'
import { faultOf, faultRecord } from './correction-record.ts'
import { type Made, outcomeOf, writeOutgoing } from './keep-outgoing.ts'
import { prepareSecondary, saysWhyInType } from './next-payer.ts'
import type { NextPayer, Secondary } from './to-payer.ts'

/** The next payer as a field. */
export const nextPayer = titled(
  z
    .object({
      name: line('Name', { most: 60 }),
      id: line('Identifier', { most: 80 }),
      filing: choice('Filing indicator', [...FILINGS.keys()] as [string, ...string[]], {
        description: 'what kind of payer it is (SBR09)',
        labels: Object.fromEntries([...FILINGS.values()].map(({ code, meaning }) => [code, meaning])),
      }),
      memberId: line('Member number', { most: 80 }),
    })
    .optional(),
  'Next payer',
  { description: 'Where the claim names none' },
)

/** Why Medicare is not the first, as a field. */
export const beforeMedicare = choice(
  'Why Medicare is not first',
  [...BEFORE_MEDICARE.keys()] as [string, ...string[]],
  {
    description: 'Of a claim to Medicare after another payer (SBR05)',
    labels: Object.fromEntries(BEFORE_MEDICARE),
  },
).optional()

export const action = defineAction(import.meta.url, {
  title: 'Bill the other payer',
  says: 'Make the claim to the next payer, with everything the first one decided; where a denial says that another payer comes first, or that it was the wrong one, that payer’s own first claim. It is kept and followed, and sent the way your claims go.',
  right: 'work',
  on: 'one',
  undo: 'A claim that was made is kept; one that was not sent does nothing.',
  refuses: ['not-known', 'guarded', 'ambiguous'],
  http: { method: 'POST', path: '/adjudications/:id/secondary/make' },
  screen: '/denials/$id',
  apart: 'moments',
  without: { command: '"overturn secondary NO. --out FILE" shows it, and writes the file.' },
  input: z.object({
    next: nextPayer,
    insuranceType: beforeMedicare,
    test: yesNo('Test', { description: 'Mark it as a test (ISA15 T)' }).default(false),
  }),
  async run({ store, actor }, targets, { next, insuranceType, test }) {
    const made = await makeSecondary(store, targetOf(targets), { next, insuranceType }, { ...actor, test })
    const { account, payer } = secondaryOf(made)
    return outcomeOf(made, `Claim ${account} to ${payer ?? 'the next payer'} is made: ${made.name}.`)
  },
})

export const secondaryRecord = z.object({
  order: z
    .enum(OTHER_PAYER_ORDERS)
    .describe(
      'As its first claim, instead of the payer that denied, next with what the earlier ones decided, or back to the one that denied with what the first decided',
    ),
  account: z.string(),
  payer: z.string().optional(),
  sequence: z.string().optional(),
  insuranceType: z
    .string()
    .optional()
    .describe('Why Medicare is not first (SBR05), where the claim goes there after another payer'),
  asksInsuranceType: z.boolean().describe('Whether the claim goes to Medicare after another payer'),
  earlier: z.array(z.string()).readonly().describe('The payers that have decided, the first one first'),
  patientCents: z.number().int().describe('What they left to the patient, by the word of the last of them'),
  says: z.array(z.string()).readonly(),
  faults: z.array(faultRecord).readonly(),
})

/** The record of a claim to the next payer. */
export function secondaryOf({
  order,
  outgoing,
  earlier,
  patientCents,
  says,
  faults,
}: Secondary): z.infer<typeof secondaryRecord> {
  const { levels, node } = outgoing
  const payer = levels.subscriber.payer?.name?.last
  const { sequence, insuranceType } = levels.subscriber.subscriber ?? {}
  const asksInsuranceType = saysWhyInType(outgoing)
  return {
    order,
    account: node.claim?.account ?? '',
    ...(payer === undefined ? {} : { payer }),
    ...(sequence === undefined ? {} : { sequence }),
    ...(insuranceType === undefined || !asksInsuranceType ? {} : { insuranceType }),
    asksInsuranceType,
    earlier,
    patientCents,
    says,
    faults: faults.map(faultOf),
  }
}

/** What it is kept as: one that goes back is a new claim to the payer that denied, and meets its deadlines once it is sent. */
const KIND_OF: Readonly<Record<OtherPayerOrder, string>> = {
  first: 'primary',
  instead: 'primary',
  next: 'secondary',
  back: 'new',
}

/** What a person says of it: whom it goes to, where the claim names nobody, and why Medicare is not the first. */
export interface AskedNext {
  readonly next?: NextPayer | undefined
  readonly insuranceType?: string | undefined
}

export type MadeSecondary = Secondary & Made

/** Writes it: kept, and followed like every claim that was sent. */
export async function makeSecondary(
  store: Store,
  remitClaimId: number,
  { next, insuranceType }: AskedNext,
  actor: Actor & { readonly test: boolean },
): Promise<MadeSecondary> {
  const secondary = await prepareSecondary(store, remitClaimId, next, insuranceType)
  const denial = await denialOfAdjudication(store, secondary.from)
  const made = await writeOutgoing(store, secondary.outgoing, {
    kind: KIND_OF[secondary.order],
    claimId: secondary.original.row.id,
    denialId: denial?.id,
    changes: [],
    original: secondary.original,
    actor,
  })
  return { ...secondary, ...made }
}
