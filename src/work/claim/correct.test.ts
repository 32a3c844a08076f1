// From a denial to the corrected claim and the payer's answer, on every engine: real files in, real files out.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { readFile, remittance } from '../../../test/read-file.ts'
import { payerFiling, sentVisit } from '../../../test/sent.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { type SentClaim, writeAcceptance, writeClaimAcknowledgment, writeClaims } from '../../example/sent.ts'
import type { Store } from '../../store/store.ts'
import { type Claims837, claimsOf, situationsOf } from '../../x12/index.ts'
import { tellStory } from '../claim/timeline.ts'
import { listWork } from '../claim/work-items.ts'
import { action as correctDenial } from '../denial/correct.ts'
import { view as correctionView } from '../denial/correction.ts'
import { view as proofView } from '../denial/filing-proof.ts'
import { view as storyView } from '../denial/timeline.ts'
import { importText } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { lookHome } from '../practice/home.ts'
import { parseChange } from './change-claim.ts'
import { action as closeItem } from './close-item.ts'
import { type CorrectionOptions, makeCorrection, prepareCorrection } from './correct.ts'
import { correctionInput } from './correction-record.ts'
import { view as claimList } from './list.ts'
import { action as match } from './match.ts'
import { prepareSecondary } from './next-payer.ts'
import { accountsOfOutgoings, listOutgoing, readOutgoing, readOutgoings } from './outbox.ts'
import { view as outgoingView } from './outgoing.ts'
import { proofText, proveFiling } from './proof.ts'
import { view as rejectionsView } from './rejections.ts'
import { view as requestsView } from './requests.ts'
import { action as resend } from './resend.ts'
import { action as billNext } from './secondary.ts'
import { view as secondaryPlan } from './secondary-plan.ts'
import { view as claimShow } from './show.ts'
import { view as claimStory } from './story.ts'
import { action as tellNotSent } from './tell-not-sent.ts'
import { action as tellSent } from './tell-sent.ts'
import { action as unmatch } from './unmatch.ts'
import { view as unmatchedView } from './unmatched.ts'

const DEED = { who: 'ann', now: NOW, test: true }
const claimOf = (account: string, filing = '12', more: Partial<SentClaim> = {}) =>
  sentVisit(
    account,
    [
      ['99213', 15_000, '25'],
      ['20610', 21_000],
    ],
    { payer: payerFiling(filing), ...more },
  )

const bring = async (store: Store, name: string, text: string, now = NOW) => {
  const report = await importText(store, name, text, { now, who: 'test' })
  expect(report, report.says.join(' ')).toMatchObject({ status: 'imported' })
  return report
}

/** A denial of both lines, with remarks. */
const denied = (account: string, { filing = '12', reason = 'CO*4', remark = '', control = 'ICN1' } = {}) =>
  remittance(
    `CLP*${account}*4*360*0**${filing}*${control}*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~${remark}DTM*232*20260105~` +
      `SVC*HC:99213:25*150*0~DTM*472*20260105~CAS*${reason}*150~REF*6R*${account}-1~SVC*HC:20610*210*0~DTM*472*20260105~CAS*${reason}*210~REF*6R*${account}-2~`,
    '0',
  )
const set = (...texts: string[]) => texts.map(parseChange)
const of = (denialId: number, changes: string[], more: Partial<CorrectionOptions> = {}): CorrectionOptions => ({
  subject: { denialId },
  changes: set(...changes),
  despite: [],
  today: NOW.slice(0, 10),
  ...more,
})
const rulesOf = async (store: Store, options: CorrectionOptions) =>
  (await prepareCorrection(store, options)).guards.map(guard => guard.rule)

