// The life of a claim from files to the standing, on both engines and in every order of arrival: invented files in the shapes that billers
// report trouble with, each brought in as it would come, and what the story says of them.
import { describe, expect, it } from 'vitest'
import type { Store } from '../src/store/store.ts'
import { parseChange } from '../src/work/claim/change-claim.ts'
import { prepareCorrection } from '../src/work/claim/correct.ts'
import { prepareSecondary } from '../src/work/claim/next-payer.ts'
import { makeSecondary } from '../src/work/claim/secondary.ts'
import { tellStory } from '../src/work/claim/timeline.ts'
import { adviceFor } from '../src/work/denial/advice.ts'
import { showDenial } from '../src/work/denial/story.ts'
import { importText } from '../src/work/intake/import.ts'
import { audit } from '../src/work/practice/audit.ts'
import { type Claims837, claimsOf } from '../src/x12/index.ts'
import {
  CARRIED_THEN_TAKEN,
  DENIED_LATER,
  PAID_TWICE,
  PANEL,
  SPLIT,
  STATED_TWICE,
  TAKEN_BACK,
  THREE_PAYERS,
  VOIDED,
} from './case-stories.ts'
import { type CaseFile, claimFile, JUNIPER, ordersOf, remittanceFile, SAGE } from './case-texts.ts'
import { readFile } from './read-file.ts'
import { ENGINES, NOW, newStore } from './store.ts'

const DEED = { who: 'ann', now: NOW }

