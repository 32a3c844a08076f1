// Part of npm run bench: pages of figures over a hundred thousand and a million claims, warm. node bench/insight.ts [SMALL LARGE]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Row, type Store } from '../src/store/store.ts'
import { createTotals } from '../src/work/denial/kept-totals.ts'
import { MEASURES } from '../src/work/insight/all.ts'
import { view as measures } from '../src/work/insight/measures.ts'
import { view as patterns } from '../src/work/insight/patterns.ts'
import { view as rows } from '../src/work/insight/rows.ts'
import { view as scorecard } from '../src/work/insight/scorecard.ts'
import { view as training } from '../src/work/insight/training.ts'
import { figure } from './figure.ts'
import { CAUSES, denialAt } from './store.ts'

const NOW = '2026-03-02T08:00:00Z'
/** Two years of claims, a sixth of them denied, answered 20 to 50 days after the service. */
const DAYS = 730
const mixed = (at: number, of: number) => Math.imul(at + 1, of) >>> 8
const day = (number: number) => Temporal.PlainDate.from('2024-01-01').add({ days: number }).toString()
const NPIS = Array.from({ length: 25 }, (_, at) => `10000000${at + 10}`)

interface Made {
  readonly claim: Row<'remitClaim'>
  readonly sent: Row<'claim'>
  readonly match: Row<'claimMatch'>
  readonly denied: boolean
}

function madeAt(at: number, practiceId: number, id: number): Made {
  const served = mixed(at, 2654435761) % DAYS
  const denied = mixed(at, 69069) % 6 === 0
  const chargeCents = 5000 + (mixed(at, 1664525) % 90_000)
  const [serviceFrom, sentOn] = [day(served), day(served + 3)]
  const own = { practiceId, id, account: `B-${at}`, chargeCents, memberId: null, patientName: 'DOE, JANE', serviceFrom }
  const claim = {
    ...{ ...own, remittanceId: 1, ordinal: at, payerId: (mixed(at, 40503) % 12) + 1, payerControl: null },
    ...{ originalControl: null, status: denied ? '4' : '1', filing: '12', reversal: false },
    ...{ paymentDate: day(served + 20 + (mixed(at, 1103515245) % 30)), paidCents: denied ? 0 : chargeCents - 1000 },
    ...{ patientCents: 0, differenceCents: 0, lines: 1, serviceTo: serviceFrom, receivedDate: day(served + 5) },
    ...{ outcome: denied ? 'denied' : 'paid', atStakeCents: denied ? chargeCents : 0, split: false, segment: at },
    ...{ frequency: '1', statedPatientCents: null, crossoverName: null, crossoverId: null },
  } satisfies Row<'remitClaim'>
  const sent = {
    ...{ ...own, transmissionId: 1, ordinal: at, kind: '837P', accountKey: own.account, facility: '11' },
    ...{ frequency: '1', originalControl: null, authorizationNumber: null, referralNumber: null, sequence: 'P' },
    ...{ filing: 'CI', payerName: null, payerIdentifier: null, patientBorn: null, serviceTo: serviceFrom, lines: 1 },
    ...{ billingNpi: '1999999999', renderingNpi: NPIS[mixed(at, 214013) % NPIS.length] ?? null, sentOn, segment: at },
  } satisfies Row<'claim'>
  const match = {
    ...{ practiceId, remitClaimId: id, accountKey: own.account, payerControl: null, claimId: id },
    ...{ sure: 'sure', score: 100, why: '', byWhom: 'overturn', at: NOW },
  } satisfies Row<'claimMatch'>
  return { claim, sent, match, denied }
}

const reasonOf = ({ claim: { practiceId, id, chargeCents }, denied }: Made): Row<'adjustment'> => ({
  ...{ practiceId, id, remitClaimId: id, line: 1, groupCode: 'CO', carc: denied ? String(16 + (id % 40)) : '45' },
  ...{ amountCents: denied ? chargeCents : 1000, quantity: null, segment: id },
})

function denialOf({ claim }: Made, id: number): Row<'denial'> {
  const { practiceId, payerId, account, serviceFrom, paymentDate, chargeCents } = claim
  const row = denialAt(id, practiceId, id)
  const won = row.status === 'closed' && id % 2 === 0
  return {
    ...row,
    ...{ caseId: claim.id, remitClaimId: claim.id, payerId, account, serviceFrom, paymentDate, chargeCents },
    // Some forty codes make up nearly all of what is denied.
    carc: String(16 + (mixed(id, 69069) % 40)),
    // Nearly every code is of one cause.
    cause: CAUSES[(mixed(id, 69069) % 40) % CAUSES.length] ?? row.cause,
    atStakeCents: won ? 0 : chargeCents,
    recoveredCents: won ? chargeCents : 0,
    deniedOn: paymentDate,
    paidOn: won ? paymentDate : null,
    providerNpi: NPIS[mixed(claim.id, 214013) % NPIS.length] ?? null,
  }
}

