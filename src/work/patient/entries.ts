// What the practice has noted of what patients owe, account by account.
import { z } from 'zod'
import { entriesOf, patientEntries } from '../../store/patient-entry.ts'
import { PATIENT_ENTRY_KINDS } from '../../store/words.ts'
import { titled } from '../input.ts'
import { defineView, eachItemAs, itemsOf } from '../view.ts'
import { patientEntryRecord, recordOfEntry } from './entry.ts'

export const view = defineView(import.meta.url, {
  title: 'Noted of patients',
  says: 'Hardship, payment plans, estimates and what patients paid, as you noted them, the newest first; of one account with --account.',
  right: 'read',
  looks: true,
  path: '/patients/entries',
  command: 'patient-entries',
  screen: '/patients',
  query: z.object({
    account: titled(z.string().max(80).optional(), 'Account'),
    kind: titled(z.enum(PATIENT_ENTRY_KINDS).optional(), 'Kind'),
    limit: z.coerce.number().int().min(1).max(5000).default(500),
  }),
  answer: itemsOf(patientEntryRecord),
  lines: eachItemAs('patient-entry', patientEntryRecord),
  async read({ store }, { account, kind, limit }) {
    const rows =
      account === undefined
        ? await patientEntries(store, { kind, limit })
        : (await entriesOf(store, [account])).filter(each => kind === undefined || each.kind === kind).toReversed()
    return { items: rows.slice(0, limit).map(recordOfEntry) }
  },
})
