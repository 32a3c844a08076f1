// Counts every measure again from rows as they are exported, one at a time, in plain loops: no statement, function or fact of the measures
// themselves is used, so that an error in either is seen.
import type { Row, Store } from '../src/store/store.ts'

interface Asked {
  readonly from?: string
  readonly to?: string
  readonly by?: string
}
export type Numbers = Record<string, [numerator: number, denominator: number]>

/** Both numbers of every measure, by its name. */
export async function recount(store: Store, asked: Asked, today: string): Promise<Numbers> {
  const numbers: Numbers = {}
  const add = (name: string, numerator: number, denominator: number) => {
    const before = numbers[name] ?? [0, 0]
    numbers[name] = [before[0] + numerator, before[1] + denominator]
  }
  const asks = (paid: string | null, served: string | null) => {
    const day = asked.by === 'service' ? served : paid
    if (asked.from !== undefined && (day === null || day.slice(0, 7) < asked.from)) return false
    return asked.to === undefined || (day !== null && day.slice(0, 7) <= asked.to)
  }
  await recountAnswers(store, add, asks)
  await recountDenials(store, add, asks, today)
  await recountSent(store, add, asks)
  return numbers
}

type Add = (name: string, numerator: number, denominator: number) => void
type Asks = (paid: string | null, served: string | null) => boolean

async function recountAnswers({ kysely }: Store, add: Add, asks: Asks): Promise<void> {
  const members = await kysely.selectFrom('caseMember').selectAll().execute()
  const again = await kysely.selectFrom('decidedAgain').selectAll().orderBy('turn').execute()
  const claims = new Map((await kysely.selectFrom('remitClaim').selectAll().execute()).map(row => [row.id, { ...row }]))
  for (const { remitClaimId, outcome, atStakeCents } of again) {
    const claim = claims.get(remitClaimId)
    if (claim !== undefined) Object.assign(claim, { outcome, atStakeCents })
  }
  const firsts = new Map<number, Row<'remitClaim'>>()
  for (const name of [
    'initial-denial-rate',
    'initial-denial-rate-dollars',
    'first-pass-yield',
    'underpaid-rate',
    'take-backs',
    'net-collection-rate',
  ])
    add(name, 0, 0)
  for (const { remitClaimId, caseId, role } of members) {
    const claim = claims.get(remitClaimId)
    if (claim === undefined) throw new Error(`no claim ${remitClaimId}`)
    if (asks(claim.paymentDate, claim.serviceFrom)) {
      if (claim.outcome === 'reversed') add('take-backs', Math.abs(claim.paidCents), 0)
      else add('take-backs', 0, claim.paidCents)
      if (role === 'current') add('net-collection-rate', claim.paidCents, claim.paidCents + claim.atStakeCents)
    }
    if (claim.outcome === 'reversed' || claim.outcome === 'pending') continue
    if (role === 'duplicate-denial' || role === 'duplicate-payment' || role === 'not-final') continue
    const known = firsts.get(caseId)
    const day = (of: Row<'remitClaim'>) => of.paymentDate ?? ''
    const earlier = known === undefined || day(claim) < day(known) || (day(claim) === day(known) && claim.id < known.id)
    if (earlier) firsts.set(caseId, claim)
  }
  for (const { outcome, chargeCents, paymentDate, serviceFrom } of firsts.values()) {
    if (!asks(paymentDate, serviceFrom)) continue
    const denied = outcome === 'denied' || outcome === 'partly-denied'
    add('initial-denial-rate', denied ? 1 : 0, 1)
    add('initial-denial-rate-dollars', denied ? chargeCents : 0, chargeCents)
    add('first-pass-yield', denied || outcome === 'underpaid' ? 0 : 1, 1)
    add('underpaid-rate', outcome === 'underpaid' ? 1 : 0, 1)
  }
}

/** The day on which each case was first denied. */
async function denialDays({ kysely }: Store): Promise<ReadonlyMap<number, string>> {
  const days = new Map<number, string>()
  const caseOf = new Map(
    (await kysely.selectFrom('caseMember').selectAll().execute()).map(row => [row.remitClaimId, row.caseId]),
  )
  for (const { id, outcome, paymentDate } of await kysely.selectFrom('remitClaim').selectAll().execute()) {
    const of = caseOf.get(id)
    if (of === undefined || paymentDate === null || !['denied', 'partly-denied', 'underpaid'].includes(outcome))
      continue
    const known = days.get(of)
    if (known === undefined || paymentDate < known) days.set(of, paymentDate)
  }
  return days
}

