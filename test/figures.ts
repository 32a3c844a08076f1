// Figures against a recount of another kind: rows read as they lie in the store, counted by loops that share nothing with the statements and measures of the
// product. node test/figures.ts [PRACTICES] [FIRST SEED] counts that many generated practices (25 claims each) and prints how many figures differ.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeHistory } from '../src/example/history.ts'
import { openStore, type Row, type Store, type TableName } from '../src/store/store.ts'
import { view as listOf } from '../src/work/denial/list.ts'
import { action as writeOff } from '../src/work/denial/write-off.ts'
import { view } from '../src/work/insight/measures.ts'
import { importPaths } from '../src/work/intake/import.ts'

export interface Counted {
  readonly name: string
  readonly numerator: number
  readonly denominator: number
}

export interface Asked {
  readonly from?: string
  readonly to?: string
  readonly by: 'payment' | 'service'
}

/** As the product has it. */
async function figuresOf(store: Store, asked: Asked, now: string): Promise<readonly Counted[]> {
  const { measures } = await view.read({ store, role: 'admin', actor: { who: 'test', now } }, asked)
  return measures.map(({ name, numerator, denominator }) => ({ name, numerator, denominator }))
}

const all = <Name extends TableName>(store: Store, table: Name) =>
  store.kysely
    .selectFrom(table as 'denial')
    .selectAll()
    .execute() as unknown as Promise<readonly Row<Name>[]>

const sum = <Item>(rows: readonly Item[], of: (row: Item) => number) => rows.reduce((total, row) => total + of(row), 0)
const span = (one: string, other: string) => Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000)

type Claim = Row<'remitClaim'>

/** What was posted, and what was decided again of it last. */
interface Posted {
  readonly claims: ReadonlyMap<number, Claim>
  readonly members: readonly Row<'caseMember'>[]
  readonly again: ReadonlyMap<number, Row<'decidedAgain'>>
}

function latestOf(again: readonly Row<'decidedAgain'>[]): Posted['again'] {
  const last = new Map<number, Row<'decidedAgain'>>()
  for (const each of again) if ((last.get(each.remitClaimId)?.turn ?? -1) < each.turn) last.set(each.remitClaimId, each)
  return last
}

/** The first answer of each payer to each case, as it is decided now. */
function firstAnswers({ claims, members, again }: Posted): readonly Claim[] {
  const first = new Map<string, Claim>()
  for (const { caseId, remitClaimId, role } of members) {
    const claim = claims.get(remitClaimId)
    if (
      claim === undefined ||
      role === 'not-final' ||
      claim.reversal ||
      claim.outcome === 'pending' ||
      claim.outcome === 'reversed'
    )
      continue
    const key = `${caseId} ${claim.payerId}`
    const known = first.get(key)
    const order =
      `${claim.paymentDate ?? ''}`.localeCompare(`${known?.paymentDate ?? ''}`) || claim.id - (known?.id ?? 0)
    if (known === undefined || order < 0) first.set(key, claim)
  }
  return [...first.values()].map(claim => {
    const now = again.get(claim.id)
    return now === undefined ? claim : { ...claim, outcome: now.outcome, atStakeCents: now.atStakeCents }
  })
}

