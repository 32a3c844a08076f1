// What a file says of each claim beside what was posted of it: every value that was taken from the file. A row that was changed past the database's guards, or
// on a disk that lost a bit, does not say what its file says any more; one that was erased is not asked.
import { hash } from 'node:crypto'
import type { DecidedClaim } from '../../../decide/decide.ts'
import type { RemittanceEnd } from '../../../decide/remittance.ts'
import { knowledgeVersion } from '../../../knowledge/load.ts'
import { type AnswerRows, postedClaims, postedRemittances, postedSent } from '../../../store/audit/files.ts'
import { isSign } from '../../../store/erasure.ts'
import type { Row, Store, TableName } from '../../../store/store.ts'
import { addClaim } from '../../intake/judge/decided-rows.ts'
import { saidOfRemittance } from '../../intake/read/reading.ts'
import type { RowSet } from '../../intake/row-set.ts'
import { loadCombinations } from '../../payer/combinations.ts'

/** The columns that follow from the file alone; the others are numbers of ours. A decision follows from it as long as the knowledge is that of today. */
const FROM_FILE = {
  remittance: [
    ...(['payeeName', 'payeeNpi', 'control', 'trace', 'method', 'paymentCents', 'claims', 'paidCents'] as const),
    'providerAdjustmentCents',
  ],
  remitClaim: [
    ...(['account', 'payerControl', 'originalControl', 'status', 'filing', 'reversal', 'chargeCents'] as const),
    ...(['paidCents', 'lines', 'serviceFrom', 'serviceTo', 'receivedDate', 'patientName', 'memberId'] as const),
    ...(['segment', 'frequency', 'statedPatientCents', 'crossoverName', 'crossoverId'] as const),
  ],
  remitLine: [
    ...(['line', 'procedure', 'submitted', 'modifiers', 'chargeCents', 'paidCents', 'units', 'allowedCents'] as const),
    ...(['control', 'serviceFrom', 'serviceTo', 'segment'] as const),
  ],
  remark: ['line', 'ordinal', 'code', 'segment'],
  adjustment: ['line', 'groupCode', 'carc', 'amountCents', 'quantity', 'segment'],
  claim: [
    ...(['kind', 'account', 'chargeCents', 'facility', 'frequency', 'originalControl', 'authorizationNumber'] as const),
    ...(['referralNumber', 'sequence', 'filing', 'payerName', 'payerIdentifier', 'memberId', 'patientName'] as const),
    ...(['patientBorn', 'billingNpi', 'renderingNpi', 'serviceFrom', 'serviceTo', 'lines', 'sentOn'] as const),
    'segment',
  ],
  claimLine: [
    ...(['line', 'control', 'revenue', 'procedure', 'modifiers', 'chargeCents', 'units', 'place', 'pointers'] as const),
    ...(['serviceFrom', 'serviceTo', 'segment'] as const),
  ],
  claimDiagnosis: ['ordinal', 'qualifier', 'code'],
  decision: ['kind', 'cause', 'action', 'liable', 'mayBill', 'appealable', 'sure', 'rule', 'why', 'because', 'form'],
  claimPayer: ['ordinal', 'sequence', 'filing', 'identifier', 'name', 'paidCents'],
} as const satisfies { readonly [Name in TableName]?: readonly (keyof Row<Name>)[] }
type FactTable = keyof typeof FROM_FILE
type Facts = { readonly [Name in FactTable]?: readonly object[] }

/** Numbers of ours: they are not compared. */
const NOWHERE = { practiceId: 0, remittanceId: 0, payerId: 0, traceKey: '', ordinal: 0, paymentDate: null }

/** Rows as they are, where a reader would have them packed. */
export function createFacts(): RowSet & { readonly rows: ReadonlyMap<TableName, readonly object[]> } {
  const rows = new Map<TableName, object[]>()
  return {
    rows,
    values: 0,
    packed: () => new Map(),
    add(table, row) {
      const known = rows.get(table)
      if (known === undefined) rows.set(table, [row])
      else known.push(row)
    },
  }
}

