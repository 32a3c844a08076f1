// Matches what receivers said with the claims they said it of; opens the work it makes, and lets claims of our own follow.
import { dayIn } from '../../../decide/day.ts'
import { acknowledgmentsOf, acknowledgmentsOfBatch, addAcknowledged } from '../../../store/acknowledgment.ts'
import { claimsOfAccount, claimsOfTransmission } from '../../../store/claim.ts'
import { denialById } from '../../../store/denial.ts'
import { attachmentsInGroup, outgoingOfClaims, setOutgoing } from '../../../store/outgoing.ts'
import type { Reader } from '../../../store/reader.ts'
import { claimAskedAbout } from '../../../store/status-question.ts'
import type { Row, Unit } from '../../../store/store.ts'
import { claimBatches } from '../../../store/transmission.ts'
import { setBySent } from '../../claim/sending.ts'
import { applyChange } from '../../denial/change.ts'
import { dueOn } from '../../denial/due.ts'
import { createTotals } from '../../denial/kept-totals.ts'
import { openWork } from './open-work.ts'

type Acknowledgment = Row<'acknowledgment'>
type Claim = Row<'claim'>

/** Acknowledgments of this transmission to the claims they name; and those that came before the claims of this one. */
export async function matchAcknowledgments(unit: Unit, transmission: Row<'transmission'>, now: string): Promise<void> {
  for (const acknowledgment of await acknowledgmentsOf(unit, transmission.id))
    await matchAcknowledgment(unit, acknowledgment, now)
  if (transmission.setCode !== '837') return
  for (const acknowledgment of await acknowledgmentsOfBatch(unit, transmission))
    await matchAcknowledgment(unit, acknowledgment, now)
}

async function matchAcknowledgment(unit: Unit, acknowledgment: Acknowledgment, now: string): Promise<void> {
  const claims = await claimsNamedBy(unit, acknowledgment)
  for (const claim of claims) await addAcknowledged(unit, acknowledgment.id, claim.id)
  await openWork(unit, acknowledgment, claims, now)
  await followOutgoing(unit, acknowledgment, claims, now)
}

/** By the question that it answers; by account and batch; by control numbers; the latest one sent where several could be meant. */
async function claimsNamedBy(reader: Reader, acknowledgment: Acknowledgment): Promise<readonly Claim[]> {
  if (acknowledgment.kind === '277' && acknowledgment.reference !== null) {
    const asked = await claimAskedAbout(reader, acknowledgment.reference)
    if (asked !== undefined) return [asked]
  }
  if (acknowledgment.accountKey !== null) {
    const claim = await claimOfAccount(reader, acknowledgment.accountKey, acknowledgment)
    return claim === undefined ? [] : [claim]
  }
  const { reference, groupControl, control, interchangeControl } = acknowledgment
  const batches =
    groupControl !== null
      ? await claimBatches(reader, { groupControl, ...(control === null ? {} : { control }) })
      : interchangeControl !== null
        ? await claimBatches(reader, { interchangeControl })
        : reference !== null
          ? await claimBatches(reader, { reference })
          : []
  const [batch] = batches
  // Senders begin their numbers again: two batches of one number are told apart by nothing, so neither is meant.
  return batch === undefined || batches.length > 1 ? [] : claimsOfTransmission(reader, batch)
}

async function claimOfAccount(
  reader: Reader,
  accountKey: string,
  { reference, saidOn }: Acknowledgment,
): Promise<Claim | undefined> {
  const all = await claimsOfAccount(reader, accountKey)
  const inBatch = all.filter(claim => reference !== null && claim.reference === reference)
  return (inBatch.length > 0 ? inBatch : all)
    .filter(claim => saidOn === null || claim.sentOn === null || claim.sentOn <= saidOn)
    .at(-1)
}

/** Claims of ours follow what is said of them: taken in, or rejected and our move again. */
async function followOutgoing(
  unit: Unit,
  { id, verdict, saidOn, groupControl }: Acknowledgment,
  claims: readonly Claim[],
  now: string,
): Promise<void> {
  const status = verdict === 'rejected' ? 'rejected' : verdict.startsWith('accepted') ? 'accepted' : undefined
  if (status === undefined) return
  const ids = claims.map(claim => claim.id)
  // A group holds claims or documents for them; senders' numbers of theirs are not ours.
  const rows =
    ids.length === 0 && groupControl !== null
      ? await attachmentsInGroup(unit, groupControl)
      : await outgoingOfClaims(unit, ids)
  for (const row of rows) {
    if (row.status === status || row.status === 'rejected') continue
    // Whoever answers has it: that it went out needs no other word.
    const wentOut = row.status === 'sent' ? {} : { sentOn: saidOn ?? dayIn(unit.zone, now), sentBy: 'overturn' }
    await setOutgoing(unit, row.id, { status, changedAt: now, ...(row.status === 'accepted' ? {} : wentOut) })
    const data = { outgoing: row.id, acknowledgment: id }
    const denial = row.denialId === null ? undefined : await denialById(unit, row.denialId)
    if (denial === undefined) unit.event({ at: now, who: 'overturn', verb: `claim-${status}`, data })
    else {
      const totals = createTotals()
      const set = await setByWord(unit, denial, { kind: row.kind, sent: row.status !== 'written', status }, now)
      await applyChange(unit, totals, denial, { set, verb: `claim-${status}`, data }, { who: 'overturn', now })
      await totals.flush(unit)
    }
  }
}

/** Rejected: it is our move, and every deadline runs as before. Taken in before anybody said that it was sent: it waits for the payer from here on. */
async function setByWord(
  unit: Unit,
  denial: Row<'denial'>,
  { kind, sent, status }: { readonly kind: string; readonly sent: boolean; readonly status: 'accepted' | 'rejected' },
  now: string,
): Promise<Partial<Row<'denial'>>> {
  const today = dayIn(unit.zone, now)
  if (status === 'accepted') return sent ? {} : setBySent(unit, denial, kind, today)
  return denial.status === 'open' ? { move: 'us', ...(await dueOn(unit, denial.id, today)) } : {}
}
