// Statements on the work of a case that is no denial: evidence that contradicts itself, questions for a person, money that was paid twice.
import { addRow } from './own-rows.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'
import type { CaseItemKind, DenialStatus } from './words.ts'

type CaseItem = Row<'caseItem'>

/** Of the cases in which these adjudications stand, open and closed, the oldest first. */
export function caseItemsOf(reader: Reader, remitClaimIds: readonly number[]): Promise<readonly CaseItem[]> {
  return inTurn(remitClaimIds, part =>
    reader.kysely.selectFrom('caseItem').selectAll().where('remitClaimId', 'in', part).orderBy('id').execute(),
  )
}

export async function addCaseItem(unit: Unit, item: Omit<CaseItem, 'practiceId'>): Promise<void> {
  await addRow(unit, 'caseItem', item)
}

export async function setCaseItem(unit: Unit, id: number, set: Partial<CaseItem>): Promise<void> {
  await unit.kysely.updateTable('caseItem').set(set).where('id', '=', id).execute()
}

export function caseItem(reader: Reader, id: number): Promise<CaseItem | undefined> {
  return reader.kysely.selectFrom('caseItem').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The most money first; those of one kind where one is asked for; all of them where no limit is given. */
export function caseItems(
  { kysely }: Reader,
  {
    status,
    kind,
    limit,
  }: { readonly status: DenialStatus; readonly kind: CaseItemKind | undefined; readonly limit?: number },
): Promise<readonly CaseItem[]> {
  return kysely
    .selectFrom('caseItem')
    .selectAll()
    .where('status', '=', status)
    .$if(kind !== undefined, query => query.where('kind', '=', kind as CaseItemKind))
    .orderBy('cents', 'desc')
    .orderBy('id')
    .$if(limit !== undefined, query => query.limit(limit ?? 0))
    .execute()
}

/** An adjudication of each case that waits for a person to say which payers are the same. */
export async function openQuestions({ kysely }: Reader): Promise<readonly number[]> {
  const rows = await kysely
    .selectFrom('caseItem')
    .select('remitClaimId')
    .where('status', '=', 'open')
    .where('kind', '=', 'question')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => row.remitClaimId)
}

/** How many there are of them. */
export async function countCaseItems(
  { kysely }: Reader,
  { status, kind }: { readonly status: DenialStatus; readonly kind: CaseItemKind | undefined },
): Promise<number> {
  const { n } = await kysely
    .selectFrom('caseItem')
    .where('status', '=', status)
    .$if(kind !== undefined, query => query.where('kind', '=', kind as CaseItemKind))
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** The payer and the class (CLP06) of the adjudications that items are about. */
export function payersOfItems({ kysely }: Reader, items: readonly Pick<CaseItem, 'remitClaimId'>[]) {
  return inTurn([...new Set(items.map(({ remitClaimId }) => remitClaimId))], part =>
    kysely
      .selectFrom('remitClaim')
      .select(['id as remitClaimId', 'payerId', 'filing'])
      .where('id', 'in', part)
      .execute(),
  )
}