const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

const PREVENTABLE =
  'eligibility authorization coding claim-data documentation timely-filing duplicate other-payer provider-enrollment'.split(
    ' ',
  )
const ELSEWHERE = 'no-denial patient-billed other-payer-billed duplicate-of-paid worked-elsewhere'.split(' ')

async function recountDenials(store: Store, add: Add, asks: Asks, today: string): Promise<void> {
  const firstDenied = await denialDays(store)
  const letters = await store.kysely.selectFrom('appeal').selectAll().execute()
  for (const name of [
    'overturn-rate',
    'recovered',
    'lost',
    'write-offs',
    'lost-by-inaction',
    'preventable-share',
    'aged-over-90',
    'hidden-denials',
    'days-to-appeal',
    'denial-to-cash-days',
    'appeal-success-rate',
  ])
    add(name, 0, 0)
  for (const row of await store.kysely.selectFrom('denial').selectAll().execute()) {
    const because = row.closedBecause ?? ''
    if (because.startsWith('merged into') || because === 'decided again: nothing is at stake') continue
    if (because === 'the claim was voided') continue
    const deniedOn = firstDenied.get(row.caseId) ?? null
    if (!asks(deniedOn ?? row.paymentDate, row.serviceFrom)) continue
    const { atStakeCents, recoveredCents } = row
    const denied = atStakeCents + recoveredCents
    const closed = row.status === 'closed'
    if (closed) add('overturn-rate', recoveredCents > 0 ? 1 : 0, 1)
    add('recovered', recoveredCents, denied)
    add('lost', closed && !ELSEWHERE.includes(because) ? atStakeCents : 0, denied)
    add('write-offs', row.writtenOffCents, denied)
    const passed =
      !closed && row.move === 'us' && row.lastAction === null && row.dueDate !== null && row.dueDate < today
    add('lost-by-inaction', passed ? atStakeCents : 0, denied)
    add('preventable-share', PREVENTABLE.includes(row.cause) ? denied : 0, denied)
    add('hidden-denials', row.carc === '45' ? denied : 0, denied)
    const isOld = row.serviceFrom !== null && daysFrom(row.serviceFrom, today) > 90
    if (!closed) add('aged-over-90', isOld ? atStakeCents : 0, atStakeCents)
    if (closed && recoveredCents > 0 && deniedOn !== null && row.paymentDate !== null)
      add('denial-to-cash-days', daysFrom(deniedOn, row.paymentDate), 1)
    const own = letters.filter(
      each => each.denialId === row.id && each.status !== 'made' && each.status !== 'withdrawn',
    )
    const [sent] = own.flatMap(each => each.sentOn ?? []).sort()
    if (sent !== undefined && deniedOn !== null) add('days-to-appeal', daysFrom(deniedOn, sent), 1)
    for (const { status, ruling, wonCents } of own)
      if (status === 'decided')
        add('appeal-success-rate', (wonCents ?? 0) > 0 || ruling === 'overturned' || ruling === 'partly' ? 1 : 0, 1)
  }
}

async function recountSent({ kysely }: Store, add: Add, asks: Asks): Promise<void> {
  const verdicts = new Map(
    (await kysely.selectFrom('acknowledgment').selectAll().execute()).map(row => [row.id, row.verdict]),
  )
  const said = Map.groupBy(await kysely.selectFrom('acknowledged').selectAll().execute(), row => row.claimId)
  add('clean-claim-rate', 0, 0)
  for (const { id, frequency, sentOn, serviceFrom } of await kysely.selectFrom('claim').selectAll().execute()) {
    const own = said.get(id)
    if (own === undefined || frequency === '7' || frequency === '8' || !asks(sentOn, serviceFrom)) continue
    add('clean-claim-rate', own.some(each => verdicts.get(each.acknowledgmentId) === 'rejected') ? 0 : 1, 1)
  }
}
