// What patients have paid above what they owe, patient by patient: what was paid on an account beside what the last payer leaves to them, where nothing is
// still to be decided. Nothing is given back by it.
import { z } from 'zod'
import { sum } from '../../decide/sum.ts'
import { paidByPatients, patientsOf } from '../../store/patient-entry.ts'
import type { Store } from '../../store/store.ts'
import { casesAround, type SettledCase } from '../claim/standing.ts'
import { defineView, eachItemAs } from '../view.ts'

/** Accounts that are looked through, those on which most was paid first. */
const MOST = 2000

const cents = z.number().int()
const record = z.object({
  patient: z.string().describe('As the payer named them last; empty where no claim of theirs is here'),
  accounts: z.string().describe('With commas between them'),
  paidCents: cents.meta({ title: 'Patient paid' }),
  owesCents: cents.meta({ title: 'Patient owes' }).describe('After the last payer; 0 where the law forbids to ask'),
  creditCents: cents.meta({ title: 'Credit' }).describe('Paid above what is owed, on accounts where nothing is open'),
  heldCents: cents.meta({ title: 'Not settled' }).describe('Paid on accounts where a payer has still to decide'),
  says: z.string().meta({ title: 'Why' }),
})
type Credit = z.infer<typeof record>

export const view = defineView(import.meta.url, {
  title: 'Patients’ credits',
  says: 'What patients have paid above what they owe, by what you noted or brought in of their payments; nothing is given back by it.',
  right: 'read',
  looks: true,
  path: '/patients/credits',
  command: 'patient-credits',
  screen: '/patients',
  answer: z.object({
    items: z.array(record).readonly().meta({ title: 'Patients' }),
    creditCents: cents.meta({ title: 'Credits in all' }),
    accounts: cents.meta({ title: 'Accounts looked through' }),
    says: z.string().meta({ title: 'To know' }),
  }),
  lines: eachItemAs('patient-credit', record),
  async read({ store }) {
    const items = await creditsOf(store)
    return {
      items: items.found,
      creditCents: sum(items.found, each => each.creditCents),
      accounts: items.accounts,
      says: `What was collected wrongly of a Medicare patient is returned promptly (42 CFR 489.40 and 489.41, for providers with an agreement). For the rest your state’s law says what becomes of a credit, and when it counts as unclaimed. Looked through: the ${MOST} accounts on which patients paid most.`,
    }
  },
})

/** Every patient with a credit, or with a payment that waits for a payer; the largest credit first. */
async function creditsOf(store: Store): Promise<{ readonly found: readonly Credit[]; readonly accounts: number }> {
  const paid = (await paidByPatients(store, MOST)).filter(each => each.paidCents > 0)
  const names = paid.map(({ account }) => account)
  const [cases, patients] = [await casesAround(store, { accounts: names }), await patientsOf(store, names)]
  const paidOn = new Map(paid.map(({ account, paidCents }) => [account, paidCents]))
  const settled = accountsTogether(names, cases.map(accountsOf)).map(accounts => {
    const own = cases.filter(each => accountsOf(each).some(account => accounts.includes(account)))
    const patient = accounts.map(account => patients.get(account)).findLast(each => each !== undefined)
    return {
      ...standingOf(
        own,
        sum(accounts, account => paidOn.get(account) ?? 0),
      ),
      accounts,
      patient,
    }
  })
  // Two of one name are two patients, unless the plan gives them one number.
  const found = [
    ...Map.groupBy(settled, ({ patient, accounts }) =>
      patient === undefined || patient.memberId === null
        ? accounts.join('\n')
        : `${patient.patientName}\n${patient.memberId}`,
    ).values(),
  ].map(creditOf)
  return {
    accounts: paid.length,
    found: found
      .filter(each => each.creditCents > 0 || each.heldCents > 0)
      .sort((one, other) => other.creditCents - one.creditCents || (one.accounts < other.accounts ? -1 : 1)),
  }
}

type Settled = ReturnType<typeof standingOf> & {
  readonly accounts: readonly string[]
  readonly patient: { readonly patientName: string } | undefined
}

function creditOf(own: readonly Settled[]): Credit {
  const why = own.flatMap(({ creditCents, heldCents, says }) => (creditCents + heldCents > 0 ? [says] : []))
  return {
    patient: own[0]?.patient?.patientName ?? '',
    accounts: own.flatMap(({ accounts }) => accounts).join(', '),
    paidCents: sum(own, each => each.paidCents),
    owesCents: sum(own, each => each.owesCents),
    creditCents: sum(own, each => each.creditCents),
    heldCents: sum(own, each => each.heldCents),
    says: [...new Set(why)].join(' '),
  }
}

/** What was paid on some accounts, held to the cases that they stand in. */
function standingOf(own: readonly SettledCase[], paidCents: number) {
  const open = own.some(({ standing }) => standing.open || standing.nextPayer !== undefined)
  const owesCents = sum(own, ({ standing }) => (standing.mayBillPatient ? standing.patientCents : 0))
  const forbidden = own.find(({ standing }) => !standing.mayBillPatient && standing.patientCents > 0)
  if (own.length === 0)
    return { paidCents, owesCents: 0, creditCents: 0, heldCents: paidCents, says: 'No claim of this account is here.' }
  if (open) return { paidCents, owesCents, creditCents: 0, heldCents: paidCents, says: 'A payer has still to decide.' }
  return {
    ...{ paidCents, owesCents, heldCents: 0, creditCents: Math.max(0, paidCents - owesCents) },
    says: forbidden?.standing.mayBillPatientBecause ?? 'More was paid than the last payer leaves to the patient.',
  }
}

const accountsOf = ({ evidence }: SettledCase): readonly string[] => [
  ...new Set([...evidence.sent, ...evidence.adjudications].map(({ account }) => account)),
]

/** Accounts that lie in one case with each other are one: what is owed on them is owed once. */
function accountsTogether(accounts: readonly string[], linked: readonly (readonly string[])[]) {
  const leader = new Map<string, string>()
  const leaderOf = (account: string): string => {
    const next = leader.get(account)
    return next === undefined || next === account ? account : leaderOf(next)
  }
  for (const [first = '', ...others] of linked) for (const other of others) leader.set(leaderOf(other), leaderOf(first))
  return [...Map.groupBy(accounts, leaderOf).values()]
}
