// Training, on every engine: denials of each provider as the claim was sent, what could have been known before, and the pages on it.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { fillPractice } from '../../../test/practice.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { importText } from '../intake/import.ts'
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
})
