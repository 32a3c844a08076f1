// Everything of a practice that names one patient's accounts: which rows there are, until when something happened to them, and in which files they stand.
import { namedIn } from './erasure.ts'
import { inTurn, type Reader } from './reader.ts'

/** The rows that name some accounts. */
export interface NamedRows {
  readonly accounts: readonly string[]
  readonly members: readonly string[]
  readonly remitClaims: readonly number[]
  readonly claims: readonly number[]
  readonly acknowledgments: readonly number[]
  readonly denials: readonly number[]
  readonly openDenials: readonly number[]
  readonly openItems: number
  readonly eligibility: readonly number[]
  readonly reviewAnswers: readonly number[]
  readonly authorizations: readonly number[]
  readonly files: readonly number[]
  /** ISO date of the last thing that was done, paid or said; undefined where nothing bears a date. */
  readonly last: string | undefined
  /** ISO date of birth, the latest where several are said. */
  readonly born: string | undefined
}

/** All accounts that are the same patient's work: those of one key, and those that lie in one case with them. */
export async function accountsAround(
  reader: Reader,
  accounts: readonly string[],
  keyOf: (account: string) => string,
): Promise<readonly string[]> {
  const { kysely } = reader
  const found = new Set(accounts)
  const keys = [...new Set(accounts.map(keyOf))].filter(key => key !== '')
  for (const table of ['claim', 'acknowledgment'] as const)
    for (const { account } of await inTurn(keys, part =>
      kysely
        .selectFrom(table as 'claim')
        .select('account')
        .distinct()
        .where('accountKey', 'in', part)
        .execute(),
    ))
      if (account !== null) found.add(account)
  const decided = await inTurn(keys, part =>
    kysely.selectFrom('claimMatch').select('remitClaimId as id').where('accountKey', 'in', part).execute(),
  )
  const own = await inTurn([...found], part =>
    kysely.selectFrom('remitClaim').select('id').where('account', 'in', part).execute(),
  )
  const ids = [...decided, ...own].map(({ id }) => id)
  const cases = await inTurn(ids, part =>
    kysely.selectFrom('caseMember').select('caseId').distinct().where('remitClaimId', 'in', part).execute(),
  )
  const members = await inTurn([...new Set(cases.map(({ caseId }) => caseId))], part =>
    kysely
      .selectFrom('caseMember as m')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
      .select('c.account')
      .distinct()
      .where('m.caseId', 'in', part)
      .execute(),
  )
  for (const { account } of members) found.add(account)
  return [...found]
}

export async function rowsNaming(reader: Reader, accounts: readonly string[]): Promise<NamedRows> {
  const { kysely } = reader
  const all = [...accounts]
  const remitted = await inTurn(all, part =>
    kysely
      .selectFrom('remitClaim as c')
      .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'c.remittanceId'))
      .select(['c.id', 'c.memberId', 'c.serviceFrom', 'c.serviceTo', 'c.paymentDate', 'c.receivedDate', 'r.fileId'])
      .where('c.account', 'in', part)
      .execute(),
  )
  const sent = await inTurn(all, part =>
    kysely
      .selectFrom('claim as c')
      .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'c.transmissionId'))
      .select(['c.id', 'c.memberId', 'c.patientBorn', 'c.serviceFrom', 'c.serviceTo', 'c.sentOn', 't.fileId'])
      .where('c.account', 'in', part)
      .execute(),
  )
  const said = await inTurn(all, part =>
    kysely
      .selectFrom('acknowledgment as c')
      .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'c.transmissionId'))
      .select(['c.id', 'c.saidOn', 'c.serviceFrom', 't.fileId'])
      .where('c.account', 'in', part)
      .execute(),
  )
  const denials = await inTurn(all, part =>
    kysely.selectFrom('denial').select(['id', 'status', 'changedAt']).where('account', 'in', part).execute(),
  )
  const items = await openItemsOf(reader, all)
  const members = [...new Set([...remitted, ...sent].flatMap(({ memberId }) => (memberId === null ? [] : [memberId])))]
  const [authorized, asked, reviewed] = await Promise.all([
    inTurn(members, part => kysely.selectFrom('authorization').select('id').where('memberId', 'in', part).execute()),
    answersOf(reader, 'eligibility', members),
    answersOf(reader, 'reviewAnswer', members),
  ])
  const claims = sent.map(row => row.id)
  const questioned = await questionsAbout(reader, claims)
  const attached = await attachedTo(reader, claims)
  const dates = [
    ...remitted.flatMap(row => [row.serviceFrom, row.serviceTo, row.paymentDate, row.receivedDate]),
    ...sent.flatMap(row => [row.serviceFrom, row.serviceTo, row.sentOn]),
    ...said.flatMap(row => [row.saidOn, row.serviceFrom]),
    ...denials.map(row => row.changedAt.slice(0, 10)),
  ]
  const rows = [...remitted, ...sent, ...said, ...questioned, ...attached, ...asked, ...reviewed]
  return {
    ...{ accounts: all, members, claims },
    remitClaims: remitted.map(row => row.id),
    acknowledgments: said.map(row => row.id),
    denials: denials.map(row => row.id),
    openDenials: denials.filter(row => row.status === 'open').map(row => row.id),
    openItems: items.length,
    eligibility: asked.map(row => row.id),
    reviewAnswers: reviewed.map(row => row.id),
    authorizations: authorized.map(row => row.id),
    files: [...new Set(rows.map(row => row.fileId))].sort((one, other) => one - other),
    last: latest(dates),
    born: latest(sent.map(row => row.patientBorn)),
  }
}

