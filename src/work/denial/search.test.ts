// A denial is found by what a biller has in hand: names in any order, either end of a number, a code, an amount; in an old store too.
import { describe, expect, it } from 'vitest'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newPlace, newStore, openAt } from '../../../test/store.ts'
import { denialsWithCommonWords, denialsWithWords } from '../../store/search-word.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { listQueue } from './list.ts'
import { wakeQueue } from './wake.ts'

const claim = (
  account: string,
  control: string,
  [last, first]: readonly [string, string],
  member: string,
  cents: string,
) =>
  `CLP*${account}*4*${cents}*0**12*${control}*11*1~NM1*QC*1*${last}*${first}****MI*${member}~DTM*232*20260105~SVC*HC:99213*${cents}*0~DTM*472*20260105~CAS*CO*197*${cents}~`

async function practiceWithThree(engine: 'sqlite' | 'postgres'): Promise<Store> {
  return fill(await newStore(engine))
}

async function fill(store: Store): Promise<Store> {
  const claims = [
    claim('AC-1002', 'ICN590001', ['GARCÍA-LÓPEZ', 'MARÍA'], 'XEX7001', '150.5'),
    claim('AC-1003', 'ICN590777', ['DOE', 'JANE'], 'XEX7002', '80'),
    claim('ZB77', 'QQ12', ['DOERING', 'MARK'], 'XEX7003', '99.99').replace('CO*197', 'PR*204'),
  ].join('')
  await importText(store, 'a.835', remittance(claims, '0'), { now: NOW, who: 'test' })
  return store
}

describe.each(ENGINES)('searching denials on %s', engine => {
  it.each([
    ['doe', ['AC-1003', 'ZB77']],
    ['jane doe', ['AC-1003']],
    ['DOE, JANE', ['AC-1003']],
    ['doe jan', ['AC-1003']],
    ['maria garcia-lopez', ['AC-1002']],
    ['Lopez', ['AC-1002']],
    ['garcialopez', ['AC-1002']],
    ['ac-100', ['AC-1002', 'AC-1003']],
    ['AC1002', ['AC-1002']],
    ['1003', ['AC-1003']],
    ['003', ['AC-1003', 'ZB77']],
    ['icn59', ['AC-1002', 'AC-1003']],
    ['0777', ['AC-1003']],
    ['xex7003', ['ZB77']],
    ['doe 7003', ['ZB77']],
    ['CO-197', ['AC-1002', 'AC-1003']],
    ['pr204 doe', ['ZB77']],
    ['150.50', ['AC-1002']],
    ['$99.99', ['ZB77']],
    ['3', ['ZB77']],
    ['#3', ['ZB77']],
    ['doe mary', []],
    ['%', []],
    ['nobody', []],
  ])('%s', async (search, accounts) => {
    const store = await practiceWithThree(engine)
    const found = async () => (await listQueue(store, { status: 'open', search })).rows.map(row => row.account).sort()
    expect(await found()).toEqual(accounts)
  })

  it('finds the same for common words as for rare ones, in this practice alone', async () => {
    const place = await newPlace(engine)
    const store = await fill(await openAt(place, 'one'))
    const other = await openAt(place, 'two')
    expect(await denialsWithCommonWords(other, [['DOE'], ['JANE']], 100)).toEqual([])
    for (const terms of [[['DOE']], [['DOE'], ['JANE']], [['DOE'], ['XEX', '<2007']], [['DOE'], ['NOBODY']]]) {
      const rare = await denialsWithWords(store, terms, 100)
      expect([...(await denialsWithCommonWords(store, terms, 100))].sort()).toEqual([...rare].sort())
    }
    expect(await denialsWithCommonWords(store, [['DOE'], ['X']], 1)).toHaveLength(1)
  })

  it('finds what was opened before there were words, from the first look on', async () => {
    const store = await practiceWithThree(engine)
    await store.write(async unit => {
      await unit.kysely.deleteFrom('searchWord').execute()
    })
    await wakeQueue(store, NOW)
    const { rows, total } = await listQueue(store, { status: 'open', search: 'doe jane' })
    expect(rows.map(row => row.account)).toEqual(['AC-1003'])
    expect(total).toMatchObject({ denials: 1, atLeast: false, atStakeCents: 8000 })
  })
})
