// What all entries on a patient's account have in common: the record, how one is added, and what is asked for.
import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { addPatientEntries, type PatientEntry } from '../../store/patient-entry.ts'
import { PATIENT_ENTRY_KINDS } from '../../store/words.ts'
import type { ActionContext, Outcome } from '../action.ts'
import { line, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'

export const accountField = () => line('Account', { most: 80, description: 'The number of the account' })
export const dayField = (title: string, description: string) =>
  titled(z.iso.date().optional(), title, { widget: 'date', description })
/** The most that one entry can come to, in cents. */
export const MOST_CENTS = 100_000_000

export const patientEntryRecord = z.object({
  id: z.number().meta({ title: 'No.' }),
  account: z.string(),
  kind: z.enum(PATIENT_ENTRY_KINDS),
  on: z.string().describe('Since when, given on, paid on').meta({ title: 'Day' }),
  until: z.string().optional().describe('The last day on which it holds'),
  amountCents: z
    .number()
    .int()
    .optional()
    .meta({ title: 'Amount' })
    .describe('Of a plan each payment, of an estimate all of it, what was paid'),
  says: z.string().meta({ title: 'In your words' }),
  by: z.string(),
  sheet: z.number().optional().describe('The sheet that it came in with'),
})

export function recordOfEntry(entry: PatientEntry): z.infer<typeof patientEntryRecord> {
  const { id, account, kind, entryOn, untilDate, amountCents, says, addedBy, sheetId } = entry
  return {
    ...{ id, account, kind, on: entryOn, says, by: addedBy },
    ...(untilDate === null ? {} : { until: untilDate }),
    ...(amountCents === null ? {} : { amountCents }),
    ...(sheetId === null ? {} : { sheet: sheetId }),
  }
}

export type Told = Pick<PatientEntry, 'account' | 'kind' | 'says'> & {
  readonly on: string | undefined
  readonly until?: string | undefined
  readonly amountCents?: number | undefined
  /** Whether the day may lie ahead. */
  readonly ahead?: true
}

/** The one entry that holds is the newest of its kind; what was entered before stays to be seen. Throws Refusal for a day that cannot be. */
export async function addEntry({ store, actor: { who, now } }: ActionContext, told: Told): Promise<Outcome> {
  const today = dayIn(store.zone, now)
  const { account, kind, says, on = today, until, amountCents, ahead } = told
  if (ahead === undefined && on > today) throw new Refusal('not-a-date', `${on} has not come yet.`)
  if (until !== undefined && until < on) throw new Refusal('not-a-date', `${until} comes before ${on}.`)
  const entry = await store.write(async unit => {
    const id = unit.nextId()
    await addPatientEntries(unit, [
      {
        ...{ id, account, kind, says, entryOn: on, untilDate: until ?? null, amountCents: amountCents ?? null },
        ...{ sheetId: null, addedAt: now, addedBy: who, endedAt: null },
      },
    ])
    unit.event({ at: now, who, verb: 'patient-entry-added', data: { entry: id, kind, account } })
    return id
  })
  return { changed: 1, says: `It is noted on account ${account} as number ${entry}.`, made: { entry } }
}
