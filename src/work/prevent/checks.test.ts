// Every check by a claim that it catches and a twin that it does not, against lists of our own making; what has no list is told as not checked.
import { describe, expect, it } from 'vitest'
import { type ClaimWords, claimsIn, claimText } from '../../../test/claim-text.ts'
import { bringLists } from '../../../test/lists.ts'
import { ENGINES, newStore } from '../../../test/store.ts'
import { CARCS, RARCS } from '../../knowledge/load.ts'
import { importText } from '../intake/import.ts'
import { openChecker } from './checker.ts'
import { CHECKS } from './checks/all.ts'

const TODAY = '2026-03-02'

interface Twins {
  readonly check: string
  readonly says: RegExp
  readonly bad: ClaimWords
  readonly good: ClaimWords
}

const lines = (...codes: readonly string[]) => ({ lines: codes.map(code => ({ code })) })
const medicare = { filing: 'MB', member: '1EG4TE5MK73' }

const TWINS: readonly Twins[] = [
  {
    check: 'guide-situations',
    says: /check digit/,
    bad: { claim: ['NM1*82*1*ROE*ANN****XX*1234567890'] },
    good: { claim: ['NM1*82*1*ROE*ANN****XX*1234567893'] },
  },
  {
    check: 'guide-situations',
    says: /REF\*F8/,
    bad: { frequency: '7' },
    good: { frequency: '7', claim: ['REF*F8*ICN1'] },
  },
  {
    check: 'service-dates',
    says: /yet to come/,
    bad: { lines: [{ code: '99213', on: '2026-03-03' }] },
    good: { lines: [{ code: '99213', on: '2026-03-02' }] },
  },
  { check: 'service-dates', says: /before the patient/, bad: { born: '2026-02-21' }, good: { born: '2026-02-20' } },
  {
    check: 'amounts',
    says: /no charge/,
    bad: { lines: [{ code: '99213', charge: '0' }, { code: '87880' }] },
    good: { lines: [{ code: '0001F', charge: '0' }, { code: '87880' }] },
  },
  {
    check: 'amounts',
    says: /0 units/,
    bad: { lines: [{ code: '99213', units: '0' }] },
    good: { lines: [{ code: '99213', units: '0.5' }] },
  },
  {
    check: 'medicare-number',
    says: /form of a Medicare number/,
    bad: { filing: 'MB', member: '123456789A' },
    good: medicare,
  },
  { check: 'other-payer-answer', says: /no earlier payer/, bad: { sequence: 'S' }, good: { sequence: 'P' } },
  {
    check: 'timely-filing',
    says: /was 2026-02-15/,
    bad: { ...medicare, payer: 'MEDICARE', lines: [{ code: '99213', on: '2025-02-15' }] },
    good: { ...medicare, payer: 'MEDICARE', lines: [{ code: '99213', on: '2025-04-15' }] },
  },
  {
    check: 'same-line-twice',
    says: /nothing sets them apart/,
    bad: lines('99213', '99213'),
    good: lines('99213', '99213:76'),
  },
  {
    check: 'same-line-twice',
    says: /nothing sets them apart/,
    bad: lines('73030:LT', '73030:LT'),
    good: lines('73030:LT', '73030:RT'),
  },
  {
    check: 'diagnosis-list',
    says: /external cause/,
    bad: { diagnoses: ['Y92009', 'S42001A'] },
    good: { diagnoses: ['S42001A', 'Y92009'] },
  },
  {
    check: 'diagnosis-list',
    says: /stands twice/,
    bad: { diagnoses: ['J069', 'J069'] },
    good: { diagnoses: ['J069'] },
  },
  { check: 'diagnosis-valid', says: /no ICD-10-CM code/, bad: { diagnoses: ['J999'] }, good: { diagnoses: ['J069'] } },
  { check: 'diagnosis-valid', says: /heading/, bad: { diagnoses: ['J06'] }, good: { diagnoses: ['J069'] } },
  { check: 'procedure-valid', says: /no code of HCPCS/, bad: lines('A9999'), good: lines('A0001') },
  {
    check: 'procedure-valid',
    says: /ended on 2025-12-31/,
    bad: lines('A0002'),
    good: { lines: [{ code: 'A0002', on: '2025-12-31' }] },
  },
  { check: 'modifiers', says: /exclude each other/, bad: lines('71046:26:TC'), good: lines('71046:26') },
  { check: 'modifiers', says: /twice on the line/, bad: lines('71046:59:59'), good: lines('71046:59:76') },
  { check: 'modifiers', says: /no modifier/, bad: lines('71046:7'), good: lines('71046:77') },
  { check: 'visit-modifier', says: /belongs to a visit/, bad: lines('11721:25'), good: lines('99213:25') },
  {
    check: 'procedure-pairs',
    says: /unless a modifier/,
    bad: lines('10002', '10001'),
    good: lines('10002', '10001:XS'),
  },
  {
    check: 'procedure-pairs',
    says: /no modifier changes that/,
    bad: lines('10002', '10003:59'),
    good: { lines: [{ code: '10002' }, { code: '10003', on: '2026-02-19' }] },
  },
  {
    check: 'procedure-pairs',
    says: /part of 10002/,
    bad: {
      lines: [
        { code: '10002', on: '2025-12-31' },
        { code: '10004', on: '2025-12-31' },
      ],
    },
    good: lines('10002', '10004'),
  },
  { check: 'add-on-alone', says: /add-on code/, bad: lines('20002'), good: lines('20001', '20002') },
  {
    check: 'units',
    says: /5 units/,
    bad: { lines: [{ code: '30001', units: '5' }] },
    good: {
      lines: [
        { code: '30001', units: '4' },
        { code: '30001:59', units: '4' },
      ],
    },
  },
  {
    check: 'units',
    says: /3 units of 30002 on one day/,
    bad: {
      lines: [
        { code: '30002', units: '2' },
        { code: '30002:59', units: '1' },
      ],
    },
    good: { lines: [{ code: '30002', units: '2' }] },
  },
  { check: 'place-of-service', says: /no place of service/, bad: { place: '30' }, good: { place: '31' } },
  {
    check: 'drug-codes',
    says: /NDC/,
    bad: { filing: 'MC', ...lines('J1100') },
    good: { filing: 'MC', lines: [{ code: 'J1100', more: ['LIN**N4*00517490125', 'CTP****1*ML'] }] },
  },
  {
    check: 'laboratory',
    says: /CLIA/,
    bad: { ...medicare, ...lines('87880') },
    good: { ...medicare, ...lines('87880'), claim: ['REF*X4*10D1234567'] },
  },
  {
    check: 'ordered-tests',
    says: /who ordered it/,
    bad: { ...medicare, ...lines('71046') },
    good: { ...medicare, ...lines('71046'), claim: ['NM1*DN*1*ROE*ANN****XX*1234567893'] },
  },
  {
    check: 'claim-sent-before',
    says: /stand under account A1/,
    bad: { account: 'A2' },
    good: { account: 'A2', member: 'M2' },
  },
]

