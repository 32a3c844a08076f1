// A federal cut (253) that was taken from the wrong base, from the file to the queue: at stake is the difference alone, for a claim that is
// alone in its case and for one that has to be settled by it, on both engines, and the books agree.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { view as show } from './show.ts'

/** Allowed 100.00, deductible 50.00, 80 % of the rest: 0.80 is due of 40.00; 2.00 was cut, 2 % of the allowed amount. */
const CUT = 'SVC*HC:99213*150*38**1~DTM*472*20240105~CAS*CO*45*50**253*2~CAS*PR*1*50**2*10~AMT*B6*100~'
const DENIED = 'SVC*HC:97110*100*0**1~DTM*472*20240105~CAS*CO*50*100~'

async function denialOf(store: Store, claim: string, paid: string) {
  await importText(store, 'cut.835', remittance(claim, paid), { now: NOW, who: 'test' })
  const denials = await store.kysely.selectFrom('denial').selectAll().execute()
  expect(denials).toHaveLength(1)
  const { plan } = await look(store, show, { id: denials[0]?.id ?? 0 })
  expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
  return { atStakeCents: denials[0]?.atStakeCents, plan }
}

describe.each(ENGINES)('a cut from the wrong base, on %s', engine => {
  it('is at stake with its difference, in the queue and in the plan', async () => {
    const store = await newStore(engine)
    const { atStakeCents, plan } = await denialOf(store, `CLP*CUT1*1*150*38*60*MB*77*11*1~${CUT}`, '38')
    expect(atStakeCents).toBe(120)
    expect(plan.steps.map(step => [step.action, step.atStakeCents])).toEqual([['reopen', 120]])
  })

  it('beside another denial, with a part that makes the case settle it: each with its own', async () => {
    const store = await newStore(engine)
    // MA15: a part of a claim that the payer split says nothing by itself; its case does.
    const claim = `CLP*CUT2*1*250*38*60*MB*77*11*1~MOA***MA15~${CUT}${DENIED}`
    const { atStakeCents, plan } = await denialOf(store, claim, '38')
    expect(atStakeCents).toBe(10_120)
    expect(plan.steps.reduce((sum, step) => sum + step.atStakeCents, 0)).toBe(10_120)
  })
})
