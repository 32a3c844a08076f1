// The life of a claim from files to the standing, on both engines and in every order of arrival: invented files in the shapes that billers
// report trouble with, each brought in as it would come, and what the story says of them.
import { describe, expect, it } from 'vitest'
import { tellStory } from '../src/work/claim/timeline.ts'
import { importText } from '../src/work/intake/import.ts'
import { audit } from '../src/work/practice/audit.ts'
import { type CaseFile, claimFile, JUNIPER, MEDICAID, ordersOf, remittanceFile, SAGE } from './case-texts.ts'
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
    const standing = await standingOf('B04PAN', [
      claimFile({ account: 'B04PAN', lines: ['82947 20 B04A', '84132 15 B04B', '82565 20 B04C'] }),
      remittanceFile(
        SAGE,
        '2026-08-05',
        '30',
        'CLP*B04PAN*1*55*30**12*ICNB04*11*1~SVC*HC:80048*20*30**1*HC:82947~DTM*472*20260728~CAS*OA*94*-35~CAS*CO*45*25~REF*6R*B04A~' +
          'SVC*HC:80048*15*0**0*HC:84132*1~DTM*472*20260728~CAS*OA*97*15~REF*6R*B04B~SVC*HC:80048*20*0**0*HC:82565*1~DTM*472*20260728~CAS*OA*97*20~REF*6R*B04C',
      ),
    ])
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

  it('adjustments stated at claim and line: the patient owes them once, and is not billed before somebody has looked', async () => {
    const standing = await standingOf('B26DBL', [
      remittanceFile(
        SAGE,
        '2026-08-12',
        '70',
        'CLP*B26DBL*1*100*70*10*12*ICNB27*11*1~CAS*CO*45*20~CAS*PR*2*10~SVC*HC:99213*100*70**1~DTM*472*20260728~CAS*CO*45*20~CAS*PR*2*10',
      ),
    ])
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
})

const SPLIT = [
  claimFile({ account: 'B13SPL', lines: ['99214 150 B13A', 'J1885 100 B13B'] }),
  remittanceFile(
    SAGE,
    '2026-08-12',
    '90',
    'CLP*B13SPL*1*150*90*20*12*ICNB13A*11*1~MOA***MA15~SVC*HC:99214*150*90**1~DTM*472*20260728~CAS*CO*45*40~CAS*PR*3*20~REF*6R*B13A',
  ),
  remittanceFile(
    SAGE,
    '2026-08-19',
    '0',
    'CLP*B13SPL*4*100*0**12*ICNB13B*11*1~MOA***MA15~SVC*HC:J1885*100*0**1~DTM*472*20260728~CAS*CO*16*100~REF*6R*B13B~LQ*HE*M119',
  ),
]

const THREE_PAYERS = [
  claimFile({ account: 'B31TRI', lines: ['99215 300 B31A'], others: [JUNIPER, MEDICAID] }),
  remittanceFile(
    SAGE,
    '2026-08-05',
    '180',
    'CLP*B31TRI*1*300*180*60*12*ICNB31A*11*1~SVC*HC:99215*300*180**1~DTM*472*20260728~CAS*CO*45*60~CAS*PR*1*20**2*40~REF*6R*B31A',
  ),
  remittanceFile(
    JUNIPER,
    '2026-08-19',
    '48',
    'CLP*B31TRI*2*300*48*12*CI*ICNB31B*11*1~SVC*HC:99215*300*48**1~DTM*472*20260728~CAS*OA*23*240~CAS*PR*2*12~REF*6R*B31A',
  ),
]

const PAID_TWICE = ['2026-08-05', '2026-08-19'].map((day, at) =>
  remittanceFile(
    SAGE,
    day,
    '80',
    `CLP*B36TWI*1*100*80*20*12*ICNB36${'AB'[at]}*11*1~SVC*HC:99213*100*80**1~DTM*472*20260728~CAS*PR*2*20`,
  ),
)

const VOIDED = [
  claimFile({ account: 'B47VOI', lines: ['99213 50 B47A', '81002 50 B47B'] }),
  remittanceFile(
    SAGE,
    '2026-08-05',
    '40',
    'CLP*B47VOI*1*100*40**12*ICNB47*11*1~SVC*HC:99213*50*40**1~DTM*472*20260728~CAS*CO*45*10~SVC*HC:81002*50*0**1~DTM*472*20260728~CAS*CO*11*50',
  ),
  claimFile({
    account: 'B47VOI',
    lines: ['99213 50 B47A', '81002 50 B47B'],
    frequency: '8',
    original: 'ICNB47',
    day: '2026-08-10',
  }),
  remittanceFile(
    SAGE,
    '2026-08-20',
    '0',
    'CLP*B47VOI*22*-100*-40*0*12*ICNB47*11*8~SVC*HC:99213*-50*-40**1~DTM*472*20260728~CAS*CO*45*-10~SVC*HC:81002*-50*0**1~DTM*472*20260728~CAS*CO*11*-50',
    '-40',
  ),
]

const TAKEN_BACK = [
  remittanceFile(
    SAGE,
    '2026-03-29',
    '80',
    'CLP*B60LAT*1*100*80*20*12*ICNB60*11*1~SVC*HC:99213*100*80**1~DTM*472*20260210~CAS*PR*2*20',
  ),
  remittanceFile(
    SAGE,
    '2026-08-26',
    '0',
    'CLP*B60LAT*22*-100*-80*0*12*ICNB60*11*1~SVC*HC:99213*-100*-80**1~DTM*472*20260210~CAS*PR*2*-20',
    '-80',
  ),
]
