// Who looked at which records: each look is an event of the chain, with rows that lead from an account, a file or a person to it.
import { type ReadEvent, readEvent } from './event.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Unit } from './store.ts'
import type { LookKind } from './words.ts'

/** A look as it is written down. */
export interface NewLook {
  /** ISO instant. */
  readonly at: string
  readonly who: string
  /** What was asked, by whom and from where. */
  readonly data: Readonly<Record<string, unknown>>
  /** The accounts and files whose records were shown. */
  readonly accounts: readonly string[]
  readonly files: readonly number[]
}

/** Writes looks down, and what leads to them. */
export async function addLooks(unit: Unit, looks: readonly NewLook[]): Promise<void> {
  const subjects = looks.flatMap(({ at, who, data, accounts, files }) => {
    const seq = unit.event({ at, who, verb: 'looked', data: { ...data, shown: { accounts, files } } })
    const row = (kind: LookKind, subject: string) => ({ practiceId: unit.practiceId, kind, subject, seq })
    return [
      row('person', who),
      ...[...new Set(accounts)].map(account => row('account', account)),
      ...[...new Set(files)].map(file => row('file', String(file))),
    ]
  })
  await unit.insertMany('lookSubject', subjects)
}

/** The numbers of looks at any of these, the last first, so many at most; before a number, where one is given. */
export async function looksAt(
  { kysely }: Reader,
  kind: LookKind,
  subjects: readonly string[],
  page: { readonly before: number | undefined; readonly most: number },
): Promise<readonly number[]> {
  const { before, most } = page
  const found = await inTurn(subjects, part =>
    kysely
      .selectFrom('lookSubject')
      .select('seq')
      .where('kind', '=', kind)
      .where('subject', 'in', part)
      .$if(before !== undefined, query => query.where('seq', '<', before ?? 0))
      .orderBy('seq', 'desc')
      .limit(most)
      .execute(),
  )
  return [...new Set(found.map(row => row.seq))].sort((one, other) => other - one).slice(0, most)
}

/** Events of looks, the last first: those of these numbers, else so many of all before a number. */
export async function lookEvents(
  { kysely }: Reader,
  of: { readonly seqs: readonly number[] } | { readonly before: number | undefined; readonly most: number },
): Promise<readonly ReadEvent[]> {
  const looked = kysely
    .selectFrom('event')
    .select(['seq', 'at', 'who', 'verb', 'denialId', 'data'])
    .where('verb', '=', 'looked')
  if ('seqs' in of) {
    const rows = await inTurn(of.seqs, part => looked.where('seq', 'in', part).execute())
    return rows.map(readEvent).sort((one, other) => other.seq - one.seq)
  }
  const { before, most } = of
  const rows = await looked
    .$if(before !== undefined, query => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
  return rows.map(readEvent)
}

/** The files that say anything of these accounts: remittances, claims, acknowledgments and answers to questions. */
export async function filesNaming({ kysely }: Reader, accounts: readonly string[]): Promise<readonly number[]> {
  const remitted = inTurn(accounts, part =>
    kysely
      .selectFrom('remitClaim as c')
      .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'c.remittanceId'))
      .select('r.fileId')
      .where('c.account', 'in', part)
      .execute(),
  )
  const sent = inTurn(accounts, part =>
    kysely.selectFrom('claim').select('transmissionId').distinct().where('account', 'in', part).execute(),
  )
  const said = inTurn(accounts, part =>
    kysely.selectFrom('acknowledgment').select('transmissionId').distinct().where('account', 'in', part).execute(),
  )
  const transmissions = [...(await sent), ...(await said)].map(row => row.transmissionId)
  const transmitted = inTurn([...new Set(transmissions)], part =>
    kysely.selectFrom('transmission').select('fileId').where('id', 'in', part).execute(),
  )
  const found = await Promise.all([remitted, transmitted])
  return [...new Set(found.flat().map(row => row.fileId))]
}