describe.each(ENGINES)('a case on %s', engine => {
  const storeWith = async (files: readonly CaseFile[]) => {
    const store = await newStore(engine)
    for (const { name, text } of files) {
      const report = await importText(store, name, text, DEED)
      expect(report, `${name}: ${report.says.join(' ')}`).toMatchObject({ status: 'imported' })
    }
    return store
  }
  /** The standing of an account, the same in every order of arrival; what `also` says holds in each. */
  const standingOf = async (
    account: string,
    files: readonly CaseFile[],
    also: (store: Awaited<ReturnType<typeof storeWith>>) => Promise<void> = async () => {},
  ) => {
    const [first, ...others] = ordersOf(files)
    const settle = async (order: readonly CaseFile[]) => {
      const store = await storeWith(order)
      await also(store)
      expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
      return (await tellStory(store, { account })).standing
    }
    const standing = await settle(first ?? files)
    for (const order of others) expect(await settle(order), order.map(each => each.name).join(', ')).toEqual(standing)
    return standing
  }

  it('a panel: bundled lines are paid with it, and nothing is left to work', async () => {
    const standing = await standingOf('B04PAN', PANEL)
    expect(standing).toMatchObject({ chargeCents: 5500, receivedCents: 3000, open: false, patientCents: 0 })
    expect(standing.payers).toMatchObject([{ payer: 'SAGEBRUSH HEALTH', sequence: 'P', state: 'paid' }])
  })

  it('a split claim: both parts are one answer', async () => {
    expect(await standingOf('B13SPL', SPLIT)).toMatchObject({
      chargeCents: 25000,
      receivedCents: 9000,
      patientCents: 2000,
      mayBillPatient: true,
      open: true,
      payers: [{ state: 'split', paidCents: 9000 }],
    })
  })

  it('a split claim: a replacement names the part that denies, never the one that was paid', async () => {
    const store = await storeWith(SPLIT)
    const [denial] = await store.kysely.selectFrom('denial').select('id').where('status', '=', 'open').execute()
    const made = await prepareCorrection(store, {
      subject: { denialId: denial?.id ?? 0 },
      changes: [parseChange('lines.2.units=2')],
      despite: [],
      today: NOW.slice(0, 10),
    })
    expect(made.outgoing.node.references).toContainEqual({ qualifier: 'F8', number: 'ICNB13B' })
    expect(made.guards).toContainEqual(expect.objectContaining({ weight: 'warn', rule: 'split' }))
  })

  it('a panel: the claim to the next payer says into which line the bundled ones went', async () => {
    const store = await storeWith(PANEL)
    const text = (await makeSecondary(store, await adjudicationOf(store, 'ICNB04'), { next: NEXT }, WRITE)).text
    expect(segments(text, 'SVD')).toEqual([
      'SVD*SBH01*30*HC:80048**1',
      'SVD*SBH01*0*HC:80048**0*1',
      'SVD*SBH01*0*HC:80048**0*1',
    ])
  })

  it('a split claim: the next payer is told both parts, which balance with the charge', async () => {
    const store = await storeWith(SPLIT)
    const made = await makeSecondary(store, await adjudicationOf(store, 'ICNB13A'), { next: NEXT }, WRITE)
    expect(made).toMatchObject({ says: [], faults: [], patientCents: 2000 })
    expect(segments(made.text, 'AMT')).toEqual(['AMT*D*90', 'AMT*EAF*20'])
    expect(segments(made.text, 'CAS')).toEqual(['CAS*CO*45*40', 'CAS*PR*3*20', 'CAS*CO*16*100'])
    expect(segments(made.text, 'SVD')).toEqual(['SVD*SBH01*90*HC:99214**1', 'SVD*SBH01*0*HC:J1885**1'])
  })

  it('two payers answered: the third is told both, each with its own money', async () => {
    const store = await storeWith(THREE_PAYERS)
    const made = await makeSecondary(store, await adjudicationOf(store, 'ICNB31A'), {}, WRITE)
    expect(made).toMatchObject({ says: [], faults: [], patientCents: 1200 })
    expect(made.earlier).toEqual(['SAGEBRUSH HEALTH', 'JUNIPER SUPPLEMENT'])
    const [claim] = claimsOf('005010X222A1', readFile(made.text).remittances[0]?.tree as unknown as Claims837)
    expect(claim).toMatchObject({ sequence: 'T', payer: { id: 'MCD09' } })
    expect(claim?.otherPayers).toMatchObject([
      { sequence: 'P', name: 'SAGEBRUSH HEALTH', paidCents: 18000 },
      { sequence: 'S', name: 'JUNIPER SUPPLEMENT', paidCents: 4800 },
    ])
    expect(segments(made.text, 'SVD')).toEqual(['SVD*SBH01*180*HC:99215**1', 'SVD*JUN02*48*HC:99215**1'])
    expect(segments(made.text, 'CAS')).toEqual(['CAS*CO*45*60', 'CAS*PR*1*20**2*40', 'CAS*OA*23*240', 'CAS*PR*2*12'])
    expect(segments(made.text, 'REF').filter(text => text.startsWith('REF*F8'))).toEqual([
      'REF*F8*ICNB31A',
      'REF*F8*ICNB31B',
    ])
    // Now it has the claim: nobody is next, and none of the three gets a second one.
    for (const control of ['ICNB31A', 'ICNB31B'])
      await expect(prepareSecondary(store, await adjudicationOf(store, control), undefined)).rejects.toMatchObject({
        code: 'guarded',
      })
    const again = { ...NEXT, name: 'JUNIPER SUPPLEMENT', id: 'JUN02' }
    await expect(prepareSecondary(store, await adjudicationOf(store, 'ICNB31A'), again)).rejects.toThrow(
      /has the claim already/,
    )
  })

  it('an institutional claim: the next payer is told each line under its revenue code, and a procedure only where the payer named one', async () => {
    const sent = claimFile({ account: 'UBNEXT', lines: ['99283 60 UB1', '36415 40 UB2'], others: [JUNIPER] })
    const text = sent.text
      .replaceAll('005010X222A1', '005010X223A2')
      .replace('11:B:1', '13:A:1')
      .replace(/SV1\*HC:99283\*60\*UN\*1\*{3}1/, 'SV2*0450*HC:99283*60*UN*1')
      .replace(/SV1\*HC:36415\*40\*UN\*1\*{3}1/, 'SV2*0300**40*UN*1')
    const paid = remittanceFile(
      SAGE,
      '2026-08-12',
      '70',
      'CLP*UBNEXT*1*100*70*30*12*ICNUB*13*1~SVC*HC:99283*60*50*0450*1~DTM*472*20260728~CAS*PR*2*10~REF*6R*UB1~SVC*NU:0300*40*20**1~DTM*472*20260728~CAS*PR*2*20~REF*6R*UB2',
    )
    const store = await storeWith([{ name: sent.name, text }, paid])
    const made = await makeSecondary(store, await adjudicationOf(store, 'ICNUB'), {}, WRITE)
    expect(segments(made.text, 'SVD')).toEqual(['SVD*SBH01*50*HC:99283*0450*1', 'SVD*SBH01*20**0300*1'])
  })

  it('adjustments stated twice: nothing goes to the next payer before somebody has looked', async () => {
    const store = await storeWith(STATED_TWICE)
    await expect(prepareSecondary(store, await adjudicationOf(store, 'ICNB27'), NEXT)).rejects.toMatchObject({
      code: 'guarded',
    })
  })

  it('adjustments stated at claim and line: the patient owes them once, and is not billed before somebody has looked', async () => {
    const standing = await standingOf('B26DBL', STATED_TWICE)
    expect(standing).toMatchObject({ receivedCents: 7000, patientCents: 1000, mayBillPatient: false, open: true })
  })

  it('two payers answered: the third is next', async () => {
    const standing = await standingOf('B31TRI', THREE_PAYERS)
    expect(standing).toMatchObject({
      receivedCents: 22800,
      patientCents: 1200,
      mayBillPatient: false,
      nextPayer: 'INVENTED STATE MEDICAID',
    })
    expect(standing.payers.map(each => [each.payer, each.sequence, each.paidCents, each.patientCents])).toEqual([
      ['SAGEBRUSH HEALTH', 'P', 18000, 6000],
      ['JUNIPER SUPPLEMENT', 'S', 4800, 1200],
    ])
  })

  it('paid twice: both were money, and one is to be given back', async () => {
    const standing = await standingOf('B36TWI', PAID_TWICE)
    expect(standing).toMatchObject({ receivedCents: 16000, toGiveBackCents: 8000, patientCents: 2000, open: true })
    expect(standing.says).toContain('$80.00 was paid twice')
  })

  it('our own void: nothing is left', async () => {
    expect(await standingOf('B47VOI', VOIDED)).toMatchObject({
      receivedCents: 0,
      patientCents: 0,
      open: false,
      payers: [{ state: 'void' }],
    })
  })

  it('taken back months later: received nothing, and ours to dispute', async () => {
    expect(await standingOf('B60LAT', TAKEN_BACK)).toMatchObject({
      receivedCents: 0,
      open: true,
      payers: [{ state: 'taken-back' }],
    })
  })

  it('denied months after another payer had paid: ours to dispute, and in the queue', async () => {
    const standing = await standingOf('D07LAT', DENIED_LATER, async store => {
      const [denial, ...others] = await store.kysely.selectFrom('denial').selectAll().execute()
      expect(others).toEqual([])
      expect(denial).toMatchObject({ status: 'open', kind: 'take-back', move: 'us', atStakeCents: 10000 })
      expect(denial?.recoveredCents).toBe(0)
      const { ofCode } = adviceFor(await showDenial(store, denial?.id ?? 0))
      expect(ofCode.join(' ')).toMatch(/^Match: which claim.*dispute in the time of the notice.*eligibility/)
    })
    expect(standing).toMatchObject({
      receivedCents: 2000,
      open: true,
      payers: [{ state: 'taken-back' }, { paidCents: 2000 }],
    })
  })

  it('reversed, carried forward under its number and collected later: taken once, and the story tells both', async () => {
    const standing = await standingOf('D12CAR', CARRIED_THEN_TAKEN, async store => {
      const { entries } = await tellStory(store, { account: 'D12CAR' })
      expect(entries.map(entry => entry.says)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/gave \$80\.00 outside of claims \(PLB FB\), naming ICND12/),
          expect.stringMatching(/took \$80\.00 outside of claims \(PLB WO\), naming ICND12/),
        ]),
      )
    })
    expect(standing).toMatchObject({ receivedCents: 0, payers: [{ state: 'taken-back', paidCents: 0 }] })
    expect(standing.says).not.toMatch(/contradict/)
  })
})

const NEXT = { name: 'EXAMPLE MEDIGAP', id: '99001', filing: 'CI', memberId: 'MG1' }
const WRITE = { ...DEED, test: true }

/** The number of the adjudication that bears the payer's number. */
async function adjudicationOf(store: Store, control: string): Promise<number> {
  const { id } = await store.kysely
    .selectFrom('remitClaim')
    .select('id')
    .where('payerControl', '=', control)
    .executeTakeFirstOrThrow()
  return id
}

function segments(text: string, id: string): readonly string[] {
  return text.split(/~\s*/).filter(segment => segment.startsWith(`${id}*`))
}
