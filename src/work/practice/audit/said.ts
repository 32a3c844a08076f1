// What a file says of each claim beside what was posted of it: whose it is, what was charged, paid and taken off. A row that was changed past the database's
// guards does not say what its file says any more; one that was erased is not asked.
import { hash } from 'node:crypto'
import type { DecidedClaim } from '../../../decide/decide.ts'
import { postedClaims } from '../../../store/audit/files.ts'
import { isSign } from '../../../store/erasure.ts'
import type { Store } from '../../../store/store.ts'
import { nameOf } from '../../intake/judge/decided-rows.ts'

/** What a claim says, as one short hash. */
export function saidOf({ claim, adjustments }: DecidedClaim): string {
  const { account, patient, insured, chargeCents, paidCents } = claim
  return shortHash({
    ...{ account, patientName: nameOf(patient), memberId: patient?.id ?? insured?.id ?? null, chargeCents, paidCents },
    taken: adjustments.map(({ adjustment: { line, group, carc, amountCents } }) =>
      [line ?? 0, group, carc, amountCents].join(' '),
    ),
  })
}

interface Said {
  readonly account: string
  readonly patientName: string | null
  readonly memberId: string | null
  readonly chargeCents: number
  readonly paidCents: number
  readonly taken: readonly string[]
}

function shortHash({ account, patientName, memberId, chargeCents, paidCents, taken }: Said): string {
  const said = [account, patientName ?? '', memberId ?? '', chargeCents, paidCents, ...taken]
  // Signs outside of the alphabet are kept in another encoding than they came in, and some not at all.
  return hash('sha256', said.join('|').replaceAll(/[^\x21-\x7e]+/g, '')).slice(0, 16)
}

/** Sentences about claims of a file that were posted otherwise than the file says; `said` by the remittance's place in it. */
export async function postedOtherwise(
  store: Store,
  file: { readonly id: number; readonly name: string },
  said: ReadonlyMap<number, readonly string[]>,
): Promise<readonly string[]> {
  const wrong: string[] = []
  for await (const { ordinal, claims } of postedClaims(store, file.id)) {
    const own = said.get(ordinal) ?? []
    for (const { account, ordinal: at, ...row } of claims)
      if (!isSign(account) && own[at] !== undefined && own[at] !== shortHash({ account, ...row }))
        wrong.push(`${file.name}: claim ${account} is not posted as the file says it.`)
  }
  return wrong
}
