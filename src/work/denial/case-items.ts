// The work of a case that is no denial, kept as the standing says it: evidence that contradicts itself, what only a person can settle, money that
// was paid twice. Opened once, changed with its facts, closed when the case says it no more; what a person has closed stays closed.
import type { CaseEvidence, Standing, WorkUnit } from '../../decide/case.ts'
import { addCaseItem, caseItemsOf, setCaseItem } from '../../store/case-item.ts'
import type { Row, Unit } from '../../store/store.ts'
import { CASE_ITEM_KINDS, type CaseItemKind } from '../../store/words.ts'

type CaseItem = Row<'caseItem'>
type Wanted = Pick<CaseItem, 'kind' | 'about' | 'remitClaimId' | 'account' | 'payer' | 'cents' | 'says' | 'sources'>

export async function settleItems(
  unit: Unit,
  cases: readonly { readonly evidence: CaseEvidence; readonly standing: Standing }[],
  now: string,
): Promise<void> {
  const ids = cases.flatMap(({ evidence }) => evidence.adjudications.map(each => each.id))
  const before = await caseItemsOf(unit, ids)
  const wanted = [...Map.groupBy(cases.flatMap(wantedOf), keyOf).values()].map(together)
  for (const each of wanted) await settleItem(unit, before, each, now)
  const still = new Set(wanted.map(keyOf))
  for (const item of before)
    if (item.status === 'open' && !still.has(keyOf(item))) {
      await setCaseItem(unit, item.id, {
        status: 'closed',
        closedBecause: 'settled by what came later',
        changedAt: now,
      })
      unit.event({ at: now, who: 'overturn', verb: 'closed-case-item', data: { item: item.id, kind: item.kind } })
    }
}

/** Several things that the same documents say are one piece of work. */
function together(same: readonly Wanted[]): Wanted {
  const [first] = same as readonly [Wanted, ...Wanted[]]
  return {
    ...first,
    cents: Math.max(...same.map(each => each.cents)),
    says: [...new Set(same.map(each => each.says))].join(' '),
  }
}

/** The same work is known again by its kind and the documents that carry it. */
function keyOf({ kind, about }: Pick<CaseItem, 'kind' | 'about'>): string {
  return `${kind} ${about}`
}

function wantedOf({
  evidence,
  standing,
}: {
  readonly evidence: CaseEvidence
  readonly standing: Standing
}): readonly Wanted[] {
  const [first] = [...evidence.adjudications].sort((one, other) => one.id - other.id)
  if (first === undefined) return []
  return standing.work.flatMap(work => {
    const { kind, payer, adjudicationId, cents, says, sources } = work
    if (!isItem(kind)) return []
    const carried = sources.map(({ kind: of, id }) => [of, id] as const)
    return [
      {
        kind,
        about: carried.length === 0 ? payer : carried.map(each => each.join(' ')).join(', '),
        remitClaimId: adjudicationId ?? first.id,
        account: accountOf(evidence, work) ?? first.account,
        payer: standing.payers.find(each => each.key === payer)?.name ?? payer,
        cents,
        says,
        sources: carried,
      },
    ]
  })
}

function isItem(kind: WorkUnit['kind']): kind is CaseItemKind {
  return (CASE_ITEM_KINDS as readonly string[]).includes(kind)
}

function accountOf({ adjudications }: CaseEvidence, { adjudicationId }: WorkUnit): string | undefined {
  return adjudications.find(each => each.id === adjudicationId)?.account
}

/** Work that another document joins is told since its first was there: a clock on money to give back does not begin again. */
function firstTold(before: readonly CaseItem[], { kind, sources }: Wanted): string | undefined {
  const now = new Set(sources.map(source => source.join(' ')))
  const grown = before.filter(
    item =>
      item.status === 'open' &&
      item.kind === kind &&
      item.sources.length > 0 &&
      item.sources.every(source => now.has(source.join(' '))),
  )
  return grown.map(item => item.openedAt).sort()[0]
}

async function settleItem(unit: Unit, before: readonly CaseItem[], wanted: Wanted, now: string): Promise<void> {
  const known = before.find(item => keyOf(item) === keyOf(wanted))
  if (known === undefined) {
    const id = unit.nextId()
    const openedAt = firstTold(before, wanted) ?? now
    await addCaseItem(unit, { id, ...wanted, status: 'open', closedBecause: null, openedAt, changedAt: now })
    const { kind, account, cents, sources } = wanted
    unit.event({
      at: now,
      who: 'overturn',
      verb: 'opened-case-item',
      data: { item: id, kind, account, cents, sources },
    })
    return
  }
  // Closed by a person, it stays so as long as it says the same.
  if (known.cents === wanted.cents && known.says === wanted.says) return
  await setCaseItem(unit, known.id, { ...wanted, status: 'open', closedBecause: null, changedAt: now })
  unit.event({ at: now, who: 'overturn', verb: 'changed-case-item', data: { item: known.id, cents: wanted.cents } })
}
