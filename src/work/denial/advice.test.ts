// The way through a posted denial: the path of its case, else the playbook of its cause, as its payer takes corrections.
import { describe, expect, it } from 'vitest'
import { step } from '../../../test/denial-actions.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { adviceFor } from './advice.ts'
import { showDenial } from './story.ts'

async function posted(store: Store, filing: string, cas: string, remarks: readonly string[] = []) {
  const claim = `CLP*A*4*150*0**${filing}*77~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*${cas}*150~${remarks.map(code => `LQ*HE*${code}~`).join('')}`
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

  it("leads with the remark's own step and the field, before the code's, and ends with how the payer takes it", async () => {
    const advice = adviceFor(await posted(await newStore(engine), 'MB', 'CO*16', ['MA01', 'N290']))
    expect(advice.remark[0]).toMatch(/^N290: .*loop 2310B, NM109; paper 24J/)
    expect(advice.remark.join(' ')).not.toMatch(/MA01/)
    expect(advice.ofCode[0]).toBe(advice.remark[0])
    expect(advice.ofCode.length).toBeGreaterThan(advice.remark.length + advice.payer.length)
    expect(advice.payer.at(-1)).toMatch(/^Medicare Part B.*reopening/s)
    const all = [...advice.remark, ...advice.work, ...advice.ofCode].join(' ')
    expect(all).not.toMatch(/send a replacement/i)
  })

  it('an unprocessable claim is sent anew at every payer, and no appeal is argued', async () => {
    for (const filing of ['MB', 'CI']) {
      const advice = adviceFor(await posted(await newStore(engine), filing, 'CO*16', ['MA130', 'N290']))
      const all = [...advice.remark, ...advice.confirm, ...advice.work, ...advice.ofCode].join(' ')
      expect(all, filing).not.toMatch(/send a replacement|clerical error reopening \(/i)
      expect(advice.arguments, filing).toEqual([])
      expect(advice.payer[0], filing).toMatch(/unprocessable claim.*new claim/s)
    }
  })

  it('late filing at Medicare names the exception and argues no appeal', async () => {
    const late = adviceFor(await posted(await newStore(engine), 'MB', 'CO*29'))
    expect(late.payer.join(' ')).toMatch(/42 CFR 424\.44/)
    expect(late.arguments.map(each => each.when)).toEqual(['Medicare: request for an exception (no appeal)'])
    const elsewhere = adviceFor(await posted(await newStore(engine), 'CI', 'CO*29'))
    expect(elsewhere.arguments.length).toBeGreaterThan(0)
    expect(elsewhere.arguments.map(each => each.when).join()).not.toMatch(/^Medicare/m)
  })
})
