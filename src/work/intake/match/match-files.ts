// Matches adjudications with the claims that were sent, and acknowledgments with theirs, in whatever order the files came, and settles their
// cases by all of it. Derived: doing it again gives the same, but for what a person has said by hand, which stays.
import { anyAcknowledgment, claimsAcknowledgedIn } from '../../../store/acknowledgment.ts'
import { anyClaimSent, claimsOfFile } from '../../../store/claim.ts'
import { addFileMatched, unmatchedFiles } from '../../../store/match.ts'
import { inParts } from '../../../store/reader.ts'
import { remitClaims, remitClaimsOfFile } from '../../../store/remit-claim.ts'
import type { Store } from '../../../store/store.ts'
import { transmissionsOfFile } from '../../../store/transmission.ts'
import type { DenialContext } from '../../denial/denial.ts'
import { settleAround } from '../../denial/open.ts'
import { matchAcknowledgments } from './acknowledgments.ts'
import { matchAdjudications } from './adjudications.ts'
import { adjudicationsNear } from './candidates.ts'

/** How many claims are matched in one unit. */
const AT_ONCE = 200

/** Matches every file that was not matched yet. Safe to stop and to repeat. Answers how many adjudications were looked at. */
export async function matchFiles(store: Store, context: DenialContext): Promise<number> {
  const files = await unmatchedFiles(store)
  if (files.length === 0) return 0
  // Without claims there is nothing to match; the first ones that come find the adjudications by themselves.
  if (!(await anyClaimSent(store)) && !(await anyAcknowledgment(store))) return 0
  let looked = 0
  for (const fileId of files) {
    looked += await matchFile(store, fileId, context)
    await store.write(unit => addFileMatched(unit, fileId, context.now))
  }
  return looked
}

async function matchFile(store: Store, fileId: number, context: DenialContext): Promise<number> {
  const { now } = context
  let looked = 0
  for (const part of inParts(await remitClaimsOfFile(store, fileId), AT_ONCE)) {
    looked += part.length
    await store.write(async unit => {
      await matchAdjudications(unit, await remitClaims(unit, part), now)
      await settleAround(unit, { remitClaimIds: part }, context)
    })
  }
  for (const part of inParts(await claimsOfFile(store, fileId), AT_ONCE))
    await store.write(async unit => {
      const near = await adjudicationsNear(unit, part)
      looked += near.length
      await matchAdjudications(unit, near, now)
      await settleAround(unit, { claimIds: part.map(claim => claim.id) }, context)
    })
  for (const transmission of await transmissionsOfFile(store, fileId))
    await store.write(async unit => {
      await matchAcknowledgments(unit, transmission, now)
      for (const part of inParts(await claimsAcknowledgedIn(unit, transmission.id), AT_ONCE))
        await settleAround(unit, { claimIds: part }, context)
    })
  return looked
}