/** What a payer's answer says of a claim, as one short hash, and what is decided of it, as another. */
export function saidOf(decided: DecidedClaim): string {
  const facts = createFacts()
  addClaim(facts, decided, { ...NOWHERE, knowledge: '', now: '', nextId: () => 0, forms: new Map() })
  const { decision = [], ...rest } = Object.fromEntries(facts.rows)
  return `${shortHash(rest)} ${shortHash({ decision })}`
}

/** The same of rows; the decisions are those of the file where they were made by this knowledge. */
function saidOfPosted({ decision, ...rest }: AnswerRows, own: string, asToday: string | undefined): string {
  const comparable = asToday !== undefined && decision.every(({ knowledge }) => knowledge === asToday)
  return `${shortHash(rest)} ${comparable ? shortHash({ decision }) : own.split(' ')[1]}`
}

/** What a file says of a remittance as a whole. */
export const saidOfWhole = (end: RemittanceEnd): string => shortHash({ remittance: [saidOfRemittance(end)] })

/** What each claim of an 837 says, in the order of the file. */
export function saidOfSent(rows: ReadonlyMap<TableName, readonly object[]>): readonly string[] {
  const of = (table: TableName) =>
    Map.groupBy((rows.get(table) ?? []) as readonly { readonly claimId: number }[], row => row.claimId)
  const parts = (['claimLine', 'claimDiagnosis', 'claimPayer'] as const).map(table => [table, of(table)] as const)
  return ((rows.get('claim') ?? []) as readonly Row<'claim'>[]).map(claim =>
    shortHash({ claim: [claim], ...Object.fromEntries(parts.map(([table, all]) => [table, all.get(claim.id)])) }),
  )
}

function shortHash(facts: Facts): string {
  const said = (Object.keys(FROM_FILE) as FactTable[]).flatMap(table =>
    ((facts[table] ?? []) as readonly Readonly<Record<string, unknown>>[]).map(row =>
      FROM_FILE[table].map(column => `${row[column] ?? ''}`).join('|'),
    ),
  )
  // Signs outside of the alphabet are kept in another encoding than they came in, and some not at all.
  return hash('sha256', said.join('\n').replaceAll(/[^\x21-\x7e\n]+/g, '')).slice(0, 16)
}

/** What a file says, by the place of each remittance, and of each transaction of claims, in it. */
export interface Said {
  readonly remittances: ReadonlyMap<number, string>
  readonly answers: ReadonlyMap<number, readonly string[]>
  readonly sent: ReadonlyMap<number, readonly string[]>
}

/** Sentences about claims of a file that were posted otherwise than the file says. */
export async function postedOtherwise(
  store: Store,
  file: { readonly id: number; readonly name: string },
  said: Said,
): Promise<readonly string[]> {
  const wrong: string[] = []
  // A practice's own list of combinations takes part in a decision, and may have come later.
  const asToday = (await loadCombinations(store)) === undefined ? knowledgeVersion() : undefined
  const compare = (
    claim: Row<'remitClaim'> | Row<'claim'> | undefined,
    own: readonly string[] = [],
    of: (own: string) => string,
  ) => {
    const line = own[claim?.ordinal ?? -1]
    if (claim !== undefined && line !== undefined && !isSign(claim.account) && line !== of(line))
      wrong.push(`${file.name}: claim ${claim.account} is not posted as the file says it.`)
  }
  for (const row of await postedRemittances(store, file.id))
    if ((said.remittances.get(row.ordinal) ?? shortHash({ remittance: [row] })) !== shortHash({ remittance: [row] }))
      wrong.push(`${file.name}: remittance ${row.ordinal + 1} is not posted as the file says it.`)
  for await (const { ordinal, claims } of postedClaims(store, file.id))
    for (const rows of claims)
      compare(rows.remitClaim[0], said.answers.get(ordinal), own => saidOfPosted(rows, own, asToday))
  for await (const { ordinal, claims } of postedSent(store, file.id))
    for (const rows of claims) compare(rows.claim[0], said.sent.get(ordinal), () => shortHash(rows))
  return wrong
}
