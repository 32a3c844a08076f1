// Statements on what patients are called: for who is shown a practice's work without them.
import { inTurn, type Reader } from './reader.ts'

/** What names a patient, wherever the practice's files have it. */
export interface PatientNames {
  readonly names: readonly string[]
  readonly members: readonly string[]
  /** ISO dates of birth. */
  readonly born: readonly string[]
}

/** Of the patients behind these accounts, as claims and remittances have them. */
export async function namesOfAccounts({ kysely }: Reader, accounts: readonly string[]): Promise<PatientNames> {
  const paid = await inTurn(accounts, part =>
    kysely
      .selectFrom('remitClaim')
      .select(['patientName', 'memberId'])
      .distinct()
      .where('account', 'in', part)
      .execute(),
  )
  const sent = await inTurn(accounts, part =>
    kysely
      .selectFrom('claim')
      .select(['patientName', 'memberId', 'patientBorn'])
      .distinct()
      .where('account', 'in', part)
      .execute(),
  )
  const there = (values: readonly (string | null)[]) => [
    ...new Set(values.filter(value => value !== null && value !== '')),
  ]
  const both = [...paid, ...sent]
  return {
    names: there(both.map(({ patientName }) => patientName)) as readonly string[],
    members: there(both.map(({ memberId }) => memberId)) as readonly string[],
    born: there(sent.map(({ patientBorn }) => patientBorn)) as readonly string[],
  }
}
