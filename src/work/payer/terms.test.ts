// The terms with a payer: what is only assumed is told first, what the contract says holds for its own claims alone and for what is open already, a large
// practice's are counted in the background.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { action as namePayer } from './name.ts'
import { view as previewTerms } from './preview-terms.ts'
import { action as setTerms } from './set-terms.ts'
import { view as termsView } from './terms.ts'
import { termsInput } from './terms-input.ts'
import { action as unsetClock } from './unset-clock.ts'

const actor = { who: 'ann', now: NOW }

/** A commercial denial at a payer that nobody knows. */
async function denied(store: Store, payer: string, number: string, filing = 'CI'): Promise<void> {
  const claim = `CLP*${number}*4*150*0**${filing}*77${number}~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*CO*50*150~`
  const text = remittance(claim, '0')
    .replace('TRN*1*EFT1*1900000002', `TRN*1*EFT${number}*19000000${payer.length}`)
    .replace('SAMPLE MUTUAL HEALTH', payer)
  const report = await importText(store, `${number}.835`, text, { now: NOW, who: 'test' })
  expect(report, report.says.join(' ')).toMatchObject({ status: 'imported' })
}
const duesOf = async (store: Store, payerId: number) => {
  const rows = await store.kysely
    .selectFrom('denial')
    .select(['dueDate', 'dueSure'])
    .where('payerId', '=', payerId)
    .orderBy('id')
    .execute()
  return rows.map(({ dueDate, dueSure }) => `${dueDate} ${dueSure}`)
}
const terms = (given: Partial<Parameters<typeof termsInput.parse>[0] & object>) => termsInput.parse(given)

describe.each(ENGINES)('terms on %s', engine => {
  it('are told by what is missing, hold for one payer alone, and go along when it is named', async () => {
    const store = await newStore(engine)
    await denied(store, 'MOUNTAIN HEALTH PLAN', '81')
    await denied(store, 'VALLEY MUTUAL', '82')
    await denied(store, 'VALLEY MUTUAL', '83')
    const [first, second] = (await look(store, termsView, {})).items
    // The one with more money open first; both are only assumed.
    expect([first?.name, first?.open, second?.name]).toEqual(['VALLEY MUTUAL', 2, 'MOUNTAIN HEALTH PLAN'])
    expect(first).toMatchObject({ entry: null, uses: 'commercial-default' })
    expect(first?.missing).toEqual(['timely-filing', 'corrected-claim', 'appeal', 'records-request'])
    const [valley, mountain] = [first?.id ?? 0, second?.id ?? 0]
    const before = await duesOf(store, mountain)
    const contract = terms({ appeal: '33 days', correctedClaim: '2 months', source: 'contract, page 3' })
    const told = await look(store, previewTerms, { id: valley, ...contract })
    expect(told).toMatchObject({ open: 2, looked: 2, changed: 2 })
    const done = await act(store, setTerms, { ids: [valley] }, contract, actor)
    expect(done.says).toContain('with 2 deadlines of your own. It changed 2 due dates')
    expect(await duesOf(store, valley)).toEqual(told.some.map(row => `${row.after} high`))
    // Its neighbor of the same class keeps its own.
    expect(await duesOf(store, mountain)).toEqual(before)
    const after = await look(store, termsView, {})
    expect(after.items.map(each => each.name)).toEqual(['VALLEY MUTUAL', 'MOUNTAIN HEALTH PLAN'])
    expect(after.items[0]?.missing).toEqual(['timely-filing', 'records-request'])
    expect(after.items[0]?.terms.find(each => each.level === 'appeal')).toMatchObject({ own: true, within: 33 })
    // Named, the contract's deadlines stay.
    await act(store, namePayer, { ids: [valley] }, { entry: 'aetna' }, actor)
    const named = (await look(store, termsView, {})).items.find(each => each.id === valley)
    expect(named?.terms.filter(each => each.own).map(each => each.level)).toEqual(['corrected-claim', 'appeal'])
    const own = named?.terms.find(each => each.own && each.level === 'appeal')?.id ?? 0
    await act(store, unsetClock, { ids: [own] }, {}, actor)
    const left = (await look(store, termsView, {})).items.find(each => each.id === valley)
    expect(left?.terms.find(each => each.level === 'appeal')?.own).toBe(false)
    expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
  })

  it('say in a sentence what cannot be', async () => {
    const store = await newStore(engine)
    await denied(store, 'NOBODY KNOWS', '84', 'ZZ')
    const id = (await look(store, termsView, {})).items[0]?.id ?? 0
    const set = (given: object, to = id) => act(store, setTerms, { ids: [to] }, terms(given), actor)
    await expect(set({ appeal: '90', source: '' })).rejects.toMatchObject({ code: 'empty' })
    await expect(set({})).rejects.toMatchObject({ code: 'empty' })
    await expect(set({ entry: 'medicare-part-b', appeal: '90', source: 'x' })).rejects.toMatchObject({
      code: 'not-known',
      message: expect.stringMatching(/There is no appeal at .*it has: .*redetermination/),
    })
    await expect(set({ appeal: '90', source: 'x' }, 99_999)).rejects.toMatchObject({ code: 'not-found' })
    expect((await look(store, termsView, {})).items[0]?.terms.some(each => each.own)).toBe(false)
  })
})

it('times are told as contracts word them', () => {
  const good = ['90', '90 days', '30 Business Days', '12 months', '1 year', '180 calendar days', ' 6 months ']
  for (const text of good) expect(termsInput.safeParse({ appeal: text }).success, text).toBe(true)
  for (const text of ['', '0 days', '-3', '90 weeks', 'soon', '1.5 years', '99999 days', '90 days of grace'])
    expect(termsInput.safeParse({ appeal: text }).success, text).toBe(false)
})
