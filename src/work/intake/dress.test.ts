// The same remittance in another dress is the same: other zeros, other envelope, other numbers of the transaction; and what is another one stays
// another one.
import { describe, expect, it } from 'vitest'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { audit } from '../practice/audit.ts'
import { importText } from './import.ts'

const ACTOR = { who: 'ann', now: NOW }

interface Dress {
  readonly from?: string
  readonly control?: string
  readonly transaction?: string
  readonly terminator?: string
}

/** One remittance with these claims and money outside of claims, in an envelope of its own. */
function dressed(
  paid: string,
  body: string,
  { from = 'FIRSTHOUSE', control = '41', transaction = '0001', terminator = '~\n' }: Dress = {},
) {
  const segments = [
    `BPR*I*${paid}*C*CHK************20260901`,
    'TRN*1*T-DRESS*1999999999',
    'DTM*405*20260901',
    'N1*PR*SAGEBRUSH HEALTH',
    'REF*2U*SBH01',
    'N1*PE*HILL CLINIC*XX*1234567893',
    'LX*1',
    ...body.split('~'),
  ]
  return [
    `ISA*00*          *00*          *ZZ*${from.padEnd(15)}*ZZ*HILLCLINIC     *260901*0800*^*00501*${control.padStart(9, '0')}*0*P*:`,
    `GS*HP*${from}*HILLCLINIC*20260901*0800*${control}*X*005010X221A1`,
    `ST*835*${transaction}*005010X221A1`,
    ...segments,
    `SE*${segments.length + 2}*${transaction}`,
    `GE*1*${control}`,
    `IEA*1*${control.padStart(9, '0')}`,
    '',
  ].join(terminator)
}

const ONE = 'CLP*DRESS1*1*100*80*20*12*ICND1*11*1~SVC*HC:99213*100*80**1~DTM*472*20260728~CAS*PR*2*20~AMT*B6*100'
const OTHER: Dress = { from: 'OTHERHOUSE', control: '937', transaction: '9001' }

const SAME: Readonly<Record<string, readonly [first: readonly [string, string], again: string]>> = {
  'cents that say nothing, everywhere': [
    ['80', ONE],
    dressed(
      '80.00',
      'CLP*DRESS1*1*100.00*80.00*20.00*12*ICND1*11*1~SVC*HC:99213*100.00*80.00**1.0~DTM*472*20260728~CAS*PR*2*20.00~AMT*B6*100.0',
      OTHER,
    ),
  ],
  'cents in some places only': [
    ['80.00', ONE],
    dressed('80', ONE.replace('*100*80*20*', '*100.00*80*20.0*'), { ...OTHER, terminator: '~' }),
  ],
  'a zero behind the cents, and less than a dollar': [
    ['79.5', ONE.replaceAll('*80*', '*79.50*').replace('PR*2*20', 'PR*2*20*1*0.50').replace('*20*12', '*20.5*12')],
    dressed(
      '79.50',
      ONE.replaceAll('*80*', '*79.5*').replace('PR*2*20', 'PR*2*20.00*1*0.5').replace('*20*12', '*20.50*12'),
      OTHER,
    ),
  ],
  'money outside of claims': [
    ['70', `${ONE}~PLB*1234567893*20261231*WO:ICNX*10`],
    dressed('70.00', `${ONE}~PLB*1234567893*20261231*WO:ICNX*10.00`, OTHER),
  ],
  'the envelope and the numbers alone': [['80', ONE], dressed('80', ONE, { ...OTHER, terminator: '\r\n~' })],
}

const TWO_LINES =
  'CLP*DRESS1*1*100*80*20*12*ICND1*11*1~NM1*QC*1*DOE*JANE~REF*CE*GOLD~DTM*050*20260801~SVC*HC:99213*60*50**1~DTM*472*20260728~CAS*PR*2*10~AMT*B6*60~SVC*HC:85025*40*30**1~DTM*472*20260728~CAS*PR*2*10'
const SECOND = 'CLP*DRESS2*4*50*0**12*ICND2*11*1~SVC*HC:99212*50*0**1~DTM*472*20260729~CAS*CO*50*50'

