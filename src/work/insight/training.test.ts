// Training, on every engine: denials of each provider as the claim was sent, what could have been known before, and the pages on it.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { fillPractice } from '../../../test/practice.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { pageOf } from '../../decide/code-page.ts'
import { importText } from '../intake/import.ts'
import { view as lesson } from './lesson.ts'
import { view } from './training.ts'

const denied = (account: string, carc: string) =>
  `CLP*${account}*4*100*0**12*ICN${account}*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*0**1~DTM*472*20260105~CAS*CO*${carc}*100~`

describe.each(ENGINES)('training on %s', engine => {
  it('counts by provider, the most dollars first, and says where no claim tells whose it was', async () => {
    const store = await newStore(engine)
    await fillPractice(store, NOW)
    const more = remittance(`${denied('X1', '197')}${denied('X2', '197')}${denied('X3', '50')}`, '0').replace(
      'EFT1',
      'EFT2',
    )
    await importText(store, 'more.835', more, { now: NOW, who: 'test' })
    const { items } = await look(store, view, {})
    expect(items).toHaveLength(2)
    // Of three without a claim as sent two could have been known before; medical necessity could not.
    expect(items[0]).toEqual({
      ...{ provider: 'not known', denials: 3, preventable: 2, preventableCents: 20_000 },
      ...{ causes: 'authorization (2)', read: 'CO-197' },
    })
    expect(items[1]).toMatchObject({ denials: 1, preventable: 1, preventableCents: 15_000, read: 'CO-4' })
    expect(items[1]?.provider).toMatch(/^\d{10}$/)
    expect((await look(store, view, { from: '2030-01-01' })).items).toEqual([])
  })

  it('makes a lesson of own cases that say nothing of a patient, for one provider and for everybody', async () => {
    const store = await newStore(engine)
    await fillPractice(store, NOW)
    const claims = [
      denied('X1', '197'),
      denied('X2', '197'),
      denied('X3', '50'),
      denied('X4', '29'),
      denied('X5', '27'),
    ]
    const more = remittance(claims.join(''), '0').replace('EFT1', 'EFT2')
    await importText(store, 'more.835', more, { now: NOW, who: 'test' })
    const everybody = await look(store, lesson, {})
    const { items: training } = await look(store, view, {})
    const sum = (
      name: 'denials' | 'preventable' | 'preventableCents',
      rows: readonly Readonly<Record<typeof name, number>>[],
    ) => rows.reduce((total, row) => total + row[name], 0)
    for (const name of ['denials', 'preventable', 'preventableCents'] as const) {
      expect(everybody[name], name).toBe(sum(name, training))
      expect(sum(name, everybody.months), name).toBe(everybody[name])
    }
    expect(everybody.pages.map(({ code }) => code)).toContain('CO-197')
    // Four codes that can be known before; medical necessity cannot, and the second case of a code says nothing new.
    expect(everybody.items).toHaveLength(4)
    for (const { asks, right, ...options } of everybody.items) {
      expect(asks).toMatch(/^CO-(?:197|29|27|4) \(.*\) came back on a claim for 99213/)
      expect(JSON.stringify({ asks, options })).not.toMatch(/DOE|JANE|X\d|AC-|2026/)
      const texts = [options.a, options.b, options.c, options.d]
      expect(new Set(texts).size).toBe(4)
      const code = /^CO-\w+/.exec(asks)?.[0] ?? ''
      expect(texts['ABCD'.indexOf(right)]).toBe(pageOf(code)?.prevention?.[0])
    }
    const npi = training.find(({ provider }) => provider !== 'not known')?.provider ?? ''
    expect(await look(store, lesson, { provider: npi })).toMatchObject({ provider: npi, denials: 1, preventable: 1 })
    await expect(look(store, lesson, { provider: '1111111111' })).rejects.toMatchObject({ code: 'not-found' })
    const printed = lesson.print?.(everybody)
    expect(printed?.sections.map(({ heading }) => heading)).toEqual([
      'A lesson',
      'Questions from your own cases: 4',
      'Answers',
    ])
  })
})