async function fill(store: Store, claims: number): Promise<void> {
  const page = 20_000
  await store.write(unit =>
    unit.insertMany(
      'payer',
      Array.from({ length: 12 }, (_, at) => ({
        ...{ practiceId: unit.practiceId, id: at + 1, identifier: `P${at}`, name: `PAYER ${at}`, entry: null },
      })),
    ),
  )
  for (let from = 0; from < claims; from += page)
    await store.write(async unit => {
      const totals = createTotals()
      const ids = Array.from({ length: Math.min(page, claims - from) }, (_, at) => from + at + 1)
      const made = ids.map(id => madeAt(id, unit.practiceId, id))
      const answers = made.map(({ claim }) => {
        const { practiceId, id, payerId, paymentDate, serviceFrom, receivedDate, outcome } = claim
        const { chargeCents, paidCents, atStakeCents, status } = claim
        const days = { paymentDate, serviceFrom, receivedDate }
        const own = { practiceId, remitClaimId: id, caseId: id, payerId, ...days, outcome, saysDenied: status === '4' }
        return { ...own, chargeCents, paidCents, atStakeCents }
      })
      for (const answer of answers) totals.figures.answer(answer, 1)
      for (const { claim, sent } of made) {
        totals.figures.payment({ ...claim, claims: 1 })
        totals.figures.sent({ ...sent, claims: 1 })
      }
      const denials = made.filter(({ denied }) => denied).map(each => denialOf(each, unit.nextDenial()))
      for (const denial of denials) totals.add(denial)
      await unit.insertMany(
        'remitClaim',
        made.map(({ claim }) => claim),
      )
      await unit.insertMany(
        'claim',
        made.map(({ sent }) => sent),
      )
      await unit.insertMany(
        'claimMatch',
        made.map(({ match }) => match),
      )
      await unit.insertMany('adjustment', made.map(reasonOf))
      await unit.insertMany('firstAnswer', answers)
      await unit.insertMany('denial', denials)
      await totals.flush(unit)
    })
}

/** p95 of each page in milliseconds, and the middle of the processor's time for it (all threads, which says more on a machine that others use), of fifteen warm turns: of all time, of a year, of a span that begins and ends within months. */
async function pages(claims: number): Promise<ReadonlyMap<string, Measured>> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-insight-'))
  const place = { where: join(folder, 'data'), files: join(folder, 'files'), keyFile: join(folder, 'key') }
  const store = await openStore({ ...place, practice: 'bench', now: NOW })
  try {
    await fill(store, claims)
    const context = { store, role: 'admin', actor: { who: 'bench', now: NOW } } as const
    const found = new Map<string, Measured>()
    const spans = [{}, { from: '2025-01-01', to: '2025-12-31' }, { from: '2025-02-10', to: '2025-08-20' }]
    const time = async (name: string, read: (span: object) => Promise<unknown>) => {
      const times: number[] = []
      const worked: number[] = []
      for (let turn = 0; turn < 6; turn++)
        for (const span of spans) {
          const started = performance.now()
          const before = process.cpuUsage()
          await read(span)
          const { user, system } = process.cpuUsage(before)
          if (turn === 0) continue
          times.push(performance.now() - started)
          worked.push((user + system) / 1000)
        }
      found.set(name, { p95: at(times, 0.95), worked: at(worked, 0.5) })
    }
    await time('figures', span => measures.read(context, measures.query.parse(span)))
    await time('patterns', span => patterns.read(context, patterns.query.parse({ ...span, by: 'service' })))
    await time('payers', span => scorecard.read(context, scorecard.query.parse(span)))
    await time('training', span => training.read(context, training.query.parse(span)))
    for (const { name, behind } of MEASURES)
      if (behind !== undefined)
        await time(`behind ${name}`, span => rows.read(context, rows.query.parse({ ...span, measure: name })))
    return found
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Measured {
  readonly p95: number
  readonly worked: number
}
const at = (times: readonly number[], part: number): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * part)] ?? 0

const [small = 100_000, large = 1_000_000] = process.argv.slice(2).map(Number)
const less = await pages(small)
const more = await pages(large)
for (const [name, { p95, worked }] of more) {
  const fewer = less.get(name) ?? { p95, worked }
  const at = large.toLocaleString('en-US')
  figure(`${name} at ${at} claims, p95`, p95, { unit: 'ms', atMost: 300 })
  figure(`${name} at ${at} claims, the processor in the middle`, worked, { unit: 'ms', atMost: 300 })
  figure(`${name} ÷ at ${small.toLocaleString('en-US')}`, p95 / fewer.p95, { atMost: 10 })
}
