// Lists and closes the work that is no denial: rejected claims and requests for records.
import { z } from 'zod'
import { acknowledgmentsById, claimsAcknowledged } from '../../store/acknowledgment.ts'
import { claimsById, linesOfClaims } from '../../store/claim.ts'
import type { Row, Store, WorkItemKind } from '../../store/store.ts'
import { closeWorkItem, openRejectionsOf, workItem, workItems } from '../../store/work-item.ts'
import type { ActionContext, Actor } from '../action.ts'
import { flag } from '../input.ts'
import { present } from '../present.ts'
import { Refusal } from '../refusal.ts'
import { itemsOf, itemsTogether, type ViewSaid } from '../view.ts'

/** What is said of every action that closes work which is no denial. */
export const OF_WORK_ITEMS = {
  right: 'work',
  on: 'one',
  screen: '/claims',
  refuses: ['closed', 'empty'],
} as const

export const workItemRecord = z.object({
  id: z.number(),
  kind: z.enum(['rejection', 'records-request']),
  account: z.string(),
  claim: z.number().optional().describe('The claim as it was sent, where it is known'),
  patient: z.string().optional(),
  payer: z.string().optional().describe('As the claim names it'),
  chargeCents: z.number().int().optional(),
  serviceFrom: z.string().optional(),
  says: z.string().describe('What the receiver or the payer said'),
  statuses: z
    .array(
      z.object({
        code: z.string().describe('Category, status and whom it is about: `A7:562:85`; of a 999 the error’s code'),
        line: z.number().optional().describe('The service line, from 1; absent where it is of the claim'),
        says: z.string().optional(),
        message: z.string().optional().describe('The payer’s own words'),
      }),
    )
    .readonly()
    .optional()
    .describe('Of a rejection: everything that stands in the way, not the first reason alone'),
  batch: z.number().optional().describe('How many claims were rejected together under this number'),
  others: z
    .array(z.number())
    .readonly()
    .optional()
    .describe('Further rejections of the same claim, which are closed with this one'),
  dueDate: z.string().optional(),
  status: z.enum(['open', 'closed']),
  closedBecause: z.string().optional(),
  openedAt: z.string(),
})
type WorkItem = z.infer<typeof workItemRecord>

/** The record of a rejection or request. */
export function workItemOf(row: Row<'workItem'>): WorkItem {
  const { id, kind, account, claimId: claim, says, dueDate, status, closedBecause, openedAt } = row
  return present({ id, kind, account, claim, says, dueDate, status, closedBecause, openedAt })
}

/** The view of one kind, by the name of its command. */
export function workList(kind: WorkItemKind, name: 'rejections' | 'requests', title: string, says: string) {
  return {
    title,
    says,
    right: 'read' as const,
    looks: true,
    path: `/${name}`,
    command: name,
    screen: '/claims',
    query: z.object({ closed: flag('Closed', { description: 'closed ones instead' }).default(false) }),
    answer: itemsOf(workItemRecord),
    lines: itemsTogether(workItemRecord),
    async read({ store }: ActionContext, { closed }: { readonly closed: boolean }) {
      return { items: await listWork(store, kind, closed ? 'closed' : 'open') }
    },
  } satisfies ViewSaid
}

export async function listWork(
  store: Store,
  kind: WorkItemKind,
  status: 'open' | 'closed',
): Promise<readonly WorkItem[]> {
  const rows = await workItems(store, kind, status)
  const items = kind === 'rejection' ? await rejectedClaims(store, rows) : rows.map(workItemOf)
  const claims = new Map(
    (
      await claimsById(
        store,
        items.flatMap(item => item.claim ?? []),
      )
    ).map(claim => [claim.id, claim]),
  )
  return items.map(item => {
    const claim = claims.get(item.claim ?? 0)
    if (claim === undefined) return item
    const { patientName, payerName, chargeCents, serviceFrom } = claim
    return { ...item, ...present({ patient: patientName, payer: payerName, chargeCents, serviceFrom }) }
  })
}

