// Proof of timely filing: the chain from the claim as it was sent over the receivers' acknowledgments to the payer's, as data and as a
// text that can go into a letter. States what is in the files and no more; says what is missing for a proof.

import { datedClocksFor } from '../../decide/clocks.ts'
import { dollars } from '../../decide/decide.ts'
import { claimsBehind, claimsWithAccount, receiptsOf } from '../../store/claim.ts'
import { newestClockOverrides } from '../../store/clock-override.ts'
import { denialById } from '../../store/denial.ts'
import { fileById } from '../../store/file.ts'
import { payersByName } from '../../store/payer.ts'
import type { Row, Store } from '../../store/store.ts'
import { transmissionById } from '../../store/transmission.ts'
import { ownClocksFor } from '../payer/clock-overrides.ts'
import { payerOnClaim } from '../payer/on-claim.ts'
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
  if ('account' in of) return claimsWithAccount(store, of.account)
  const denial = await denialById(store, of.denialId)
  if (denial === undefined)
    throw new Refusal('not-found', `There is no denial ${of.denialId}.`, '"overturn queue" lists them.')
  return claimsBehind(store, denial.remitClaimId)
}

async function proofOf(store: Store, claim: Row<'claim'>): Promise<FilingProof> {
  const said = await receiptsOf(store, claim.id)
  const steps: readonly ProofStep[] = [
    await sendingOf(store, claim),
    ...said.map(each => ({
      kind: each.kind as ProofStep['kind'],
      on: each.saidOn,
      by: each.saidBy ?? each.sender,
      says: `${each.says}${each.payerControl === null ? '' : ` The payer's number: ${each.payerControl}.`}`,
      file: each.name,
      sha256: each.sha256,
      segment: each.segment,
    })),
  ]
  const taken = said.filter(each => each.verdict === 'accepted' || each.verdict === 'accepted-with-errors')
  const byPayer = taken.find(each => each.kind === '277CA' && each.accountKey !== null)
  const earliest = byPayer ?? taken[0]
  const limit = await limitOf(store, claim)
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
    inTime: limit === undefined || earliest?.saidOn == null ? undefined : earliest.saidOn <= limit.due,
    missing,
  }
}

/** The first step: the claim itself, in the batch it was sent in. */
async function sendingOf(store: Store, claim: Row<'claim'>): Promise<ProofStep> {
  const sent = await transmissionById(store, claim.transmissionId)
  const file = sent === undefined ? undefined : await fileById(store, sent.fileId)
  if (sent === undefined || file === undefined) throw new Error(`claim ${claim.id} is in no file`)
  return {
    kind: '837',
    on: claim.sentOn,
    by: sent.sender,
    says: `Claim ${claim.account} over ${dollars(claim.chargeCents)} for ${claim.patientName ?? 'the patient'}, service ${claim.serviceFrom ?? 'without a date'}, to ${claim.payerName ?? 'the payer'}, in batch ${sent.reference ?? '-'} (group ${sent.groupControl}, interchange ${sent.interchangeControl}) for ${sent.receiver}.`,
    file: file.name,
    sha256: file.sha256,
    segment: claim.segment,
  }
}

async function limitOf(store: Store, claim: Row<'claim'>): Promise<FilingProof['limit']> {
  const filing = claim.filing ?? ''
  const { payerId, entry: payer } = payerOnClaim(await payersByName(store), {
    name: claim.payerName ?? '',
    identifier: claim.payerIdentifier ?? '',
    filing,
  })
  const service = claim.serviceTo ?? claim.serviceFrom
  if (payer === undefined || service === null) return undefined
  const own = ownClocksFor(await newestClockOverrides(store), payer, {
    payerId,
    filing,
    state: (await store.settings()).state,
  }).own
  const clock = datedClocksFor(payer, { service }, own).find(each => each.level === 'timely-filing')
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
