// Proof of timely filing: the chain from the claim as it was sent over the receivers' acknowledgments to the payer's, as data and as a
// text that can go into a letter. States what is in the files and no more; says what is missing for a proof.

import { datedClocksFor } from '../../decide/clocks.ts'
import { dollars } from '../../decide/decide.ts'
import { entryForClaim, recognizePayer } from '../../decide/payers.ts'
import { FILINGS, payerOf } from '../../knowledge/load.ts'
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

export interface ProofStep {
  readonly kind: '837' | 'TA1' | '999' | '997' | '277CA'
  /** ISO date. */
  readonly on: string | null
  readonly by: string
  readonly says: string
  readonly file: string
  readonly sha256: string
  readonly segment: number
}

export interface FilingProof {
  readonly claim: Row<'claim'>
  /** The last day for filing by the payer's default, and how it is counted; undefined where that is not known. */
  readonly limit:
    | { readonly due: string; readonly unit: string; readonly rule: string; readonly sure: string }
    | undefined
  readonly steps: readonly ProofStep[]
  /** `payer`: the payer itself took it in; `receiver`: only a receiver on the way did; `none`. */
  readonly strength: 'payer' | 'receiver' | 'none'
  /** Taken in by the last day, as far as both are known. */
  readonly inTime: boolean | undefined
  readonly missing: readonly string[]
}

/** The proofs of all claims of a denial or an account, oldest first. Throws Refusal `not-found`. */
export async function proveFiling(
  store: Store,
  of: { readonly denialId: number } | { readonly account: string },
): Promise<readonly FilingProof[]> {
  const claims = await claimsOf(store, of)
  if (claims.length === 0)
    throw new Refusal('not-found', 'No claim as it was sent is known for it: import the 837 it went out in.')
  return Promise.all(claims.map(claim => proofOf(store, claim)))
}

async function claimsOf(
  store: Store,
  of: { readonly denialId: number } | { readonly account: string },
): Promise<readonly Row<'claim'>[]> {
  const { kysely } = store
  const sent = kysely.selectFrom('claim').selectAll().orderBy('sent_on').orderBy('id')
  if ('account' in of) return sent.where('account', '=', of.account).execute()
  const denial = await kysely
    .selectFrom('denial')
    .select('remit_claim_id')
    .where('id', '=', of.denialId)
    .executeTakeFirst()
  if (denial === undefined)
    throw new Refusal('not-found', `There is no denial ${of.denialId}.`, '"overturn queue" lists them.')
  const match = await kysely
    .selectFrom('claim_match as m')
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'm.claim_id'))
    .where('m.remit_claim_id', '=', denial.remit_claim_id)
    .select('c.account_key')
    .executeTakeFirst()
  return match === undefined ? [] : sent.where('account_key', '=', match.account_key).execute()
}

async function proofOf(store: Store, claim: Row<'claim'>): Promise<FilingProof> {
  const { kysely } = store
  const sent = await kysely
    .selectFrom('transmission as t')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.file_id'))
    .where('t.id', '=', claim.transmission_id)
    .select(['t.sender', 't.receiver', 't.group_control', 't.interchange_control', 't.reference', 'f.name', 'f.sha256'])
    .executeTakeFirstOrThrow()
  const said = await kysely
    .selectFrom('acknowledged as l')
    .innerJoin('acknowledgment as a', join => join.onRef('a.id', '=', 'l.acknowledgment_id'))
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'a.transmission_id'))
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.file_id'))
    .where('l.claim_id', '=', claim.id)
    .where('a.kind', 'in', ['TA1', '999', '997', '277CA'])
    .selectAll('a')
    .select(['t.sender', 'f.name', 'f.sha256'])
    .orderBy('a.said_on')
    .orderBy('a.id')
    .execute()
  const first: ProofStep = {
    kind: '837',
    on: claim.sent_on,
    by: sent.sender,
    says: `Claim ${claim.account} over ${dollars(claim.charge_cents)} for ${claim.patient_name ?? 'the patient'}, service ${claim.service_from ?? 'without a date'}, to ${claim.payer_name ?? 'the payer'}, in batch ${sent.reference ?? '-'} (group ${sent.group_control}, interchange ${sent.interchange_control}) for ${sent.receiver}.`,
    file: sent.name,
    sha256: sent.sha256,
    segment: claim.segment,
  }
  const steps = [
    first,
    ...said.map(each => ({
      kind: each.kind as ProofStep['kind'],
      on: each.said_on,
      by: each.said_by ?? each.sender,
      says: `${each.says}${each.payer_control === null ? '' : ` The payer's number: ${each.payer_control}.`}`,
      file: each.name,
      sha256: each.sha256,
      segment: each.segment,
    })),
  ]
  const taken = said.filter(each => each.verdict === 'accepted' || each.verdict === 'accepted-with-errors')
  const byPayer = taken.find(each => each.kind === '277CA' && each.account_key !== null)
  const earliest = byPayer ?? taken[0]
  const limit = limitOf(claim)
  const missing = [
    ...(taken.some(each => each.kind === '999' || each.kind === '997')
      ? []
      : ['the 999 that says the batch was taken in']),
    ...(byPayer === undefined ? ['the 277CA in which the payer takes this claim in'] : []),
  ]
  return {
    claim,
    limit,
    steps,
    strength: byPayer !== undefined ? 'payer' : earliest !== undefined ? 'receiver' : 'none',
    inTime: limit === undefined || earliest?.said_on == null ? undefined : earliest.said_on <= limit.due,
    missing,
  }
}

function limitOf(claim: Row<'claim'>): FilingProof['limit'] {
  const named = recognizePayer({ name: claim.payer_name ?? '', identifier: claim.payer_identifier ?? '' })
  const payer = entryForClaim(
    named === undefined ? undefined : payerOf(named),
    FILINGS.get(claim.filing ?? '')?.payerClass ?? 'unknown',
  )
  const service = claim.service_to ?? claim.service_from
  if (payer === undefined || service === null) return undefined
  const clock = datedClocksFor(payer, { service }).find(each => each.level === 'timely-filing')
  return clock === undefined ? undefined : { due: clock.due, unit: clock.unit, rule: clock.rule, sure: clock.sure }
}

/** The proof in sentences, for a letter or a screen. */
export function proofText(proof: FilingProof): string {
  const { claim, steps, limit } = proof
  const verdict =
    proof.strength === 'payer'
      ? 'The payer itself acknowledged that it took this claim in.'
      : proof.strength === 'receiver'
        ? 'A receiver on the way took this claim in; that the payer did is not in the files.'
        : 'Nothing in the files says that this claim was taken in by anybody.'
  const time =
    limit === undefined
      ? 'The last day for filing is not known.'
      : `The last day for filing was ${limit.due} (${limit.unit}, ${limit.rule}${limit.sure === 'high' ? '' : '; a default that the contract may change'}).${proof.inTime === undefined ? '' : proof.inTime ? ' It was taken in by then.' : ' It was taken in after that day.'}`
  return [
    `Filing of claim ${claim.account}`,
    ...steps.map(
      step =>
        `${step.on ?? 'on an unknown day'}  ${step.kind}  ${step.by}: ${step.says} [${step.file}, segment ${step.segment}, SHA-256 ${step.sha256.slice(0, 16)}…]`,
    ),
    verdict,
    time,
    ...(proof.missing.length === 0 ? [] : [`For a full proof there is missing: ${proof.missing.join('; ')}.`]),
  ].join('\n')
}
