// What the law closes, as it is posted: no clock of an appeal where there is no right, the way there is in the decision; and a payer's
// codes outside the practice's list of combinations.
import { describe, expect, it } from 'vitest'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { keepCombinations, readCombinations } from '../payer/combinations.ts'

/** One denied line of 150.00 under an account of its own. */
const denied = (account: string, filing: string, cas: string, remarks: readonly string[] = []) =>
  `CLP*${account}*4*150*0**${filing}*77${account}~NM1*QC*1*DOE*JANE****MI*M${account}~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*${cas}*150~${remarks.map(code => `LQ*HE*${code}~`).join('')}`

async function posted(store: Store, account: string) {
  const denial = await store.kysely
    .selectFrom('denial')
    .selectAll()
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  const clocks = await store.kysely.selectFrom('clock').select('level').where('denialId', '=', denial.id).execute()
  const decisions = await store.kysely
    .selectFrom('denialAdjustment as d')
    .innerJoin('decision as s', 's.adjustmentId', 'd.adjustmentId')
    .select(['s.why', 's.appealable', 's.mayBill'])
    .where('d.denialId', '=', denial.id)
    .execute()
  return { denial, levels: clocks.map(clock => clock.level).sort(), decisions }
}

describe.each(ENGINES)('rights on %s', engine => {
  it('a denial without a right of appeal carries no clock of one, and says the way there is', async () => {
    const store = await newStore(engine)
    const claims = [
      denied('LATE', 'MB', 'CO*29'),
      denied('UNPROC', 'MB', 'CO*16', ['MA130', 'N290']),
      denied('SAID', 'MB', 'CO*50', ['N211']),
      denied('TWICE', 'MB', 'OA*18'),
      denied('OPEN', 'MB', 'CO*50', ['N115']),
      denied('NOTICE', 'MB', 'PR*50'),
      denied('CODED', 'MB', 'CO*4'),
      denied('PLAN', 'CI', 'CO*5'),
    ]
    await importText(store, 'a.835', remittance(claims.join(''), '0'), { now: NOW, who: 'test' })
    const late = await posted(store, 'LATE')
    expect(late.levels).toEqual([])
    expect(late.denial).toMatchObject({ dueDate: null, dueLevel: null, action: 'review' })
    expect(late.decisions[0]?.why).toMatch(/42 CFR 424\.44/)
    expect((await posted(store, 'UNPROC')).levels).toEqual(['timely-filing'])
    expect((await posted(store, 'UNPROC')).denial.action).toBe('new-claim')
    for (const account of ['SAID', 'TWICE'])
      expect((await posted(store, account)).levels, account).toEqual(['reopening'])
    expect((await posted(store, 'OPEN')).levels).toContain('redetermination')
    // A reopening that the contractor refuses leaves the appeal, if its time is not over (42 CFR 405.980(a)(3)).
    const coded = await posted(store, 'CODED')
    expect(coded.levels).toEqual(expect.arrayContaining(['redetermination', 'reopening']))
    expect(coded.denial).toMatchObject({ action: 'reopen', dueLevel: 'redetermination' })
    expect((await posted(store, 'PLAN')).levels).not.toContain('appeal')
    const notice = await posted(store, 'NOTICE')
    expect(notice.decisions[0]).toMatchObject({ mayBill: false })
    expect(notice.decisions[0]?.why).toMatch(/signed notice/)
    await store.close()
  })

  it('a right that one line has keeps the clock, beside one that has none', async () => {
    const store = await newStore(engine)
    const claim = `CLP*BOTH*4*300*0**MB*7~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*200*0**0~DTM*472*20260105~CAS*CO*29*200~SVC*HC:99214*100*0**0~DTM*472*20260105~CAS*CO*50*100~`
    await importText(store, 'a.835', remittance(claim, '0'), { now: NOW, who: 'test' })
    expect((await posted(store, 'BOTH')).levels).toContain('redetermination')
    await store.close()
  })

  it('decisions are made with the list of combinations that was brought', async () => {
    const store = await newStore(engine)
    await keepCombinations(store, '2026-06', readCombinations('Scenario,CARC,RARC,Group\n2,16,M51,CO\n'), 'test', NOW)
    const claims = [denied('IN', 'CI', 'CO*16', ['M51']), denied('OUT', 'CI', 'CO*16', ['M76'])]
    await importText(store, 'a.835', remittance(claims.join(''), '0'), { now: NOW, who: 'test' })
    expect((await posted(store, 'IN')).decisions[0]?.why).not.toMatch(/2026-06/)
    expect((await posted(store, 'OUT')).decisions[0]?.why).toMatch(/CO-16 with M76 lies outside .*version 2026-06/)
    await store.close()
  })
})
