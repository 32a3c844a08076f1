// What the patient owes on an account, visit by visit: the last payer's word, held to what the law and the other payers leave of it; with a note in
// plain words where it may be asked for, and the reason where it may not. Nothing is billed by it.
import { z } from 'zod'
import type { CaseAdjustment, PayerStanding } from '../../decide/case.ts'
import { dayIn } from '../../decide/day.ts'
import { estimateStanding } from '../../decide/estimate.ts'
import { sum } from '../../decide/sum.ts'
import { PATIENT_SHARES } from '../../knowledge/patient-shares.ts'
import { entriesOf, type PatientEntry } from '../../store/patient-entry.ts'
import { cite } from '../cite.ts'
import { choice, line } from '../input.ts'
import { patientEntryRecord, recordOfEntry } from '../patient/entry.ts'
import { type Printed, paragraph } from '../printed.ts'
import { Refusal } from '../refusal.ts'
import { defineView, eachItemAs } from '../view.ts'
import { NOTE_HEADS, NOTE_LANGUAGES, type NoteLanguage, noteFor } from './patient-note.ts'
import { type ScriptFacts, scriptFor } from './patient-script.ts'
import { casesAround, type SettledCase, serviceOf } from './standing.ts'

const cents = z.number().int()
const share = z.object({
  share: z.enum(['deductible', 'coinsurance', 'copay', 'other']),
  code: z.string().describe('Group and reason, as the payer sent them'),
  cents,
})
const estimate = z.object({
  expectedCents: cents,
  billedCents: cents.describe('Of all visits of the account'),
  overCents: cents,
  mayDispute: z.boolean().describe('At least $400 above: a patient without a plan may have it decided'),
  says: z.string(),
  cites: z.array(cite).readonly(),
})
const part = z.object({
  account: z.string(),
  serviceFrom: z.string().optional(),
  chargeCents: cents,
  receivedCents: cents.describe('From all payers, less what was taken back'),
  patientCents: cents.describe('What the last payer leaves to the patient'),
  owesCents: cents.describe('What may be asked for today; 0 where nothing may'),
  mayBillPatient: z.boolean(),
  because: z.string().describe('Why, or why not'),
  shares: z.array(share).readonly().describe('What it is made of; empty where that does not come to the sum'),
  noted: z
    .array(patientEntryRecord)
    .readonly()
    .describe('What you noted on the account: hardship, payment plan, estimate, what was paid'),
  estimate: estimate.optional().describe('What was billed beside the newest estimate, of the whole account'),
  note: z.string().optional().describe('For the patient; absent where nothing may be asked for'),
  script: z.array(z.string()).readonly().describe('What to say on the telephone with the patient, step by step'),
})

export const view = defineView(import.meta.url, {
  title: 'The patient’s part',
  says: 'What the patient owes on an account and why, what the law forbids, and a note in plain words; nothing is billed.',
  right: 'read',
  looks: true,
  argument: 'account',
  screen: '/patient-part/$account',
  query: z.object({
    account: line('Account', { most: 80, description: 'the number of the account' }),
    language: choice('Language', NOTE_LANGUAGES, { labels: { en: 'English', es: 'Spanish' } }).default('en'),
  }),
  answer: z.object({ language: z.enum(NOTE_LANGUAGES), items: z.array(part).readonly() }),
  lines: eachItemAs('patient-part', part),
  print: ({ language, items }) => printedNotes(language, items),
  async read({ store, actor }, { account, language }) {
    const cases = (await casesAround(store, { accounts: [account] })).filter(({ evidence }) =>
      [...evidence.sent, ...evidence.adjudications].some(each => each.account === account),
    )
    if (cases.length === 0) throw new Refusal('not-found', `There is no account ${account} here.`)
    const entries = await entriesOf(store, [account])
    const noted = {
      entries,
      today: dayIn(store.zone, actor.now),
      billedCents: sum(cases, each => each.standing.chargeCents),
    }
    return { language, items: cases.map(each => partOf(each, account, language, noted)) }
  },
})

type PatientPart = z.infer<typeof part>

interface Noted {
  readonly entries: readonly PatientEntry[]
  /** ISO date. */
  readonly today: string
  /** Of all visits of the account. */
  readonly billedCents: number
}

