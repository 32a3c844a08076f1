// A denial that says another payer comes first: the claim goes there as the first one, whatever the door, with nothing of what was denied.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { readFile, remittance } from '../../../test/read-file.ts'
import { payerFiling, sentVisit } from '../../../test/sent.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { writeClaims } from '../../example/sent.ts'
import type { Store } from '../../store/store.ts'
import { type Claims837, claimsOf, situationsOf } from '../../x12/index.ts'
import { changeDenials, closed } from '../denial/change.ts'
import { view as denialShow } from '../denial/show.ts'
import { importText } from '../intake/import.ts'
import { decideAgain } from '../intake/judge/decide-again.ts'
import { audit } from '../practice/audit.ts'
import { readOutgoing } from './outbox.ts'
import { action as billOther } from './secondary.ts'
import { view as plan } from './secondary-plan.ts'
import { tellSent } from './sending.ts'

const NEXT = { name: 'Harbor Mutual', id: '55512', filing: 'CI', memberId: 'HM1' }

/** The claim as sent names another payer as the one after. */
const NAMES_HARBOR = (text: string) =>
  text
    .replace(
      /LX\*1~/,
      'SBR*S*18*******CI~OI***Y***Y~NM1*IL*1*DOE*JANE****MI*HM1~NM1*PR*2*HARBOR MUTUAL*****PI*55512~LX*1~',
    )
    .replace(/SE\*(\d+)/, (_all, count) => `SE*${Number(count) + 4}`)

/** Billed as Medicare Part B. */
const OF_MEDICARE = (text: string) => text.replace(/(SBR\*P\*18\*+)12~/, '$1MB~')

async function deniedBy(store: Store, reason: string, remark = '', sentAs = (text: string) => text, filing = '12') {
  const sent = sentVisit('AC-1', [['99213', 15_000]], { payer: payerFiling('12') })
  const bring = (name: string, text: string) => importText(store, name, text, { now: NOW, who: 'test' })
  await bring('sent.837', sentAs(writeClaims([sent], { date: '2026-01-08', control: 3 })))
  await bring(
    'denied.835',
    remittance(
      `CLP*AC-1*4*150*0**${filing}*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213*150*0~DTM*472*20260105~CAS*${reason}*150~REF*6R*AC-1-1~${remark}`,
      '0',
    ),
  )
  return (await store.kysely.selectFrom('remitClaim').select('id').executeTakeFirstOrThrow()).id
}

/** Harbor paid 80.00 and left 20.00 to the patient. */
const HARBOR_PAID = {
  claim: 'CLP*AC-1*1*150*80*20*CI*HM77*11*1~',
  line: 'SVC*HC:99213*150*80~DTM*472*20260105~CAS*CO*45*50~CAS*PR*2*20~',
  of: ['80', 'HARBOR MUTUAL', 'EFT2', '1900000099'],
} as const