describe.each(ENGINES)('checks on %s', engine => {
  it('each catch a bad claim and let its twin pass', async () => {
    const store = await newStore(engine)
    await bringLists(store)
    for (const { check, says, bad, good } of TWINS) {
      const find = async (words: ClaimWords) => {
        const checker = await openChecker(TODAY, store)
        // The first claim is there to be repeated; nothing is found about it.
        const all = await checker.check(
          claimsIn(
            claimText({ ...(check === 'claim-sent-before' ? {} : { member: 'M9' }) }, { account: 'A2', ...words }),
          ),
        )
        return all.filter(each => each.check.id === check && each.account === 'A2' && says.test(each.says))
      }
      expect({ check, found: (await find(bad)).length }).toEqual({ check, found: 1 })
      expect({ check, says, found: (await find(good)).length }).toEqual({ check, says, found: 0 })
    }
  })

  it('are all shown by a pair', () => {
    expect([...new Set(TWINS.map(({ check }) => check))].sort()).toEqual(CHECKS.map(({ id }) => id).sort())
  })

  it('compare with the claims that were sent', async () => {
    const store = await newStore(engine)
    await importText(store, 'sent.837', claimText({ account: 'SENT' }), { now: `${TODAY}T08:00:00Z`, who: 'test' })
    const checker = await openChecker(TODAY, store)
    const found = await checker.check(claimsIn(claimText({ account: 'AGAIN' }, { account: 'OTHER', member: 'M2' })))
    expect(
      found.filter(each => each.check.id === 'claim-sent-before').map(({ account, says }) => [account, says]),
    ).toEqual([['AGAIN', expect.stringContaining('under account SENT (claim ')]])
  })

  it('say what they could not look at, and find nothing there', async () => {
    const checker = await openChecker(TODAY, await newStore(engine))
    const found = await checker.check(claimsIn(claimText({ diagnoses: ['J999'], ...lines('A9999', '10001') })))
    expect(found).toEqual([])
    expect(checker.notChecked().map(({ check, claims }) => [check.id, claims])).toEqual([
      ['diagnosis-valid', 1],
      ['procedure-valid', 1],
      ['procedure-pairs', 1],
      ['add-on-alone', 1],
      ['units', 1],
    ])
  })
})

describe('what checks say they prevent', () => {
  it('is in the lists of codes', () => {
    for (const code of CHECKS.flatMap(({ prevents }) => prevents)) {
      const [carc = '', remark] = code.split('+')
      expect([code, CARCS.has(carc), remark === undefined || RARCS.has(remark)]).toEqual([code, true, true])
    }
  })
})