function partOf(settled: SettledCase, account: string, language: 'en' | 'es', noted: Noted): PatientPart {
  const { standing } = settled
  const { chargeCents, receivedCents, patientCents } = standing
  const serviceFrom = serviceOf(settled.evidence)
  const waits = waitsFor(standing.payers)
  const may = standing.mayBillPatient && patientCents > 0 && waits === undefined
  const shares = sharesOf(standing.payers, patientCents)
  const owesCents = may ? patientCents : 0
  const facts = { serviceFrom, chargeCents, receivedCents, owesCents, shares }
  const because = standing.mayBillPatient && waits !== undefined ? waits : standing.mayBillPatientBecause
  return {
    account,
    ...(serviceFrom === '' ? {} : { serviceFrom }),
    ...{ chargeCents, receivedCents, patientCents, owesCents, mayBillPatient: may, shares },
    ...{ because, script: scriptFor({ serviceFrom, patientCents, owesCents, because, ...agreedIn(noted) }) },
    noted: noted.entries.map(recordOfEntry),
    ...estimateIn(noted),
    ...(may ? { note: noteFor(facts, language) } : {}),
  }
}

/** The newest of a kind that holds today. */
const newestOf = ({ entries, today }: Noted, kind: PatientEntry['kind']) =>
  entries.findLast(each => each.kind === kind && (each.untilDate === null || each.untilDate >= today))

/** What whoever picks up the telephone has to know first. */
function agreedIn(noted: Noted): Pick<ScriptFacts, 'hardship' | 'plan'> {
  const [hardship, plan] = [newestOf(noted, 'hardship'), newestOf(noted, 'plan')]
  return {
    ...(hardship === undefined
      ? {}
      : { hardship: { since: hardship.entryOn, says: hardship.says, by: hardship.addedBy } }),
    ...(plan === undefined
      ? {}
      : { plan: { amountCents: plan.amountCents ?? 0, from: plan.entryOn, says: plan.says } }),
  }
}

function estimateIn(noted: Noted): Pick<PatientPart, 'estimate'> {
  const expectedCents = newestOf(noted, 'estimate')?.amountCents
  if (expectedCents === undefined || expectedCents === null) return {}
  const { billedCents } = noted
  return { estimate: { expectedCents, billedCents, ...estimateStanding(expectedCents, billedCents) } }
}

/** What is denied to the practice may be paid yet, and change what is left to the patient. Our judgment: nothing is asked for meanwhile. */
function waitsFor(payers: readonly PayerStanding[]): string | undefined {
  const denied = payers
    .flatMap(({ answers }) => answers)
    .flatMap(({ atStakeCents, adjustments }) => (atStakeCents > 0 ? adjustments : []))
    .some(({ group, kind, amountCents }) => group !== 'PR' && kind === 'denial' && amountCents > 0)
  return denied ? 'A part of it is denied and not settled: what the patient owes may still change.' : undefined
}

/** The PR adjustments of the payer whose word counts, by reason; none where they do not come to what the patient owes. */
function sharesOf(payers: readonly PayerStanding[], patientCents: number): PatientPart['shares'] {
  const last = payers.findLast(each => each.answers.length > 0 && each.patientCents === patientCents)
  const own = (last?.answers ?? [])
    .flatMap(({ adjustments }): readonly CaseAdjustment[] => adjustments)
    .filter(({ group, amountCents }) => group === 'PR' && amountCents !== 0)
  const shares = [...Map.groupBy(own, ({ carc }) => carc)].map(([carc, alike]) => ({
    share: PATIENT_SHARES.get(carc) ?? ('other' as const),
    code: `PR-${carc}`,
    cents: sum(alike, each => each.amountCents),
  }))
  const isWhole = sum(shares, each => each.cents) === patientCents && shares.every(each => each.cents > 0)
  return isWhole ? shares : []
}

/** The notes alone, each on a page of its own, as they are handed to the patient; where nothing may be asked for, there is none. */
function printedNotes(language: NoteLanguage, items: readonly PatientPart[]): Printed {
  const notes = items.flatMap(({ note }) => (note === undefined ? [] : [note.split('\n')]))
  const { heading, none } = NOTE_HEADS[language]
  const pages = notes.length === 0 ? [[none]] : notes
  return {
    language: language === 'es' ? 'es-US' : 'en-US',
    title: heading,
    sections: pages.map(lines => ({ heading, blocks: lines.map(paragraph) })),
  }
}
