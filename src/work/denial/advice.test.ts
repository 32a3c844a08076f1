// The way through a posted denial: the path of its case, else the playbook of its cause, as its payer takes corrections.
import { describe, expect, it } from 'vitest'
import { step } from '../../../test/denial-actions.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { adviceFor } from './advice.ts'
import { showDenial } from './story.ts'

async function posted(store: Store, filing: string, cas: string) {
  const claim = `CLP*A*4*150*0**${filing}*77~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*${cas}*150~`
  await importText(store, 'a.835', remittance(claim, '0'), { now: NOW, who: 'test' })
  const { id } = await store.kysely.selectFrom('denial').select('id').executeTakeFirstOrThrow()
  return showDenial(store, id)
}

describe.each(ENGINES)('advice on %s', engine => {
  it('253 used as a denial: the truth, then five steps that can be ticked', async () => {
    const store = await newStore(engine)
    const story = await posted(store, 'CI', 'CO*253')
    const advice = adviceFor(story)
    expect(advice.meaning).toMatch(/federal cut/)
    expect(advice.work.map(text => text.split(' ')[0])).toEqual(['First,', 'Second,', 'Third,', 'Fourth,', 'Fifth,'])
    const [first = ''] = advice.work
    await step(store, { ids: [story.denial.id] }, first, true, { who: 'ann', now: NOW })
    const { events } = await showDenial(store, story.denial.id)
    expect(
      events.some(event => event.verb === 'stepped' && JSON.stringify(event.data).includes('First, check coverage')),
    ).toBe(true)
  })

  it('a correction is said as the payer takes it', async () => {
    const partB = adviceFor(await posted(await newStore(engine), 'MB', 'CO*4'))
    expect(partB.work.join(' ')).toMatch(/clerical error reopening/)
    const commercial = adviceFor(await posted(await newStore(engine), 'CI', 'CO*4'))
    expect(commercial.work.join(' ')).toMatch(/frequency 7 with the payer's claim number/)
    expect(commercial.ofCode.join(' ')).not.toMatch(/Part B/)
  })
})
