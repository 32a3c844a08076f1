// What is on hand for a denial: the proof that a claim came in time, said in a sentence and weighed in the score, on every engine.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { payerFiling, sentVisit } from '../../../test/sent.ts'
import { ENGINES, newStore } from '../../../test/store.ts'
import { writeAcceptance, writeClaimAcknowledgment, writeClaims } from '../../example/sent.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { checkQueue } from '../practice/audit/queue.ts'
import { view as show } from './show.ts'
import { wakeQueue } from './wake.ts'

const LATE =
  'CLP*L1*4*150*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*29*150~REF*6R*L1-1~'
const claim = sentVisit('L1')

const bring = (store: Store, name: string, text: string, on: string) =>
  importText(store, name, text, { now: `${on}T08:00:00Z`, who: 'test' })
const story = (store: Store) => look(store, show, { id: 1 })

describe.each(ENGINES)('what is on hand on %s', engine => {
  it('is told of a claim that was denied as late, and raises its chance once the payer has said that it came in time', async () => {
    const store = await newStore(engine)
    await bring(store, 'late.835', remittance(LATE, '0'), '2026-03-02')
    const without = await story(store)
    expect(without.onHand).toEqual(['The claim as it was sent is not in the store: bring its 837 in.'])
    await bring(store, 'sent.837', writeClaims([claim], { date: '2026-01-08', control: 7 }), '2026-03-02')
    await bring(store, 'taken.999', writeAcceptance({ date: '2026-01-09', control: 7 }), '2026-03-02')
    await wakeQueue(store, '2026-03-02T09:00:00Z')
    const half = await story(store)
    expect(half.onHand[0]).toMatch(/^Sent 2026-01-08 \(\$150\.00\), taken in by a receiver on the way on 2026-01-09/)
    expect(half.scoreTerms.evidence).toBeUndefined()
    const accepted = writeClaimAcknowledgment(payerFiling('12'), [{ claim, status: 'A2:20', payerControl: 'ICN1' }], {
      date: '2026-01-10',
      control: 9,
    })
    await bring(store, 'accepted.277', accepted, '2026-03-02')
    await wakeQueue(store, '2026-03-03T09:00:00Z')
    const whole = await story(store)
    expect(whole.onHand[0]).toMatch(/taken in by the payer on 2026-01-10, by the last day, .*: the proof is ready\.$/)
    expect(whole.scoreTerms.evidence).toBe(true)
    expect(whole.scoreTerms.chance).toBeGreaterThan(half.scoreTerms.chance)
    expect(await checkQueue(store)).toMatchObject({ ok: true })
  })

  it('is nothing where another cause asks for other things', async () => {
    const store = await newStore(engine)
    await bring(store, 'other.835', remittance(LATE.replace('CO*29', 'CO*16'), '0'), '2026-03-02')
    expect((await story(store)).onHand).toEqual([])
  })
})
