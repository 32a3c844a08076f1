// Terms with a payer of whom much is open: nobody waits for it at a form, it is counted again in the background, and its job says how far it is.
import { expect, it, onTestFinished } from 'vitest'
import { act, look } from '../../test/act.ts'
import { remittance } from '../../test/read-file.ts'
import { ENGINES, NOW, newPlace } from '../../test/store.ts'
import { openHost, type Store } from '../store/store.ts'
import { loadContext } from '../work/denial/context.ts'
import { recount } from '../work/denial/recount.ts'
import { createReaders } from '../work/intake/apart/readers.ts'
import { importText } from '../work/intake/import.ts'
import { view as jobs } from '../work/job/list.ts'
import { action as setTerms } from '../work/payer/set-terms.ts'
import { view as termsView } from '../work/payer/terms.ts'
import { later } from './queue.ts'
import { workOnce } from './worker.ts'

/** One more than are counted while somebody waits. */
const MANY = 1_001

const claim = (number: number) =>
  `CLP*A${number}*4*150*0**CI*77${number}~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*CO*50*150~`

async function newOffice(engine: (typeof ENGINES)[number], claims: number) {
  const host = await openHost(await newPlace(engine))
  const readers = createReaders(host.place)
  onTestFinished(async () => {
    await readers.close()
    await host.close()
  })
  const store = await host.practiceNamed('one', NOW)
  const text = Array.from({ length: claims }, (_, at) => claim(at)).join('')
  const file = remittance(text, '0').replace('SAMPLE MUTUAL HEALTH', 'VALLEY MUTUAL')
  await importText(store, 'many.835', file, { now: NOW, who: 'test' })
  const [payer] = (await look(store, termsView, {})).items
  const says: string[] = []
  const onJob = (told: { readonly says: string }) => says.push(told.says)
  const workAt = (now: string) =>
    workOnce(host, { name: 'w', readers, now: () => now, signal: new AbortController().signal, onJob })
  return { store, payer, says, workAt }
}

const GIVEN = { appeal: '33 days', correctedClaim: '33 days', source: 'contract, page 3' }
const suresOf = async (store: Store) =>
  (await store.kysely.selectFrom('denial').select('dueSure').distinct().execute()).map(row => row.dueSure)

it.each(ENGINES)(
  'a process that ends after the terms are kept leaves their recount to a worker, on %s',
  async engine => {
    const { store, payer, says, workAt } = await newOffice(engine, 3)
    let units = 0
    // The unit that keeps the terms ends, and nothing after it.
    const ended = new Proxy(store, {
      get: (of, name) =>
        name === 'write' && ++units > 1
          ? () => Promise.reject(new Error('the process ends here'))
          : Reflect.get(of, name, of),
    })
    const set = act(ended, setTerms, { ids: [payer?.id ?? 0] }, GIVEN, { who: 'ann', now: NOW })
    await expect(set).rejects.toThrow('the process ends here')
    expect(await suresOf(store)).not.toEqual(['high'])
    // Whoever asked has a minute for it.
    expect(await workAt(NOW)).toBe(false)
    expect(await workAt(later(NOW, 61_000))).toBe(true)
    expect(says).toEqual([expect.stringMatching(/^changed 3 due dates/)])
    expect(await suresOf(store)).toEqual(['high'])
    // Done at once, nothing is left to do.
    await act(store, setTerms, { ids: [payer?.id ?? 0] }, { ...GIVEN, appeal: '34 days' }, { who: 'ann', now: NOW })
    expect((await look(store, jobs, {})).items).toEqual([])
  },
)

it.each(ENGINES)('much is counted again in the background on %s', async engine => {
  const { store, payer, says, workAt } = await newOffice(engine, MANY)
  expect(payer).toMatchObject({ open: MANY, uses: 'commercial-default' })
  const done = await act(store, setTerms, { ids: [payer?.id ?? 0] }, GIVEN, { who: 'ann', now: NOW })
  expect(done.says).toContain('1,001 open denials are being counted again in the background')
  expect((await look(store, jobs, {})).items).toMatchObject([{ kind: 'recount', says: '0 of 1,001' }])

  expect(await workAt(NOW)).toBe(true)
  expect(says).toEqual([expect.stringMatching(/^changed 1,001 due dates \(.*\) of 1,001 open denials$/)])
  // How far it is, is kept as it goes.
  const far: number[] = []
  const keep = async (done: number) => void far.push(done)
  await recount(store, [payer?.id ?? 0], await loadContext(store, NOW), { who: 'ann', now: NOW }, keep)
  expect(far).toEqual([200, 400, 600, 800, 1000, MANY])
  const dues = await store.kysely
    .selectFrom('denial')
    .select(['dueDate', 'dueSure'])
    .groupBy(['dueDate', 'dueSure'])
    .execute()
  expect(dues.map(row => row.dueSure)).toEqual(['high'])
})
