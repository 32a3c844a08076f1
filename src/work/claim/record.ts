// Claims as they were sent, their stories and the proof of their filing as every door shows them: the JSON records.
import { z } from 'zod'
import type { Row } from '../../store/store.ts'
import { present } from '../present.ts'
import { presentRowOf } from '../row-record.ts'
import type { FilingProof } from './proof.ts'
import { payerLinkShape, standingShape } from './standing.ts'
import type { ClaimStory } from './timeline.ts'

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()

export const claimRecord = presentRowOf('claim').omit({ accountKey: true })

/** The record of a claim; the key that accounts are compared by is ours alone. */
export function claimOf({ practiceId: _practice, accountKey: _key, ...claim }: Row<'claim'>) {
  return present(claim)
}

/** A part of a claim without the practice and what it lacks. */
export function partOf<Part extends { readonly practiceId: number }>({ practiceId: _practice, ...part }: Part) {
  return present(part)
}

export const storyEntry = z.object({
  at: z.string(),
  kind: z.enum(['sent', 'said', 'decided', 'done', 'made', 'coverage', 'authorization']),
  says: z.string(),
  from: z.string().describe('File and segment, or who'),
  claimId: z.number().optional(),
  remitClaimId: z.number().optional(),
})
const patientPart = z
  .object({ cents: z.number().int(), mayBill: z.boolean(), says: z.string() })
  .describe('The patient’s part after the last payer')

export const timelineRecord = z.object({
  account: z.string(),
  standing: standingShape.describe('What the case comes to; of an account with services on several days, the latest'),
  services: list(
    z.object({
      serviceFrom: z.string().optional(),
      standing: standingShape,
      links: list(payerLinkShape).describe('Names that were taken for one payer, and why'),
    }),
  ).describe('Each service of the account, the latest first'),
  claims: list(claimRecord).describe('As they were sent'),
  entries: list(storyEntry),
  denials: list(presentRowOf('denial')),
  patient: patientPart,
})

/** The record of a story; `account` is what was asked for, where neither a claim nor a denial names it. */
export function timelineOf({ standing, services, claims, entries, denials, patient }: ClaimStory, account = '') {
  return {
    account: claims[0]?.account ?? denials[0]?.account ?? account,
    standing,
    services: services.map(present),
    claims: claims.map(claimOf),
    entries,
    denials: denials.map(partOf),
    patient,
  }
}

export const proofRecord = z.object({
  claim: claimRecord,
  limit: z.object({ due: z.string(), unit: z.string(), rule: z.string(), sure: z.string() }).optional(),
  steps: list(
    z.object({
      kind: z.enum(['837', 'TA1', '999', '997', '277CA']),
      on: z.string().optional(),
      by: z.string(),
      says: z.string(),
      file: z.string(),
      sha256: z.string(),
      segment: z.number(),
    }),
  ),
  strength: z
    .enum(['payer', 'receiver', 'none'])
    .describe('Who says that it was taken in: the payer itself, only a receiver on the way, nobody'),
  inTime: z.boolean().optional(),
  missing: list(z.string()),
  text: z.string().describe('The proof in sentences, for a letter'),
})

/** The record of a proof. */
export function proofOf({ claim, limit, steps, strength, inTime, missing }: FilingProof, text: string) {
  return {
    claim: claimOf(claim),
    ...(limit === undefined ? {} : { limit }),
    steps: steps.map(step => present(step)),
    strength,
    ...(inTime === undefined ? {} : { inTime }),
    missing,
    text,
  }
}