/** The same in another order, with another number of the transaction. */
const REORDERED: Readonly<Record<string, string>> = {
  claims: dressed('80', `${SECOND}~${TWO_LINES}`, OTHER),
  lines: dressed('80', `${TWO_LINES.replace(/(~SVC\*HC:99213.*?)(~SVC\*HC:85025.*)$/, '$2$1')}~${SECOND}`, OTHER),
  'segments of a claim and of a line': dressed(
    '80.00',
    `${TWO_LINES.replace('NM1*QC*1*DOE*JANE~REF*CE*GOLD~DTM*050*20260801', 'DTM*050*20260801~NM1*QC*1*DOE*JANE~REF*CE*GOLD').replace('CAS*PR*2*10~AMT*B6*60', 'AMT*B6*60.00~CAS*PR*2*10.0')}~${SECOND}`,
    OTHER,
  ),
}
/** The same segments, but standing elsewhere: another thing said. */
const MOVED: Readonly<Record<string, string>> = {
  'an adjustment on another line': dressed(
    '80',
    `${TWO_LINES.replace('~CAS*PR*2*10~AMT', '~CAS*PR*1*10~AMT')}~${SECOND}`,
    OTHER,
  ),
  'a reference of another claim': dressed(
    '80',
    `${TWO_LINES.replace('~REF*CE*GOLD', '')}~${SECOND}~REF*CE*GOLD`,
    OTHER,
  ),
}

const ANOTHER: Readonly<Record<string, string>> = {
  'a cent more': dressed('80.01', ONE.replaceAll('*80*', '*80.01*').replace('PR*2*20', 'PR*2*19.99'), OTHER),
  'ten times as much': dressed(
    '800',
    ONE.replaceAll('*80*', '*800*').replaceAll('*100*', '*1000*').replace('PR*2*20', 'PR*2*200'),
    OTHER,
  ),
  'another payer number that differs by a zero behind a point': dressed('80', ONE.replace('ICND1', 'ICND1.0'), OTHER),
}

describe.each(ENGINES)('the same remittance in another dress, on %s', engine => {
  it.each(Object.entries(SAME))('%s: a duplicate, in either order', async (_, [[paid, body], again]) => {
    for (const [first, second] of [
      [dressed(paid, body), again],
      [again, dressed(paid, body)],
    ] as const) {
      const store = await newStore(engine)
      expect(await importText(store, 'first.835', first, ACTOR)).toMatchObject({ status: 'imported', remittances: 1 })
      expect(await importText(store, 'second.835', second, ACTOR)).toMatchObject({
        status: 'duplicate',
        claims: 0,
        adjustments: 0,
        denials: 0,
      })
      expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
    }
  })

  it.each(Object.entries(ANOTHER))('%s is no duplicate: a person looks', async (_, again) => {
    const store = await newStore(engine)
    expect(await importText(store, 'first.835', dressed('80', ONE), ACTOR)).toMatchObject({ status: 'imported' })
    expect(await importText(store, 'second.835', again, ACTOR)).toMatchObject({ status: 'quarantined', claims: 0 })
  })

  it.each(Object.entries(REORDERED))('in another order of %s: a duplicate, in either order', async (_, again) => {
    const first = dressed('80', `${TWO_LINES}~${SECOND}`)
    for (const [one, other] of [
      [first, again],
      [again, first],
    ] as const) {
      const store = await newStore(engine)
      expect(await importText(store, 'first.835', one, ACTOR)).toMatchObject({ status: 'imported', claims: 2 })
      expect(await importText(store, 'second.835', other, ACTOR)).toMatchObject({ status: 'duplicate', claims: 0 })
      expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
    }
  })

  it.each(Object.entries(MOVED))('%s is no duplicate', async (_, again) => {
    const store = await newStore(engine)
    expect(await importText(store, 'first.835', dressed('80', `${TWO_LINES}~${SECOND}`), ACTOR)).toMatchObject({
      status: 'imported',
    })
    expect(await importText(store, 'second.835', again, ACTOR)).toMatchObject({ status: 'quarantined', claims: 0 })
  })

  it('two in one file, the second in another order: the first is posted, once', async () => {
    const store = await newStore(engine)
    const both = dressed('80', `${TWO_LINES}~${SECOND}`) + dressed('80', `${SECOND}~${TWO_LINES}`, OTHER)
    expect(await importText(store, 'both.835', both, ACTOR)).toMatchObject({
      status: 'imported',
      remittances: 1,
      duplicates: 1,
    })
  })
})
