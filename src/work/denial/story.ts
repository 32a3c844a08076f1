// Everything known of one denial: the claim as each remittance told it, every adjustment with its decision, the clocks, the events.
import type { AdviceFor } from '../../decide/advice.ts'
import { namedIn, usable } from '../../decide/case/identity.ts'
import type { PayerEntry } from '../../knowledge/load.ts'
import { adjudicationParts, membersOfCases, remittanceFiles } from '../../store/claim-story.ts'
import { denialById, denialsOfAdjudications } from '../../store/denial.ts'
import { type ListedDenial, withPayers } from '../../store/denial-list.ts'
import { clocksOf } from '../../store/denial-row.ts'
import { eventsOf, type ReadEvent } from '../../store/event.ts'
import { adjustmentsNaming } from '../../store/provider-adjustment.ts'
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { type LaterLevel, laterLevels, passedOver } from './later.ts'
import { payerOfDenial } from './payer.ts'

export interface Story {
  readonly denial: ListedDenial
  readonly adjudications: readonly StoryClaim[]
  /** For whom advice on it is composed. */
  readonly audience: AdviceFor
  /** The payer's entry of the knowledge; undefined where neither it nor its class is known. */
  readonly entry: PayerEntry | undefined
  readonly clocks: readonly Row<'clock'>[]
  /** Levels of appeal that begin with a notice which has not come yet. */
  readonly later: readonly LaterLevel[]
  /** Why deadlines of the practice's own are not counted on it. */
  readonly passedOver: readonly string[]
  readonly events: readonly ReadEvent[]
  /** Provider adjustments that name this claim: money taken or given outside of it. */
  readonly recoupments: readonly Recoupment[]
}

export interface StoryClaim extends Row<'remitClaim'> {
  readonly role: string
  readonly pair: number | null
  readonly fileId: number
  readonly file: string
  readonly trace: string | null
  /** The denial that is worked for it; undefined where there is none. */
  readonly denialId: number | undefined
  readonly lineRows: readonly Row<'remitLine'>[]
  readonly adjustments: readonly (Row<'adjustment'> & {
    readonly decision: Omit<Row<'decision'>, 'form'> | undefined
  })[]
  readonly remarks: readonly Row<'remark'>[]
}

export interface Recoupment {
  readonly reason: string
  readonly reference: string | null
  readonly amountCents: number
  readonly paymentDate: string | null
  readonly trace: string | null
}

/** Throws Refusal `not-found`. */
export async function showDenial(store: Store, id: number): Promise<Story> {
  const denial = await denialById(store, id)
  if (denial === undefined) throw new Refusal('not-found', `There is no denial ${id}.`, '"overturn queue" lists them.')
  const [listed] = await withPayers(store, [denial])
  const members = await membersOfCases(store, [denial.caseId])
  const claims = await storyClaims(
    store,
    members.map(member => member.id),
  )
  const adjudications = claims.flatMap(claim => {
    const member = members.find(each => each.id === claim.id)
    return member === undefined ? [] : [{ ...claim, role: member.role, pair: member.pairId }]
  })
  adjudications.sort((one, other) => ((one.paymentDate ?? '') < (other.paymentDate ?? '') ? -1 : 1))
  const clocks = await clocksOf(store, id)
  const payer = await payerOfDenial(store, denial)
  return {
    denial: listed ?? { ...denial, payer: '' },
    adjudications,
    audience: payer.audience,
    entry: payer.entry,
    clocks,
    later: await laterLevels(store, denial, payer, clocks),
    passedOver: await passedOver(store, payer),
    events: await eventsOf(store, id),
    recoupments: await recoupmentsOf(store, adjudications),
  }
}

/** Adjudications with everything on them, in the order of the numbers given. A few questions for all of them. */
export async function storyClaims(
  store: Store,
  ids: readonly number[],
): Promise<readonly Omit<StoryClaim, 'role' | 'pair'>[]> {
  if (ids.length === 0) return []
  const { claims, adjustments, decisions, lines, remarks } = await adjudicationParts(store, ids)
  const remittances = await remittanceFiles(
    store,
    claims.map(claim => claim.remittanceId),
  )
  const denials = await denialsOfAdjudications(store, ids)
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const ofClaim = <Part extends { readonly remitClaimId: number }>(parts: readonly Part[], id: number) =>
    parts.filter(part => part.remitClaimId === id)
  return ids.flatMap(id => {
    const claim = byId.get(id)
    if (claim === undefined) return []
    const remittance = remittances.get(claim.remittanceId)
    return [
      {
        ...claim,
        fileId: remittance?.fileId ?? 0,
        file: remittance?.name ?? '',
        trace: remittance?.trace ?? null,
        denialId: denials.get(id),
        lineRows: ofClaim(lines, id),
        adjustments: ofClaim(adjustments, id).map(adjustment => ({
          ...adjustment,
          decision: decisions.get(adjustment.id),
        })),
        remarks: ofClaim(remarks, id),
      },
    ]
  })
}

/** Money outside of claims that names one of these by the payer's number or the account, as the case reads references. */
async function recoupmentsOf(store: Store, claims: readonly StoryClaim[]): Promise<readonly Recoupment[]> {
  const names = claims.flatMap(claim => [claim.payerControl, claim.account]).filter(name => usable(name) !== undefined)
  const found = await adjustmentsNaming(store, new Set(names as readonly string[]), namedIn)
  return found.map(({ reason, reference, amountCents, paymentDate, trace }) => ({
    reason,
    reference,
    amountCents,
    paymentDate,
    trace,
  }))
}
