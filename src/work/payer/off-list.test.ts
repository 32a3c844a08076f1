// What payers sent off the list of combinations: remarks that explain the denial are told, alerts are not.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { importText } from '../intake/import.ts'
import { keepCombinations, readCombinations } from './combinations.ts'
import { view } from './off-list.ts'

describe.each(ENGINES)('combinations off the list on %s', engine => {
  it('are told with the remarks that are no alerts, of the line and of its claim', async () => {
    const store = await newStore(engine)
    const list = readCombinations('Scenario,CARC,RARC,Group\n2,16,M51,CO\n')
    await keepCombinations(store, '2026-06', list, 'test', NOW)
    const claim =
      'CLP*A1*4*200*0**CI*7~NM1*QC*1*DOE*JANE~MOA***MA01*N386~DTM*232*20260105~SVC*HC:99213*100*0**0~CAS*CO*16*100~LQ*HE*M76~LQ*HE*N130~SVC*HC:99214*100*0**0~CAS*CO*16*100~LQ*HE*M51~'
    await importText(store, 'a.835', remittance(claim, '0'), { now: NOW, who: 'test' })
    const { found } = await look(store, view, {})
    expect(found.map(({ carc, remarks, times, cents }) => [carc, remarks, times, cents])).toEqual([
      ['16', 'M76 N130 N386', 1, 10_000],
    ])
  })
})

describe('a list of combinations', () => {
  it('is read with codes of four digits', () => {
    expect(readCombinations('CARC,RARC,Group\n16,"N1000, M51",CO\n').map(({ rarc }) => rarc)).toEqual(['N1000', 'M51'])
  })
})