/** The same, counted here. */
async function recountOf(store: Store, { from, to, by }: Asked, now: string): Promise<readonly Counted[]> {
  const inSpan = (day: string | null) =>
    (from === undefined && to === undefined) || (day !== null && (from ?? '') <= day && day <= (to ?? '9'))
  const claims = new Map((await all(store, 'remitClaim')).map(claim => [claim.id, claim]))
  const members = await all(store, 'caseMember')
  const again = latestOf(await all(store, 'decidedAgain'))
  const answers = firstAnswers({ claims, members, again }).filter(claim =>
    inSpan(by === 'payment' ? claim.paymentDate : claim.serviceFrom),
  )
  const counted = (name: string, numerator: number, denominator: number) => ({ name, numerator, denominator })
  const denied = answers.filter(({ outcome }) => outcome === 'denied' || outcome === 'partly-denied')
  const whole = answers.filter(({ outcome }) => outcome === 'denied')
  const settled = answers.filter(({ outcome }) => outcome === 'paid' || outcome === 'patient-share')
  const paid = [...claims.values()].filter(
    ({ paymentDate }) =>
      (from === undefined && to === undefined) ||
      (paymentDate !== null && (from ?? '') <= paymentDate && paymentDate <= (to ?? '9')),
  )
  return [
    counted('initial-denial-rate', denied.length, answers.length),
    counted(
      'initial-denial-rate-dollars',
      sum(denied, each => each.atStakeCents),
      sum(answers, each => each.chargeCents),
    ),
    await cleanClaims(store, claim => inSpan(by === 'payment' ? claim.sentOn : claim.serviceFrom)),
    counted('first-pass-yield', settled.length, answers.length),
    counted('hidden-denials', whole.filter(({ status }) => status !== '4').length, whole.length),
    counted(
      'taken-back',
      sum(paid, each => (each.reversal ? -each.paidCents : 0)),
      sum(paid, each => (each.reversal ? 0 : each.paidCents)),
    ),
    ...ofDenials(await datedDenials(store, { claims, members, again }), { by, inSpan, today: now.slice(0, 10) }),
  ]
}

async function cleanClaims(store: Store, isOurs: (claim: Row<'claim'>) => boolean): Promise<Counted> {
  const sent = (await all(store, 'claim')).filter(claim => !['7', '8'].includes(claim.frequency) && isOurs(claim))
  const refused = new Set(
    (await all(store, 'acknowledgment')).filter(({ verdict }) => verdict === 'rejected').map(({ id }) => id),
  )
  const rejected = new Set(
    (await all(store, 'acknowledged'))
      .filter(({ acknowledgmentId }) => refused.has(acknowledgmentId))
      .map(({ claimId }) => claimId),
  )
  return {
    name: 'clean-claim-rate',
    numerator: sent.filter(({ id }) => !rejected.has(id)).length,
    denominator: sent.length,
  }
}

/** Decisions of which what they denied was at stake: no echo, and nothing that is none yet. */
const DENYING: readonly Row<'caseMember'>['role'][] = ['current', 'superseded', 'reversed', 'unreversed', 'contradicts']

/** Denials with both days found again; one that another has taken in has no claims of its own any more and keeps what it had. */
async function datedDenials(store: Store, { claims, members, again }: Posted): Promise<readonly Row<'denial'>[]> {
  const byCase = Map.groupBy(members, ({ caseId }) => caseId)
  return (await all(store, 'denial')).map(denial => {
    if (denial.closedBecause?.startsWith('merged into ')) return denial
    const own = (byCase.get(denial.caseId) ?? []).flatMap(({ remitClaimId, role }) => {
      const claim = claims.get(remitClaimId)
      return claim?.payerId === denial.payerId ? [{ role, claim }] : []
    })
    const days = (of: typeof own) => of.flatMap(({ claim }) => claim.paymentDate ?? []).sort()
    const denying = own.filter(
      ({ role, claim }) => DENYING.includes(role) && !claim.reversal && (again.get(claim.id) ?? claim).atStakeCents > 0,
    )
    return {
      ...denial,
      deniedOn: days(denying)[0] ?? denial.paymentDate,
      paidOn: days(own.filter(({ role, claim }) => role === 'current' && claim.paidCents > 0)).at(-1) ?? null,
    }
  })
}