/** The answer of a payer on a day after the first: claim and line, then the payment, the payer, its trace and number. */
async function answer(
  store: Store,
  name: string,
  {
    claim,
    line,
    of: [paid, payer, trace, number],
  }: Readonly<Record<'claim' | 'line', string>> & { readonly of: readonly [string, string, string, string] },
) {
  const text = remittance(`${claim}NM1*QC*1*DOE*JANE****MI*HM1~${line}REF*6R*AC-1-1~`, paid, '20260401')
    .replace('SAMPLE MUTUAL HEALTH', payer)
    .replace('TRN*1*EFT1*1900000002', `TRN*1*${trace}*${number}`)
  expect(await importText(store, name, text, { now: NOW, who: 'test' })).toMatchObject({ status: 'imported' })
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

  it('goes back to the one that denied with what the first one decided, and its answer settles the denial', async () => {
    const store = await newStore(engine)
    const id = await deniedBy(store, 'CO*22')
    const make = async (next?: typeof NEXT) => {
      const done = await act(store, billOther, { ids: [id] }, { next }, { who: 'ann', now: NOW })
      return Number(done.made?.outgoing)
    }
    const state = () =>
      store.kysely
        .selectFrom('denial')
        .select(['status', 'move', 'recoveredCents', 'credited'])
        .executeTakeFirstOrThrow()
    await tellSent(store, await make(NEXT), NOW.slice(0, 10), { who: 'ann', now: NOW })
    expect(await state()).toMatchObject({ status: 'open', move: 'payer' })
    await answer(store, 'first.835', HARBOR_PAID)
    // The first payer has decided: the next claim is ours, to the payer that denied.
    expect(await state()).toMatchObject({ status: 'open', move: 'us' })
    const shown = (await look(store, denialShow, { id: 1 })) as { readonly plan: { readonly steps: readonly object[] } }
    expect(shown.plan.steps[0]).toMatchObject({
      order: 'back',
      says: expect.stringMatching(
        /^SAMPLE MUTUAL HEALTH said that another payer comes first\. If that is HARBOR MUTUAL, which has decided and leaves \$20\.00, SAMPLE MUTUAL HEALTH gets the claim again/,
      ),
    })
    expect(await look(store, plan, { id })).toMatchObject({
      order: 'back',
      payer: 'SAMPLE MUTUAL HEALTH',
      sequence: 'S',
      earlier: ['HARBOR MUTUAL'],
      patientCents: 2000,
      faults: [],
    })
    const back = await make()
    const text = Buffer.from(await readOutgoing(store, back)).toString('latin1')
    expect(readFile(text).faults).toEqual([])
    expect(text.match(/\bSBR\*./g)).toEqual(['SBR*S', 'SBR*P'])
    expect(text).toMatch(/SVD\*55512\*80\*HC:99213\*\*1~\s*CAS\*CO\*45\*50~\s*CAS\*PR\*2\*20~/)
    // Written is not sent; sent, it waits, and is not made twice.
    expect(await state()).toMatchObject({ move: 'us' })
    await tellSent(store, back, NOW.slice(0, 10), { who: 'ann', now: NOW })
    expect(await state()).toMatchObject({ move: 'payer' })
    await expect(make()).rejects.toMatchObject({ code: 'guarded', message: expect.stringMatching(/as a duplicate/) })
    await answer(store, 'second.835', {
      claim: 'CLP*AC-1*2*150*20*0*12*ICN9*11*1~',
      line: 'SVC*HC:99213*150*20~DTM*472*20260105~CAS*OA*23*130~',
      of: ['20', 'SAMPLE MUTUAL HEALTH', 'EFT9', '1900000002'],
    })
    expect(await state()).toEqual({ status: 'closed', move: 'done', recoveredCents: 2000, credited: 'new claim' })
    expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
  })

  it('goes back where the first one was billed another way: it stands first in that claim', async () => {
    const store = await newStore(engine)
    const id = await deniedBy(store, 'CO*22', '', NAMES_HARBOR)
    await answer(store, 'first.835', HARBOR_PAID)
    expect(await look(store, plan, { id })).toMatchObject({ order: 'back', earlier: ['HARBOR MUTUAL'], faults: [] })
    const done = await act(store, billOther, { ids: [id] }, {}, { who: 'ann', now: NOW })
    const text = Buffer.from(await readOutgoing(store, Number(done.made?.outgoing))).toString('latin1')
    expect(text.match(/\bSBR\*./g)).toEqual(['SBR*S', 'SBR*P'])
  })

  it('is opened by deciding again where it was closed as settled before', async () => {
    const store = await newStore(engine)
    await deniedBy(store, 'CO*22', '', NAMES_HARBOR)
    await answer(store, 'first.835', HARBOR_PAID)
    const set = { ...closed('settled by another payer'), atStakeCents: 0, expectedCents: 0, recoveredCents: 8000 }
    await changeDenials(store, { ids: [1] }, { who: 'overturn', now: NOW }, () => ({
      ...{ set, verb: 'closed-by-remittance', data: {} },
    }))
    await decideAgain(store, { who: 'ann', now: NOW })
    const row = await store.kysely.selectFrom('denial').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ status: 'open', move: 'us', atStakeCents: 15_000, recoveredCents: 0 })
    expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
  })

  it('leaves the one that denied out where it was the wrong payer', async () => {
    const store = await newStore(engine)
    const id = await deniedBy(store, 'CO*109', 'LQ*HE*N418~')
    expect(await look(store, plan, { id, next: NEXT })).toMatchObject({ order: 'instead', sequence: 'P', faults: [] })
    const done = await act(store, billOther, { ids: [id] }, { next: NEXT }, { who: 'ann', now: NOW })
    const text = Buffer.from(await readOutgoing(store, Number(done.made?.outgoing))).toString('latin1')
    expect(text.match(/\bSBR\*./g)).toEqual(['SBR*P'])
  })

  it('asks first about an injury, and tells Medicare why it is not the first', async () => {
    const store = await newStore(engine)
    const id = await deniedBy(store, 'CO*19', '', OF_MEDICARE, 'MB')
    const shown = (await look(store, denialShow, { id: 1 })) as { readonly plan: { readonly steps: readonly object[] } }
    expect(shown.plan.steps[0]).toMatchObject({
      order: 'first',
      filing: 'WC',
      says: expect.stringMatching(
        /^Ask the patient: did it happen at work\? Yes: bill the workers’ compensation carrier .* No: have the patient tell this payer/,
      ),
    })
    await expect(look(store, plan, { id })).rejects.toThrow(/did it happen at work\?.*say which insurer/)
    const carrier = { ...NEXT, filing: 'WC' }
    expect(await look(store, plan, { id, next: carrier })).toMatchObject({
      asksInsuranceType: false,
      says: [
        expect.any(String),
        expect.stringMatching(/CLM11.*DTP 439/),
        expect.stringMatching(/120 days, ask Medicare for a conditional payment/),
      ],
    })
    await expect(look(store, plan, { id, next: carrier, insuranceType: '15' })).rejects.toThrow(
      /Only a professional claim to Medicare/,
    )
    const first = await act(store, billOther, { ids: [id] }, { next: carrier }, { who: 'ann', now: NOW })
    await tellSent(store, Number(first.made?.outgoing), NOW.slice(0, 10), { who: 'ann', now: NOW })
    await answer(store, 'first.835', HARBOR_PAID)
    expect(await look(store, plan, { id })).toMatchObject({
      order: 'back',
      asksInsuranceType: true,
      insuranceType: '15',
      says: [
        expect.stringMatching(/said that the workers’ compensation carrier comes first\. Is that HARBOR MUTUAL, /),
        expect.any(String),
      ],
    })
    const back = await act(store, billOther, { ids: [id] }, { insuranceType: '14' }, { who: 'ann', now: NOW })
    const text = Buffer.from(await readOutgoing(store, Number(back.made?.outgoing))).toString('latin1')
    expect(text).toMatch(/SBR\*S\*18\*\*\*14\*{4}MB~/)
    expect(readFile(text).faults).toEqual([])
  })

  it('asks why Medicare is not first where the reason alone does not say it', async () => {
    const store = await newStore(engine)
    const id = await deniedBy(store, 'CO*22', '', OF_MEDICARE, 'MB')
    const first = await act(store, billOther, { ids: [id] }, { next: NEXT }, { who: 'ann', now: NOW })
    await tellSent(store, Number(first.made?.outgoing), NOW.slice(0, 10), { who: 'ann', now: NOW })
    await answer(store, 'first.835', HARBOR_PAID)
    const asked = (await look(store, plan, { id })) as { readonly says: readonly string[] }
    expect(asked).toMatchObject({ order: 'back', asksInsuranceType: true })
    expect(asked).not.toHaveProperty('insuranceType')
    expect(asked.says.join(' ')).toContain('does not say why another payer is before it (SBR05)')
    const said = (await look(store, plan, { id, insuranceType: '12' })) as { readonly says: readonly string[] }
    expect(said).toMatchObject({ insuranceType: '12' })
    expect(said.says.join(' ')).not.toContain('SBR05')
  })
})
