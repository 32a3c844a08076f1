// Terms with a payer of whom much is open: nobody waits for it at a form, it is counted again in the background, and its job says how far it is.
import { expect, it, onTestFinished } from 'vitest'
import { act, look } from '../../test/act.ts'
import { remittance } from '../../test/read-file.ts'
import { ENGINES, NOW, newPlace } from '../../test/store.ts'
import { openHost } from '../store/store.ts'
import { loadContext } from '../work/denial/context.ts'
import { recount } from '../work/denial/recount.ts'
import { createReaders } from '../work/intake/apart/readers.ts'
import { importText } from '../work/intake/import.ts'
import { view as jobs } from '../work/job/list.ts'
import { action as setTerms } from '../work/payer/set-terms.ts'
import { view as termsView } from '../work/payer/terms.ts'
import { workOnce } from './worker.ts'

/** One more than are counted while somebody waits. */
const MANY = 1_001

const claim = (number: number) =>
  `CLP*A${number}*4*150*0**CI*77${number}~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*CO*50*150~`

it.each(ENGINES)('much is counted again in the background on %s', async engine => {
  const host = await openHost(await newPlace(engine))
  const readers = createReaders(host.place)
  onTestFinished(async () => {
    await readers.close()
    await host.close()
  })
  const store = await host.practiceNamed('one', NOW)
  const claims = Array.from({ length: MANY }, (_, at) => claim(at)).join('')
  const text = remittance(claims, '0').replace('SAMPLE MUTUAL HEALTH', 'VALLEY MUTUAL')
  await importText(store, 'many.835', text, { now: NOW, who: 'test' })
  const [payer] = (await look(store, termsView, {})).items
  expect(payer).toMatchObject({ open: MANY, uses: 'commercial-default' })
  const given = { appeal: '33 days', correctedClaim: '33 days', source: 'contract, page 3' }
  const done = await act(store, setTerms, { ids: [payer?.id ?? 0] }, given, { who: 'ann', now: NOW })
  expect(done.says).toContain('1,001 open denials are being counted again in the background')
  expect((await look(store, jobs, {})).items).toMatchObject([{ kind: 'recount', says: '0 of 1,001' }])

  const says: string[] = []
  const onJob = (told: { readonly says: string }) => says.push(told.says)
  expect(
    await workOnce(host, { name: 'w', readers, now: () => NOW, signal: new AbortController().signal, onJob }),
  ).toBe(true)
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
