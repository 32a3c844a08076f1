// A denial that says another payer comes first: the claim goes there as the first one, whatever the door, with nothing of what was denied.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { readFile, remittance } from '../../../test/read-file.ts'
import { payerFiling, sentVisit } from '../../../test/sent.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { writeClaims } from '../../example/sent.ts'
import type { Store } from '../../store/store.ts'
import { type Claims837, claimsOf, situationsOf } from '../../x12/index.ts'
import { view as denialShow } from '../denial/show.ts'
import { importText } from '../intake/import.ts'
import { readOutgoing } from './outbox.ts'
import { action as billOther } from './secondary.ts'
import { view as plan } from './secondary-plan.ts'
import { tellSent } from './sending.ts'

const NEXT = { name: 'Harbor Mutual', id: '55512', filing: 'CI', memberId: 'HM1' }

async function deniedBy(store: Store, reason: string, remark = '') {
  const sent = sentVisit('AC-1', [['99213', 15_000]], { payer: payerFiling('12') })
  const bring = (name: string, text: string) => importText(store, name, text, { now: NOW, who: 'test' })
  await bring('sent.837', writeClaims([sent], { date: '2026-01-08', control: 3 }))
  await bring(
    'denied.835',
    remittance(
      `CLP*AC-1*4*150*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213*150*0~DTM*472*20260105~CAS*${reason}*150~REF*6R*AC-1-1~${remark}`,
      '0',
    ),
  )
  return (await store.kysely.selectFrom('remitClaim').select('id').executeTakeFirstOrThrow()).id
}

describe.each(ENGINES)('a claim to the payer that comes first, on %s', engine => {
  it('is that payer’s first, names the one that denied as the second, and bears none of its figures', async () => {
    const store = await newStore(engine)
    const id = await deniedBy(store, 'CO*22')
    const shown = (await look(store, denialShow, { id: 1 })) as {
      readonly plan: { readonly steps: readonly object[] }
    }
    expect(shown.plan.steps[0]).toMatchObject({ action: 'bill-other-payer', order: 'first' })
    await expect(look(store, plan, { id })).rejects.toThrow(/says that another payer comes first/)
    expect(await look(store, plan, { id, next: NEXT })).toMatchObject({
      order: 'first',
      payer: 'HARBOR MUTUAL',
      sequence: 'P',
      earlier: [],
      patientCents: 0,
      faults: [],
    })
    const done = await act(store, billOther, { ids: [id] }, { next: NEXT }, { who: 'ann', now: NOW })
    const text = Buffer.from(await readOutgoing(store, Number(done.made?.outgoing))).toString('latin1')
    const { faults, remittances } = readFile(text)
    expect(faults).toEqual([])
    const [claim] = claimsOf('005010X222A1', remittances[0]?.tree as unknown as Claims837)
    expect(claim).toMatchObject({ sequence: 'P', payer: { id: '55512' }, memberId: 'HM1', frequency: '1' })
    expect(claim === undefined ? [] : situationsOf(claim)).toEqual([])
    expect(claim?.otherPayers).toMatchObject([{ sequence: 'S' }])
    expect(text).not.toMatch(/\bCAS\*|\bSVD\*|\bAMT\*D\*|ICN1/)
    // Written is not sent: the denial stays ours until somebody says so. Its deadlines run on, since nothing answers it here.
    const state = () =>
      store.kysely.selectFrom('denial').select(['status', 'move', 'dueDate']).executeTakeFirstOrThrow()
    const before = await state()
    expect(before).toMatchObject({ status: 'open', move: 'us' })
    await tellSent(store, Number(done.made?.outgoing), NOW.slice(0, 10), { who: 'ann', now: NOW })
    expect(await state()).toEqual({ ...before, move: 'payer' })
  })

  it('leaves the one that denied out where it was the wrong payer', async () => {
    const store = await newStore(engine)
    const id = await deniedBy(store, 'CO*109', 'LQ*HE*N418~')
    expect(await look(store, plan, { id, next: NEXT })).toMatchObject({ order: 'instead', sequence: 'P', faults: [] })
    const done = await act(store, billOther, { ids: [id] }, { next: NEXT }, { who: 'ann', now: NOW })
    const text = Buffer.from(await readOutgoing(store, Number(done.made?.outgoing))).toString('latin1')
    expect(text.match(/\bSBR\*./g)).toEqual(['SBR*P'])
  })
})