const openItemsOf = ({ kysely }: Reader, accounts: readonly string[]) =>
  inTurn(accounts, part =>
    kysely.selectFrom('workItem').select('id').where('account', 'in', part).where('status', '=', 'open').execute(),
  )

const questionsAbout = ({ kysely }: Reader, claimIds: readonly number[]) =>
  inTurn(claimIds, part => kysely.selectFrom('statusQuestion').select('fileId').where('claimId', 'in', part).execute())

/** Files of documents for these claims (275). */
const attachedTo = ({ kysely }: Reader, claimIds: readonly number[]) =>
  inTurn(claimIds, part =>
    kysely
      .selectFrom('outgoing as o')
      .innerJoin('file as f', join => join.onRef('f.sha256', '=', 'o.content'))
      .where('o.claimId', 'in', part)
      .where('o.kind', '=', 'attachment')
      .select('f.id as fileId')
      .execute(),
  )

function answersOf({ kysely }: Reader, table: 'eligibility' | 'reviewAnswer', members: readonly string[]) {
  return inTurn(members, part =>
    kysely
      .selectFrom(`${table} as a` as 'eligibility as a')
      .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'a.transmissionId'))
      .select(['a.id', 't.fileId'])
      .where('a.memberId', 'in', part)
      .execute(),
  )
}

const latest = (dates: readonly (string | null)[]): string | undefined =>
  dates
    .filter(date => date !== null)
    .sort()
    .at(-1)

/** Files whose bytes nobody else stands in, and those that others stand in too. */
export async function filesApart(reader: Reader, { files, accounts, members }: NamedRows) {
  const own = new Set<string>([...accounts, ...members.map(member => `member ${member}`)])
  const alone: number[] = []
  const shared: number[] = []
  for (const id of files)
    (await namedIn(reader, id)).every(name => own.has(name) || SIGN.test(name)) ? alone.push(id) : shared.push(id)
  return { alone, shared }
}

const SIGN = /^(member )?erased-\d+-\d+$/

/** Accounts of which nothing was sent, decided or paid since a day, the oldest first. */
export async function accountsBefore({ kysely }: Reader, day: string, most: number): Promise<readonly string[]> {
  const decided = kysely
    .selectFrom('remitClaim')
    .select('account')
    .where('account', 'not like', 'erased-%')
    .groupBy('account')
    .having(({ eb, fn }) => eb(fn.max(fn.coalesce('paymentDate', 'serviceTo', 'serviceFrom')), '<', day))
    .orderBy(({ fn }) => fn.max('paymentDate'))
    .limit(most)
  const sent = kysely
    .selectFrom('claim')
    .select('account')
    .where('account', 'not like', 'erased-%')
    .groupBy('account')
    .having(({ eb, fn }) => eb(fn.max(fn.coalesce('sentOn', 'serviceTo', 'serviceFrom')), '<', day))
    .orderBy(({ fn }) => fn.max('sentOn'))
    .limit(most)
  const rows = [...(await decided.execute()), ...(await sent.execute())]
  return [...new Set(rows.map(({ account }) => account))].slice(0, most)
}
