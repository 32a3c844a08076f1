// Looks up who could belong together: claims that an adjudication may answer, adjudications that a claim may have been answered by. Wide on
// purpose; weighing decides.

import { usable } from '../../../decide/case/identity.ts'
import { claimsByPayerControl } from '../../../store/acknowledgment.ts'
import { claimsByAccount, claimsById, claimsOfMembers, claimsWithAccountLike } from '../../../store/claim.ts'
import { remitClaimsByAccountKey } from '../../../store/match.ts'
import type { Reader } from '../../../store/reader.ts'
import { remitClaims, unsureClaimsOfMembers } from '../../../store/remit-claim.ts'
import type { Row } from '../../../store/store.ts'
import { accountKey } from '../read/account-key.ts'
import type { SentForMatch } from './weigh.ts'

type RemitClaim = Row<'remitClaim'>
type Claim = Row<'claim'>

/** The beginning of an account by which a cut one is looked for. */
const BEGINNING = 8

/** Adjudications that were there before the claims they may answer. */
export async function adjudicationsNear(
  reader: Reader,
  claims: readonly Pick<Claim, 'accountKey' | 'memberId'>[],
): Promise<readonly RemitClaim[]> {
  const keys = known(claims.map(claim => claim.accountKey))
  // The accounts themselves, and every beginning of them under which a payer may have cut one.
  const beginnings = keys.flatMap(key =>
    Array.from({ length: Math.max(0, key.length - BEGINNING) }, (_, more) => key.slice(0, BEGINNING + more)),
  )
  const ids = await remitClaimsByAccountKey(reader, [...new Set([...keys, ...beginnings])])
  const found = [
    ...(await remitClaims(reader, ids)),
    // What nothing was sent for so far, of the same persons.
    ...(await unsureClaimsOfMembers(reader, known(claims.map(claim => claim.memberId)))),
  ]
  return [...new Map(found.map(row => [row.id, row])).values()]
}

/** Each value once, without those that are missing. */
function known(values: readonly (string | null | undefined)[]): readonly string[] {
  return [...new Set(values)].flatMap(value => (value === null || value === undefined || value === '' ? [] : [value]))
}

export interface Candidates {
  /** The claims that this adjudication may answer. */
  near(row: RemitClaim): readonly SentForMatch[]
}

/** Claims that were sent under the same account, its beginning, the payer's number, or for the same person on the same day. */
export async function candidatesFor(reader: Reader, rows: readonly RemitClaim[]): Promise<Candidates> {
  const keys = known(rows.map(row => accountKey(row.account)))
  const acknowledged = await claimsByPayerControl(reader, known(rows.map(row => usable(row.payerControl))))
  const direct = [
    ...(await claimsByAccount(reader, keys)),
    ...(await claimsOfMembers(reader, known(rows.map(row => row.memberId)))),
  ]
  const there = new Set(direct.map(claim => claim.id))
  const named = [...new Set(acknowledged.map(row => row.claimId))].filter(id => !there.has(id))
  const found = [...direct, ...(await claimsById(reader, named))]
  const cut = await claimsOfCutAccounts(reader, keys, new Set(found.map(claim => claim.accountKey)))
  const claims = [...new Map([...found, ...cut].map(claim => [claim.id, claim])).values()]
  const numbers = Map.groupBy(acknowledged, row => row.claimId)
  return nearBy(claims.map(claim => sentOf(claim, known(numbers.get(claim.id)?.map(row => row.payerControl) ?? []))))
}

/** A cut account: what begins with it. Only for those that nothing was found for yet. */
async function claimsOfCutAccounts(
  reader: Reader,
  keys: readonly string[],
  found: ReadonlySet<string>,
): Promise<readonly Claim[]> {
  const claims: Claim[] = []
  for (const key of keys)
    if (key.length >= BEGINNING && !found.has(key)) claims.push(...(await claimsWithAccountLike(reader, key)))
  return claims
}

function nearBy(sent: readonly SentForMatch[]): Candidates {
  const byKey = Map.groupBy(sent, claim => accountKey(claim.account))
  const byMember = Map.groupBy(sent, claim => claim.memberId ?? '')
  return {
    near(row) {
      const key = accountKey(row.account)
      const control = usable(row.payerControl)
      return [
        ...new Set([
          ...(byKey.get(key) ?? []),
          ...(row.memberId === null ? [] : (byMember.get(row.memberId) ?? [])),
          ...(key.length >= BEGINNING && !byKey.has(key)
            ? sent.filter(each => accountKey(each.account).startsWith(key))
            : []),
          ...(control === undefined ? [] : sent.filter(each => each.payerControls.includes(control))),
        ]),
      ]
    },
  }
}

function sentOf(claim: Claim, payerControls: readonly string[]): SentForMatch {
  return {
    id: claim.id,
    account: claim.account,
    chargeCents: claim.chargeCents,
    frequency: claim.frequency,
    originalControl: claim.originalControl,
    sequence: claim.sequence,
    payerIdentifier: claim.payerIdentifier,
    payerName: claim.payerName,
    memberId: claim.memberId,
    patientName: claim.patientName,
    serviceFrom: claim.serviceFrom,
    serviceTo: claim.serviceTo,
    sentOn: claim.sentOn,
    payerControls,
  }
}