function ofDenials(
  rows: readonly Row<'denial'>[],
  { by, inSpan, today }: { by: Asked['by']; inSpan: (day: string | null) => boolean; today: string },
): readonly Counted[] {
  const denials = rows.filter(each => inSpan(by === 'payment' ? each.deniedOn : each.serviceFrom))
  const told = denials.filter(
    ({ closedBecause }) => !/^(merged into |decided again: nothing|the claim was voided)/.test(closedBecause ?? ''),
  )
  const closed = told.filter(({ status }) => status === 'closed')
  const won = closed.filter(({ recoveredCents }) => recoveredCents > 0)
  const stake = (of: readonly Row<'denial'>[]) => sum(of, each => each.recoveredCents + each.atStakeCents)
  const open = denials.filter(({ status }) => status === 'open')
  const idle = told.filter(
    each => each.status === 'open' && each.lastAction === null && each.dueDate !== null && each.dueDate < today,
  )
  const old = open.filter(({ serviceFrom }) => serviceFrom !== null && span(serviceFrom, today) > 90)
  const cash = won.flatMap(({ deniedOn, paidOn }) =>
    deniedOn === null || paidOn === null ? [] : [span(deniedOn, paidOn)],
  )
  const atStake = (of: readonly Row<'denial'>[]) => sum(of, each => each.atStakeCents)
  const recovered = sum(told, each => each.recoveredCents)
  return [
    { name: 'overturn-rate', numerator: won.length, denominator: closed.length },
    { name: 'recovered-dollars', numerator: recovered, denominator: stake(told) },
    { name: 'lost-dollars', numerator: atStake(closed), denominator: stake(closed) },
    { name: 'lost-by-inaction', numerator: atStake(idle), denominator: stake(told) },
    { name: 'write-offs', numerator: sum(denials, each => each.writtenOffCents), denominator: stake(told) },
    { name: 'denial-to-cash-days', numerator: sum(cash, days => days), denominator: cash.length },
    { name: 'aged-over-90', numerator: atStake(old), denominator: atStake(open) },
  ]
}

/** Measures of which there is no second way to count here; their own tests plant what they count. */
const NOT_RECOUNTED = ['preventable-share', 'days-to-appeal', 'appeal-success-rate']

/** Fills a practice with an invented year, and writes some of it off. */
export async function fillWithYear(store: Store, seed: number, claims: number, now: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-figures-'))
  try {
    writeHistory(folder, { seed, claims, from: '2025-03-01', days: 365 })
    await importPaths(store, [folder], { now, who: 'test', within: folder })
    const context = { store, role: 'admin', actor: { who: 'ann', now } } as const
    const { items } = (await listOf.read(context, listOf.query.parse({ limit: 3 }))) as {
      readonly items: readonly { readonly id: number }[]
    }
    if (items.length > 0)
      await writeOff.run(context, { ids: items.map(({ id }) => id) }, { reason: 'Below what a call costs.' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What differs between both ways, as lines; none where they agree. */
export async function differencesIn(store: Store, asked: Asked, now: string): Promise<readonly string[]> {
  const theirs = new Map((await recountOf(store, asked, now)).map(each => [each.name, each]))
  return (await figuresOf(store, asked, now)).flatMap(({ name, numerator, denominator }) => {
    const other = theirs.get(name)
    return NOT_RECOUNTED.includes(name) || (other?.numerator === numerator && other.denominator === denominator)
      ? []
      : [`${name}: ${numerator}/${denominator}, counted ${other?.numerator}/${other?.denominator}`]
  })
}

if (import.meta.main) {
  const [practices = 1000, seed = 1] = process.argv.slice(2).map(Number)
  const now = '2026-03-02T08:00:00Z'
  let wrong = 0
  for (let at = 0; at < practices; at++) {
    const folder = mkdtempSync(join(tmpdir(), 'overturn-figures-'))
    const place = { where: join(folder, 'data'), files: join(folder, 'files'), keyFile: join(folder, 'key') }
    const store = await openStore({ ...place, practice: 'main', now })
    await fillWithYear(store, seed + at, 25, now)
    const differs = await differencesIn(store, { by: 'payment' }, now)
    if (differs.length > 0) console.log(`seed ${seed + at}: ${differs.join('; ')}`)
    wrong += differs.length
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`${practices} practices, ${wrong} figures differ`)
  process.exitCode = wrong === 0 ? 0 : 1
}
