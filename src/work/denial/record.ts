// A denial as every door shows it: the JSON record of the queue, of a story, of the workbench's rows.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ACTIONS, CAUSES, KINDS, LEVELS } from '../../knowledge/load.ts'
import { SURE } from '../../knowledge/vocabulary.ts'
import { MOVES, type Row } from '../../store/store.ts'
import { present } from '../present.ts'
import { plainDaysLeft } from './days.ts'

const cents = z.number().int()
const date = z.string()

export const denialRecord = z.object({
  id: z.number(),
  payer: z.string().describe('The payer’s name as its remittances have it'),
  payerId: z.number(),
  account: z.string().describe('CLP01, the patient control number'),
  patient: z.string().optional(),
  serviceFrom: date.optional(),
  paymentDate: date.optional().describe('Of the payment that holds now'),
  chargeCents: cents,
  paidCents: cents,
  code: z.string().optional().describe('CO-197: the adjustment that leads'),
  group: z.string(),
  carc: z.string(),
  kind: z.enum(KINDS),
  cause: z.enum(CAUSES),
  action: z.enum(ACTIONS).describe('The step to begin with'),
  otherSteps: z.number().int().optional().describe('Steps that its other causes need beside it'),
  atStakeCents: cents,
  expectedCents: cents.describe('What one may expect to recover, less what the attempt costs'),
  score: z.number(),
  dueDate: date.optional().describe('The first deadline'),
  workBy: date.optional().describe('The business day by which the work should be out'),
  dueLevel: z.enum(LEVELS).optional(),
  dueSure: z.enum(SURE).optional().describe('How sure the deadline is; low: it is assumed, check your contract'),
  daysLeft: z.number().int().optional().describe('Calendar days to dueDate; negative when it is over'),
  move: z.enum(MOVES).describe('Whose move it is'),
  owner: z.string().optional(),
  status: z.enum(['open', 'closed', 'snoozed']),
  snoozedUntil: date.optional(),
  closedBecause: z.string().optional(),
  recoveredCents: cents.optional(),
  credited: z.string().optional().describe('Which action the recovery is credited to'),
  writtenOffCents: cents.optional(),
  askedCents: cents.optional().describe('A write-off of this much waits for a second person'),
  lastAction: z.string().optional(),
  notes: z.number().int().optional().describe('Notes and calls kept on it; in the queue alone'),
  openedAt: z.string(),
  changedAt: z.string(),
  etag: z.string().describe('Another one after every change'),
})
export type DenialRecord = z.infer<typeof denialRecord>

/** A denial's state as a short text: another one after every change. */
export function stateOf(denial: Row<'denial'>): string {
  return createHash('sha256').update(JSON.stringify(denial)).digest('hex').slice(0, 24)
}

/** `today` is the practice's day, from which the days left are counted. */
export function recordOf(row: Row<'denial'> & { readonly payer: string }, today: string): DenialRecord {
  const { payer: _payer, ...denial } = row
  return present({
    id: row.id,
    payer: row.payer,
    payerId: row.payerId,
    account: row.account,
    patient: row.patientName,
    serviceFrom: row.serviceFrom,
    paymentDate: row.paymentDate,
    chargeCents: row.chargeCents,
    paidCents: row.paidCents,
    code: row.carc === '' ? null : `${row.groupCode}-${row.carc}`,
    group: row.groupCode,
    carc: row.carc,
    kind: row.kind,
    cause: row.cause,
    action: row.action,
    otherSteps: row.otherSteps === 0 ? null : row.otherSteps,
    atStakeCents: row.atStakeCents,
    expectedCents: row.expectedCents,
    score: row.score,
    dueDate: row.dueDate,
    workBy: row.workBy,
    dueLevel: row.dueLevel,
    dueSure: row.dueSure,
    daysLeft: row.dueDate === null ? null : plainDaysLeft(today, row.dueDate),
    move: row.move,
    owner: row.owner === '' ? null : row.owner,
    status: row.snoozed ? ('snoozed' as const) : row.status,
    snoozedUntil: row.snoozedUntil,
    closedBecause: row.closedBecause,
    recoveredCents: row.recoveredCents === 0 ? null : row.recoveredCents,
    credited: row.credited,
    writtenOffCents: row.writtenOffCents === 0 ? null : row.writtenOffCents,
    askedCents: row.askedCents === 0 ? null : row.askedCents,
    lastAction: row.lastAction,
    openedAt: row.openedAt,
    changedAt: row.changedAt,
    etag: stateOf(denial),
  })
}