/** One entry for each claim that was rejected, whoever rejected it and however often; of a batch whose claims are not known, one for the batch. */
async function rejectedClaims(store: Store, rows: readonly Row<'workItem'>[]): Promise<readonly WorkItem[]> {
  const said = await acknowledgmentsById(
    store,
    rows.map(row => row.acknowledgmentId),
  )
  const lines = Map.groupBy(
    await linesOfClaims(
      store,
      rows.flatMap(row => row.claimId ?? []),
    ),
    line => line.claimId,
  )
  const acknowledgments = new Map(said.map(each => [each.id, each]))
  const batches = rows.filter(row => row.claimId === null).map(row => row.acknowledgmentId)
  const inBatch = Map.groupBy(await claimsAcknowledged(store, batches), row => row.acknowledgmentId)
  const ofClaim = new Map<number, WorkItem>()
  const found: (number | WorkItem)[] = []
  const add = (claim: number, entry: WorkItem, isBatch: boolean) => {
    const before = ofClaim.get(claim)
    if (before === undefined) found.push(claim)
    ofClaim.set(claim, before === undefined ? entry : together(before, entry, isBatch))
  }
  // Those of one claim first: a batch adds what it says to them and has no number of its own there.
  for (const row of [...rows].sort((one, other) => Number(one.claimId === null) - Number(other.claimId === null))) {
    const acknowledgment = acknowledgments.get(row.acknowledgmentId)
    const sent = lines.get(row.claimId ?? 0) ?? []
    const entry = {
      ...workItemOf(row),
      statuses: acknowledgment === undefined ? [] : statusesOf(acknowledgment, sent),
    }
    const claims = inBatch.get(row.acknowledgmentId) ?? []
    if (row.claimId !== null) add(row.claimId, entry, false)
    else if (claims.length === 0) found.push(entry)
    else
      for (const { id, account } of claims)
        add(id, { ...entry, account, claim: id, ...(claims.length === 1 ? {} : { batch: claims.length }) }, true)
  }
  const entries = found.map(each => (typeof each === 'number' ? (ofClaim.get(each) as WorkItem) : each))
  return entries.sort((one, other) => {
    const [due, otherDue] = [one.dueDate ?? '9999', other.dueDate ?? '9999']
    return due === otherDue ? one.id - other.id : due < otherDue ? -1 : 1
  })
}

type ClaimLine = Pick<Row<'claimLine'>, 'line' | 'control'>

/** A line is known by the control number that it was sent with, or by its place where it had none; an answer may name one line of many. */
function statusesOf(
  { statuses, codes }: Row<'acknowledgment'>,
  lines: readonly ClaimLine[],
): NonNullable<WorkItem['statuses']> {
  if (statuses !== null)
    return statuses.map(({ control, line, ...said }) => {
      const sent =
        control === undefined
          ? undefined
          : (lines.find(each => each.control === control) ?? lines.find(each => String(each.line) === control))
      const at = sent?.line ?? line
      return at === undefined ? said : { ...said, line: at }
    })
  return codes === '' ? [] : codes.split(/ (?=\S+:)/).map(code => ({ code }))
}

/** Two rejections of one claim as one entry: all that is to be corrected, by the earlier day. */
function together(one: WorkItem, other: WorkItem, otherIsBatch: boolean): WorkItem {
  const dueDate = [one.dueDate, other.dueDate].filter(day => day !== undefined).sort()[0]
  return {
    ...one,
    says: one.says === other.says ? one.says : `${one.says} ${other.says}`,
    statuses: [...(one.statuses ?? []), ...(other.statuses ?? [])],
    ...(otherIsBatch || other.id === one.id ? {} : { others: [...(one.others ?? []), other.id] }),
    ...(dueDate === undefined ? {} : { dueDate }),
  }
}

/** Throws Refusal `closed`. */
export function mustBeOpen({ status, closedBecause }: Pick<Row<'workItem'>, 'status' | 'closedBecause'>): void {
  if (status === 'closed') throw new Refusal('closed', `It is closed already (${closedBecause ?? ''}).`)
}

/** Throws Refusal `not-found` or `closed`. */
export async function mustBeOpenRequest(store: Store, id: number): Promise<void> {
  const item = await workItem(store, 'records-request', id)
  if (item === undefined)
    throw new Refusal('not-found', `There is no request ${id}.`, '"overturn requests" lists them.')
  mustBeOpen(item)
}

/** Throws Refusal `not-found` or `closed`. */
export async function closeWork(
  store: Store,
  kind: WorkItemKind,
  id: number,
  reason: string,
  { who, now }: Actor,
): Promise<void> {
  await store.write(async unit => {
    const item = await workItem(unit, kind, id)
    if (item === undefined) throw new Refusal('not-found', `There is no such number (${id}) in this list.`)
    mustBeOpen(item)
    // Of one claim there is one entry, however often it was rejected.
    const same = kind === 'rejection' && item.claimId !== null ? await openRejectionsOf(unit, item.claimId) : [item]
    for (const each of same) {
      await closeWorkItem(unit, each.id, reason, now)
      unit.event({ at: now, who, verb: `closed-${kind}`, data: { item: each.id, reason } })
    }
  })
}