describe.each(ENGINES)('correcting on %s', engine => {
  const withDenial = async (filing = '12', parts: Parameters<typeof denied>[1] = {}) => {
    const store = await newStore(engine)
    await bring(store, 'sent.837', writeClaims([claimOf('AC-1', filing)], { date: '2026-01-08', control: 7 }))
    await bring(store, 'denied.835', denied('AC-1', { filing, ...parts }))
    return store
  }

  it('tells beside a field what cannot be typed there, and writes no such claim', async () => {
    const store = await withDenial()
    const answer = await look(store, correctionView, {
      asTyped: true,
      id: 1,
      set: { 'lines.1.date': '2099-01-01', 'lines.2.units': 'two' },
    })
    expect(answer.stopped).toBe(true)
    expect(answer.checks.map(({ field, weight }) => `${weight} ${field}`)).toEqual([
      'stop lines.2.units',
      'stop lines.1.date',
    ])
    await expect(makeCorrection(store, of(1, ['lines.1.date=2099-01-01']), DEED)).rejects.toMatchObject({
      code: 'guarded',
      message: expect.stringContaining('lines.1.date'),
    })
    expect(await listOutgoing(store, NOW)).toEqual([])
  })

  it('gives several out as one file, each in its own envelope, so that each acknowledgment finds its claim', async () => {
    const store = await withDenial()
    await bring(store, 'sent-2.837', writeClaims([claimOf('AC-2')], { date: '2026-01-08', control: 8 }))
    await bring(store, 'denied-2.835', denied('AC-2', { control: 'ICN2' }).replace('EFT1', 'EFT2'))
    const one = await makeCorrection(store, of(1, ['lines.1.modifiers=59']), DEED)
    const { id } = await store.kysely
      .selectFrom('denial')
      .select('id')
      .where('account', '=', 'AC-2')
      .executeTakeFirstOrThrow()
    const other = await makeCorrection(store, of(id, ['lines.1.modifiers=59']), DEED)
    const together = Buffer.from(await readOutgoings(store, [one.id, other.id])).toString('latin1')
    expect(together).toBe(one.text + other.text)
    const read = readFile(together)
    expect(read.faults).toEqual([])
    expect(read.remittances.map(({ start }) => start.set)).toEqual(['837', '837'])
    expect(await accountsOfOutgoings(store, [one.id, other.id])).toEqual(['AC-1', 'AC-2'])
    expect(await listOutgoing(store, NOW)).toMatchObject([{ payer: payerFiling('12').name, chargeCents: 36_000 }, {}])
    await expect(readOutgoings(store, [one.id, 999_999])).rejects.toMatchObject({ code: 'not-found' })
  })

  it('makes a replacement that differs only where it was changed, and follows it until it was answered', async () => {
    const store = await withDenial()
    expect(await rulesOf(store, of(1, []))).toContain('nothing-changed')
    const options = of(1, [
      'lines.2.modifiers=LT',
      'authorization=AUTH9',
      'diagnoses=M17.11,E11.9',
      'lines.2.pointers=1,2',
    ])
    const plan = await prepareCorrection(store, options)
    expect(plan).toMatchObject({ form: 'replacement', stopped: false, faults: [] })
    expect(plan.difference.map(({ mark, text }) => `${mark}${text}`)).toEqual([
      '-CLM*AC-1*360***11:B:1*Y*A*Y*Y',
      expect.stringMatching(/^-HI\*ABK:/),
      '+CLM*AC-1*360***11:B:7*Y*A*Y*Y',
      '+REF*G1*AUTH9',
      '+REF*F8*ICN1',
      '+HI*ABK:M1711*ABF:E119',
      '-SV1*HC:20610*210*UN*1***1',
      '+SV1*HC:20610:LT*210*UN*1***1:2',
    ])
    expect(plan.words).toEqual([
      'frequency: 1 → 7',
      "the payer's number of the original: nothing → ICN1",
      'authorization: nothing → AUTH9',
      expect.stringMatching(/^diagnoses: \w+ → M1711, E119$/),
      'line 2, modifiers: nothing → LT',
      'line 2, diagnoses: 1 → 1, 2',
    ])
    const before = await store.kysely.selectFrom('denial').select(['dueDate', 'dueLevel']).executeTakeFirstOrThrow()
    const made = await makeCorrection(store, options, DEED)
    // Written and not sent yet: nobody has it, so it stays ours and keeps its deadline.
    const waiting = await store.kysely.selectFrom('denial').select(['move', 'dueDate', 'lastAction']).execute()
    expect(waiting).toEqual([{ move: 'us', dueDate: before.dueDate, lastAction: 'replacement claim written' }])
    expect(await listOutgoing(store, NOW, 'not-sent')).toMatchObject([
      { id: made.id, status: 'written', dueDate: before.dueDate },
    ])
    await act(store, tellSent, { ids: [made.id] }, {}, DEED)
    expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
    // The appeal's deadline runs on; that of the corrected claim is met.
    const clocks = await store.kysely.selectFrom('clock').select(['level', 'due']).orderBy('due').execute()
    const left = clocks.find(clock => !['corrected-claim', 'timely-filing', 'reopening'].includes(clock.level))
    expect(before.dueDate).toBe(clocks[0]?.due)
    expect(await store.kysely.selectFrom('denial').select('dueDate').executeTakeFirst()).toEqual({
      dueDate: left?.due ?? null,
    })
    const read = readFile(made.text)
    expect(read.faults).toEqual([])
    const [claim] = claimsOf('005010X222A1', read.remittances[0]?.tree as unknown as Claims837)
    expect(claim).toMatchObject({ frequency: '7', originalControl: 'ICN1', authorization: 'AUTH9' })
    expect(claim === undefined ? [] : situationsOf(claim)).toEqual([])
    expect(Buffer.from(await readOutgoing(store, made.id)).toString('latin1')).toBe(made.text)
    expect(await store.kysely.selectFrom('denial').select(['move', 'lastAction']).execute()).toEqual([
      { move: 'payer', lastAction: 'replacement claim' },
    ])
    // A second one has to wait.
    expect(await rulesOf(store, of(1, ['lines.1.units=2']))).toContain('running')
    await expect(makeCorrection(store, of(1, ['lines.1.units=2']), DEED)).rejects.toMatchObject({ code: 'guarded' })

    // Its own acknowledgment finds it; the payer's answer closes the denial.
    const control = made.id % 1_000_000_000
    await bring(store, 'ok.999', writeAcceptance({ date: '2026-03-03', control }))
    expect((await listOutgoing(store, NOW))[0]).toMatchObject({ id: made.id, status: 'accepted' })
    await bring(
      store,
      'paid.835',
      remittance(
        'CLP*AC-1*1*360*300**12*ICN2*11*7~REF*F8*ICN1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213:25*150*120~DTM*472*20260105~CAS*CO*45*30~REF*6R*AC-1-1~SVC*HC:20610:LT*210*180~DTM*472*20260105~CAS*CO*45*30~REF*6R*AC-1-2~',
        '300',
        '20260320',
      ).replace('TRN*1*EFT1', 'TRN*1*EFT2'),
    )
    expect(await store.kysely.selectFrom('denial').select(['status', 'credited', 'recoveredCents']).execute()).toEqual([
      { status: 'closed', credited: 'replacement claim', recoveredCents: 30000 },
    ])
    const story = await tellStory(store, { denialId: 1 })
    expect(story.entries.map(entry => entry.kind)).toEqual(
      expect.arrayContaining(['sent', 'decided', 'made', 'said', 'done']),
    )
    expect(story.claims.map(each => each.frequency)).toEqual(['1', '7'])
    expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
  })

  it('was sent when a person says so, on a day that can be, and is not when that is taken back', async () => {
    const store = await withDenial()
    const made = await makeCorrection(store, of(1, ['lines.2.modifiers=LT']), DEED)
    const ids = [made.id]
    const denial = () => store.kysely.selectFrom('denial').select(['move', 'dueDate']).executeTakeFirstOrThrow()
    const before = await denial()
    for (const on of ['2026-02-27', '2026-03-09'])
      await expect(act(store, tellSent, { ids }, { on }, DEED)).rejects.toMatchObject({ code: 'not-a-date' })
    await expect(act(store, tellNotSent, { ids }, {}, DEED)).rejects.toMatchObject({ code: 'closed' })
    await expect(act(store, tellSent, { ids: [99] }, {}, DEED)).rejects.toMatchObject({ code: 'not-found' })
    await act(store, tellSent, { ids }, {}, DEED)
    await expect(act(store, tellSent, { ids }, {}, DEED)).rejects.toMatchObject({ code: 'closed' })
    expect((await denial()).move).toBe('payer')
    // Its story says the same: the payer has it.
    expect((await lookHome(store, NOW)).notSent).toBe(0)
    // Two days later nobody has taken it in.
    const later = '2026-03-04T08:00:00Z'
    expect(await listOutgoing(store, NOW, 'no-999')).toEqual([])
    expect(await listOutgoing(store, later, 'no-999')).toMatchObject([{ id: made.id, silentDays: 2 }])
    expect((await lookHome(store, later)).notAcknowledged).toBe(1)
    await act(store, tellNotSent, { ids }, {}, DEED)
    expect(await denial()).toEqual(before)
    expect((await lookHome(store, NOW)).notSent).toBe(1)
    expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
  })

  it('gives the move back when a receiver sends the correction back', async () => {
    const store = await withDenial()
    const made = await makeCorrection(store, of(1, ['lines.1.units=2']), DEED)
    const sent = claimOf('AC-1', '12', { frequency: '7' })
    const control = made.id % 1_000_000_000
    const text = writeClaimAcknowledgment(sent.payer, [{ claim: sent, status: 'A3:21' }], {
      date: '2026-03-04',
      control,
    })
    await bring(
      store,
      'no.277',
      text.replace(/BATCH(\d+)/g, (_, number: string) => `OVT${number.padStart(9, '0')}`),
    )
    expect((await listOutgoing(store, NOW))[0]?.status).toBe('rejected')
    expect(await store.kysely.selectFrom('denial').select('move').execute()).toEqual([{ move: 'us' }])
    expect(await rulesOf(store, of(1, ['lines.1.units=3']))).not.toContain('running')
  })

  it('holds to what the payer takes', async () => {
    const partB = await withDenial('MB')
    expect(await rulesOf(partB, of(1, ['lines.1.units=2']))).toContain('takes-no-replacement')
    const unprocessable = await withDenial('MB', { reason: 'CO*16', remark: 'MOA***MA130~' })
    const plan = await prepareCorrection(unprocessable, of(1, ['lines.1.units=2']))
    expect(plan).toMatchObject({ form: 'new', stopped: false })
    expect(plan.outgoing.node.references.some(each => each.qualifier === 'F8')).toBe(false)
    expect(await rulesOf(unprocessable, of(1, ['lines.1.units=2'], { form: 'replacement' }))).toContain('unprocessable')
    const duplicate = await withDenial('12', { reason: 'OA*18' })
    expect(await rulesOf(duplicate, of(1, ['lines.1.units=2']))).toContain('duplicate')
    const numberless = await withDenial('12', { control: '0' })
    await expect(
      makeCorrection(numberless, of(1, ['lines.1.units=2'], { despite: ['no-number'] }), DEED),
    ).rejects.toMatchObject({ code: 'guarded' })
  })

  it('refuses what cannot be set, in a sentence, and writes nothing', async () => {
    const store = await withDenial()
    expect(() => parseChange('colour=red')).toThrow(/fields are/)
    for (const [text, code] of [
      ['lines.9.units=1', 'not-found'],
      ['lines.1.units=many', 'not-known'],
      ['lines.1.modifiers=1,2,3,4,5', 'not-known'],
      ['lines.1.charge=12.345', 'not-money'],
      ['lines.1.date=yesterday', 'not-a-date'],
      ['diagnoses=', 'not-known'],
      ['rendering.npi=', 'empty'],
    ] as const)
      await expect(prepareCorrection(store, of(1, [text])), text).rejects.toMatchObject({ code })
    await expect(makeCorrection(store, of(1, ['note=a*b']), DEED)).rejects.toThrow(/separator/)
    expect(await listOutgoing(store, NOW)).toEqual([])
    const wrong = await prepareCorrection(store, of(1, ['rendering.npi=1234567890', 'lines.2.pointers=9']))
    expect(wrong.faults.map(fault => fault.element)).toEqual(expect.arrayContaining(['NM109', 'SV107']))
  })

  it('takes lines out and charges again', async () => {
    const store = await withDenial()
    const plan = await prepareCorrection(store, of(1, ['lines.1.drop=yes', 'lines.2.charge=199.99']))
    expect(plan.outgoing.node.claim?.chargeCents).toBe(19999)
    expect(plan.outgoing.node.lines.map(line => line.number?.number)).toEqual(['1'])
    await expect(prepareCorrection(store, of(1, ['lines.1.drop=yes', 'lines.2.drop=yes']))).rejects.toThrow(/void/)
  })

  it('sends a claim again that never reached the payer', async () => {
    const store = await newStore(engine)
    const sent = claimOf('AC-2')
    // The acknowledgment comes before the claim is known.
    await bring(
      store,
      'no.277',
      writeClaimAcknowledgment(sent.payer, [{ claim: sent, status: 'A7:164:IL' }], { date: '2026-01-09', control: 9 }),
    )
    await bring(store, 'sent.837', writeClaims([sent], { date: '2026-01-08', control: 9 }))
    const [item] = await listWork(store, 'rejection', 'open')
    expect(item).toMatchObject({ account: 'AC-2', status: 'open' })
    expect(item?.says).toContain('Never reached the payer')
    expect(await store.kysely.selectFrom('denial').selectAll().execute()).toEqual([])
    const subject = {
      subject: { rejectionId: item?.id ?? 0 },
      changes: set('member.id=XEX000000002'),
      despite: [],
      today: NOW.slice(0, 10),
    }
    expect(await prepareCorrection(store, subject)).toMatchObject({ form: 'new', stopped: false, faults: [] })
    const input = { set: { 'member.id': 'XEX000000002' } }
    const actor = { who: 'ann', now: NOW }
    const { made } = await act(store, resend, { ids: [item?.id ?? 0] }, input, actor)
    const number = Number(made?.outgoing)
    await bring(store, 'ok.999', writeAcceptance({ date: '2026-03-03', control: number % 1_000_000_000 }))
    expect(await listWork(store, 'rejection', 'open')).toEqual([])
    expect((await listWork(store, 'rejection', 'closed'))[0]?.closedBecause).toBe('sent again and taken in')
  })

  it('proves timely filing from the chain, and says what is missing', async () => {
    const store = await withDenial('12', { reason: 'CO*29' })
    const [before] = await proveFiling(store, { denialId: 1 })
    expect(before).toMatchObject({ strength: 'none' })
    expect(before?.missing).toHaveLength(2)
    const sent = claimOf('AC-1')
    await bring(store, 'ok.999', writeAcceptance({ date: '2026-01-09', control: 7 }))
    await bring(
      store,
      'ok.277',
      writeClaimAcknowledgment(sent.payer, [{ claim: sent, status: 'A2:20', payerControl: 'ICN1' }], {
        date: '2026-01-10',
        control: 7,
      }),
    )
    const [after] = await proveFiling(store, { account: 'AC-1' })
    expect(after).toMatchObject({ strength: 'payer', inTime: true, missing: [] })
    expect(after?.steps.map(step => step.kind)).toEqual(['837', '999', '277CA', '277CA'])
    const text = after === undefined ? '' : proofText(after)
    expect(text).toContain('ICN1')
    expect(text).toMatch(/taken in by then/)
  })

  it('tells the next payer everything the first one decided, the cut by 253 too, to the cent', async () => {
    const store = await newStore(engine)
    await bring(store, 'sent.837', writeClaims([claimOf('AC-3', 'MB')], { date: '2026-01-08', control: 3 }))
    await bring(
      store,
      'paid.835',
      remittance(
        'CLP*AC-3*1*360*156.8*40*MB*ICN3*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213:25*150*78.4~DTM*472*20260105~CAS*CO*45*50**253*1.6~CAS*PR*2*20~REF*6R*AC-3-1~SVC*HC:20610*210*78.4~DTM*472*20260105~CAS*CO*45*110**253*1.6~CAS*PR*2*20~REF*6R*AC-3-2~',
        '156.8',
      ),
    )
    const adjudication = await store.kysely.selectFrom('remitClaim').select('id').executeTakeFirstOrThrow()
    await expect(prepareSecondary(store, adjudication.id, undefined)).rejects.toThrow(/names no other payer/)
    const next = { name: 'EXAMPLE MEDIGAP', id: '99001', filing: 'CI', memberId: 'MG1' }
    const asked = { id: adjudication.id, next }
    expect(await look(store, secondaryPlan, asked)).toMatchObject({
      account: 'AC-3',
      payer: 'EXAMPLE MEDIGAP',
      sequence: 'S',
      patientCents: 4000,
      faults: [],
    })
    expect(() => secondaryPlan.query.parse({ ...asked, write: true })).toThrow()
    await expect(act(store, billNext, { ids: [999] }, { next }, { who: 'ann', now: NOW })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await listOutgoing(store, NOW)).toEqual([])
    const done = await act(store, billNext, { ids: [adjudication.id] }, { next }, { who: 'ann', now: NOW })
    expect(done).toMatchObject({ changed: 1, made: { outgoing: expect.any(Number), name: expect.any(String) } })
    const text = Buffer.from(await readOutgoing(store, Number(done.made?.outgoing))).toString('latin1')
    const made = { text }
    // The next payer has not decided: nothing is the patient's yet.
    expect((await tellStory(store, { account: 'AC-3' })).patient).toMatchObject({ cents: 0, mayBill: false })
    const { faults, remittances } = readFile(made.text)
    expect(faults).toEqual([])
    const [claim] = claimsOf('005010X222A1', remittances[0]?.tree as unknown as Claims837)
    expect(claim).toMatchObject({ sequence: 'S', payer: { id: '99001' }, memberId: 'MG1', frequency: '1' })
    expect(claim === undefined ? [] : situationsOf(claim)).toEqual([])
    expect(claim?.otherPayers).toMatchObject([{ sequence: 'P', paidCents: 15680 }])
    expect(made.text.match(/CAS\*CO\*45\*50\*\*253\*1\.6/g)).toHaveLength(1)
    // What the first payer passes on by itself is not sent twice.
    await bring(
      store,
      'crossed.835',
      remittance(
        'CLP*AC-3*19*360*156.8*40*MB*ICN4*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*360*156.8~CAS*CO*45*163.2~CAS*PR*2*40~',
        '156.8',
        '20260305',
      ).replace('EFT1', 'EFT9'),
    )
    const crossed = await store.kysely
      .selectFrom('remitClaim')
      .select('id')
      .where('status', '=', '19')
      .executeTakeFirstOrThrow()
    await expect(prepareSecondary(store, crossed.id, next)).rejects.toThrow(/passed this claim on/)
  })

  it('makes the corrected claim as an action: done, refused, not made twice', async () => {
    const store = await withDenial()
    const actor = { who: 'ann', now: NOW }
    const input = { set: { 'lines.1.units': '2' } }
    await expect(act(store, correctDenial, { ids: [99] }, input, actor)).rejects.toMatchObject({ code: 'not-found' })
    await expect(act(store, correctDenial, { ids: [1] }, {}, actor)).rejects.toMatchObject({ code: 'guarded' })
    await expect(act(store, correctDenial, { ids: [1] }, { set: { colour: 'red' } }, actor)).rejects.toMatchObject({
      code: 'not-known',
    })
    const overruled = correctionInput.parse({ ...input, despite: ['running'] })
    await expect(correctDenial.run({ store, actor, role: 'biller' }, { ids: [1] }, overruled)).rejects.toMatchObject({
      code: 'too-few-rights',
    })
    expect(await look(store, outgoingView, {})).toEqual({ items: [] })
    const { changed, made } = await act(store, correctDenial, { ids: [1] }, input, actor)
    expect(changed).toBe(1)
    expect(await look(store, outgoingView, {})).toMatchObject({
      items: [{ id: made?.outgoing, kind: 'replacement', account: 'AC-1', denialId: 1, status: 'written' }],
    })
    await expect(act(store, correctDenial, { ids: [1] }, input, actor)).rejects.toMatchObject({ code: 'guarded' })
  })

  it('closes rejected claims and requests as an action: done, refused, not closed twice', async () => {
    const store = await newStore(engine)
    const actor = { who: 'ann', now: NOW }
    const sent = claimOf('AC-2')
    await bring(store, 'sent.837', writeClaims([sent], { date: '2026-01-08', control: 9 }))
    await bring(
      store,
      'no.277',
      writeClaimAcknowledgment(sent.payer, [{ claim: sent, status: 'A7:164:IL' }], { date: '2026-01-09', control: 9 }),
    )
    const { items } = await look(store, rejectionsView, {})
    const ids = [items[0]?.id ?? 0]
    const input = { kind: 'rejection', reason: 'billed by phone' } as const
    expect(() => closeItem.input.parse({ ...input, reason: '  ' })).toThrow()
    await expect(act(store, closeItem, { ids }, { ...input, kind: 'records-request' }, actor)).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await act(store, closeItem, { ids }, input, actor)).changed).toBe(1)
    expect(await look(store, rejectionsView, {})).toEqual({ items: [] })
    expect(await look(store, rejectionsView, { closed: true })).toEqual(
      await look(store, rejectionsView, { closed: true }),
    )
    expect(await look(store, rejectionsView, { closed: 'true' })).toMatchObject({
      items: [{ account: 'AC-2', closedBecause: 'billed by phone' }],
    })
    expect(await look(store, requestsView, {})).toEqual({ items: [] })
    await expect(act(store, closeItem, { ids }, input, actor)).rejects.toMatchObject({ code: 'closed' })
    // A claim that is closed as done is not resent.
    await expect(act(store, resend, { ids: [0] }, {}, actor)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('shows a claim, its story and the proof as records without what is absent', async () => {
    const store = await withDenial()
    const list = (await look(store, claimList, { search: 'ac-' })) as { readonly items: readonly { id: number }[] }
    expect(list).toMatchObject({ items: [{ account: 'AC-1', patientName: expect.stringContaining('DOE') }] })
    expect(JSON.stringify(list)).not.toMatch(/null|practiceId|accountKey/)
    expect(await look(store, claimList, { account: 'AC-9' })).toEqual({ items: [] })
    const id = list.items[0]?.id
    const shown = await look(store, claimShow, { id })
    expect(shown).toMatchObject({ file: 'sent.837', claim: { account: 'AC-1' }, lines: [{ line: 1 }, { line: 2 }] })
    expect(JSON.stringify(shown)).not.toMatch(/null|practiceId/)
    const story = await look(store, storyView, { id: 1 })
    expect(story).toEqual(await look(store, storyView, { account: 'AC-1' }))
    expect(story).toEqual(await look(store, claimStory, { id }))
    expect(storyView.lines?.each.parse(storyView.lines.of(story)[0])).toMatchObject({ record: 'story', denials: [1] })
    await expect(look(store, storyView, {})).rejects.toMatchObject({ code: 'empty' })
    await expect(look(store, storyView, { id: 1, account: 'AC-1' })).rejects.toMatchObject({ code: 'ambiguous' })
    const proof = await look(store, proofView, { id: 1 })
    expect(proofView.status?.(proof)).toBe(1)
    await bring(
      store,
      'ok.277',
      writeClaimAcknowledgment(payerFiling('12'), [{ claim: claimOf('AC-1'), status: 'A2:20', payerControl: 'ICN1' }], {
        date: '2026-01-10',
        control: 7,
      }),
    )
    expect(proofView.status?.(await look(store, proofView, { account: 'AC-1' }))).toBe(0)
  })

  it("takes a person's word on a match, and takes it back", async () => {
    const store = await newStore(engine)
    await bring(store, 'denied.835', denied('UNKNOWN'))
    await bring(
      store,
      'sent.837',
      writeClaims([claimOf('AC-5', '12', { person: { last: 'ROE', first: 'RAY', id: 'XEX9' } })], {
        date: '2026-01-08',
        control: 5,
      }),
    )
    const { adjudications, claims } = await look(store, unmatchedView, {})
    expect(adjudications).toMatchObject([{ account: 'UNKNOWN', sure: 'none' }])
    expect(claims).toMatchObject([{ account: 'AC-5' }])
    await expect(prepareCorrection(store, of(1, ['lines.1.units=2']))).rejects.toMatchObject({
      code: 'not-known',
      command: expect.stringContaining('overturn match'),
    })
    const [remit, claim] = [adjudications[0]?.id ?? 0, claims[0]?.id ?? 0]
    const actor = { who: 'ann', now: NOW }
    await expect(act(store, unmatch, { ids: [remit] }, {}, actor)).rejects.toMatchObject({ code: 'not-found' })
    await expect(act(store, match, { ids: [999] }, { claim }, actor)).rejects.toMatchObject({ code: 'not-found' })
    await expect(act(store, match, { ids: [remit] }, { claim: 999 }, actor)).rejects.toMatchObject({
      code: 'not-found',
    })
    for (const _time of ['once', 'repeated'])
      expect((await act(store, match, { ids: [remit] }, { claim }, actor)).changed).toBe(1)
    expect(await look(store, unmatchedView, { limit: '10' })).toEqual({ adjudications: [], claims: [] })
    const provider = async () =>
      (await store.kysely.selectFrom('denial').select('providerNpi').where('remitClaimId', '=', remit).execute())[0]
    expect((await provider())?.providerNpi).toMatch(/^\d{10}$/)
    await act(store, unmatch, { ids: [remit] }, {}, actor)
    expect(await provider()).toEqual({ providerNpi: null })
    await act(store, match, { ids: [remit] }, { claim }, actor)
    expect((await prepareCorrection(store, of(1, ['lines.1.units=2']))).original.row.account).toBe('AC-5')
    // What a person has said stays when more files come.
    await bring(store, 'more.837', writeClaims([claimOf('UNKNOWN')], { date: '2026-01-08', control: 6 }))
    expect((await store.kysely.selectFrom('claimMatch').selectAll().executeTakeFirst())?.claimId).toBe(claim)
    await act(store, unmatch, { ids: [remit] }, {}, actor)
    expect((await store.kysely.selectFrom('claimMatch').selectAll().executeTakeFirst())?.claimId).not.toBe(claim)
    await expect(act(store, unmatch, { ids: [remit] }, {}, actor)).rejects.toMatchObject({ code: 'not-found' })
  })
})
