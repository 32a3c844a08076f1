// Payers side by side, on every engine: what was counted by hand of a small practice; what is not known is left out; nothing is said of a rate over few.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { importText } from '../intake/import.ts'
import { view } from './scorecard.ts'

const claim = (account: string, status: string, paid: number, adjustments: string, received = '') =>
  `CLP*${account}*${status}*100*${paid}**12*ICN${account}*11*1~NM1*QC*1*DOE*JANE~${received === '' ? '' : `DTM*050*${received}~`}SVC*HC:99213*100*${paid}**1~DTM*472*20260105~${adjustments}`

describe.each(ENGINES)('the scorecard on %s', engine => {
  it('counts denials, days, remarks and what was taken back', async () => {
    const store = await newStore(engine)
    const paid = Array.from({ length: 18 }, (_, at) =>
      claim(`P${at}`, '1', 100, '', at < 9 ? '20260122' : '20260112'),
    ).join('')
    const claims = [
      paid,
      // One with a remark, one without, one whose only remark is an alert.
      claim('D1', '4', 0, 'CAS*CO*16*100~LQ*HE*M51~', '20260112'),
      claim('D2', '4', 0, 'CAS*CO*16*100~'),
      claim('D3', '4', 0, 'CAS*CO*16*100~LQ*HE*N432~', '20260301'),
      claim('D4', '4', 0, 'CAS*CO*252*100~LQ*HE*N706~'),
    ].join('')
    const options = { now: NOW, who: 'test' }
    await importText(store, 'one.835', remittance(claims, '1800', '20260201'), options)
    const back = 'CLP*P1*22*-100*-100**12*ICNP1*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*-100*-100**1~DTM*472*20260105~'
    await importText(store, 'two.835', remittance(back, '-100', '20260210').replace('EFT1', 'EFT2'), options)

    const { items } = await look(store, view, {})
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      payer: 'SAMPLE MUTUAL HEALTH',
      ...{ claims: 22, denied: 4, denialRate: '18.2 %', recordsAsked: 1 },
      // Nine after 10 days, ten after 20; the one received after its remittance is left out.
      ...{ daysKnown: 19, answerDays: 15.3, within: 20 },
      ...{ mustExplain: 4, unexplained: 2 },
      ...{ takenBackClaims: 1, takenBackCents: 10_000 },
    })
    // What the payer says again weeks later is no slow answer.
    const again = claim('P0', '1', 100, '', '20260122')
    await importText(store, 'three.835', remittance(again, '100', '20260228').replace('EFT1', 'EFT3'), options)
    expect((await look(store, view, {})).items[0]).toMatchObject({ claims: 22, daysKnown: 19, answerDays: 15.3 })
    const [few] = (await look(store, view, { from: '2026-02-10', to: '2026-02-20' })).items
    expect(few).toMatchObject({ claims: 0, daysKnown: 0, takenBackClaims: 1 })
    expect(few).not.toHaveProperty('denialRate')
    expect(few).not.toHaveProperty('answerDays')
    expect((await look(store, view, { from: '2030-01-01' })).items).toEqual([])
  })
})
