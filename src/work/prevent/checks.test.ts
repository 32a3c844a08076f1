// Every check by a claim that it catches and a twin that it does not, against lists of our own making; what has no list is told as not checked.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { act } from '../../../test/act.ts'
import { type ClaimWords, claimsIn, claimText, dentalText, institutionalText } from '../../../test/claim-text.ts'
import { bringLists } from '../../../test/lists.ts'
import { interchange } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { lines, medicare, TWINS, type Twins } from '../../../test/twins.ts'
import { CARCS, RARCS } from '../../knowledge/load.ts'
import { action as addAuthorization } from '../authorization/add.ts'
import { importText } from '../intake/import.ts'
import { openChecker } from './checker.ts'
import { CHECKS } from './checks/all.ts'

const TODAY = '2026-03-02'

/** What stands in the store before: files, and what is entered by hand. */
interface Knowing extends Twins {
  readonly files?: readonly string[]
  readonly authorized?: z.input<typeof addAuthorization.input>
}

const answered = (benefits: string, person = 'NM1*IL*1*DOE*PAT****MI*M7~DMG*D8*19800101*F~') =>
  interchange(
    `BHT*0022*11*Q1*20260219*1200~HL*1**20*1~NM1*PR*2*OWN PAYER*****PI*2~HL*2*1*21*1~NM1*1P*2*OWN CLINIC*****XX*1234567893~HL*3*2*22*0~${person}${benefits}`,
    '005010X279A1',
    '271',
  )
const seven = { member: 'M7' }
const before = (code: string, on: string, more: ClaimWords = {}) =>
  claimText({ account: 'OLD', ...seven, ...more, lines: [{ code, on }] })

const KNOWING: readonly Knowing[] = [
  {
    check: 'coverage-on-the-day',
    says: /none on 2026-02-20/,
    files: [answered('EB*1**30~DTP*291*RD8*20250101-20251231~')],
    bad: seven,
    good: { ...seven, lines: [{ code: '99213', on: '2025-12-01' }] },
  },
  {
    check: 'payer-before-this-one',
    says: /instead of Medicare/,
    files: [answered('EB*1**30*MB~EB*R**30*HN*H1234~DTP*290*D8*20260101~LS*2120~NM1*PRP*2*OWN PLAN~LE*2120~')],
    bad: { ...seven, filing: 'MB' },
    good: { ...seven, filing: '16' },
  },
  {
    check: 'registration',
    says: /date of birth/,
    files: [answered('EB*1**30~', 'NM1*IL*1*DOE*PAT****MI*M7~DMG*D8*19791231*F~')],
    bad: seven,
    good: { ...seven, born: '1979-12-31' },
  },
  {
    check: 'authorization',
    says: /does not bear its number/,
    authorized: { reference: 'AU-1', member: 'M7', procedures: '97110', granted: 3, to: '2026-12-31' },
    bad: { ...seven, lines: [{ code: '97110' }] },
    good: { ...seven, lines: [{ code: '97110' }], claim: ['REF*G1*AU1'] },
  },
  {
    check: 'authorization',
    says: /2 are used, and this claim takes 2 more/,
    files: [before('97110', '2026-02-01', { claim: ['REF*G1*AU-1'] })],
    authorized: { reference: 'AU-1', member: 'M7', procedures: '97110', granted: 3, used: 1 },
    bad: { ...seven, lines: [{ code: '97110', units: '2' }], claim: ['REF*G1*AU-1'] },
    good: { ...seven, lines: [{ code: '97110', units: '1' }], claim: ['REF*G1*AU-1'] },
  },
  {
    check: 'authorization',
    says: /2 are used, and this claim takes 2 more/,
    files: [before('97110', '2026-02-01', { claim: ['REF*G1*AU-1'] })],
    authorized: { reference: 'AU-1', member: 'M7', procedures: '97110', granted: 3, used: 1 },
    bad: { ...seven, lines: [{ code: '97110', units: '2' }], claim: ['REF*G1*AU-1'] },
    // What a replacement takes is in what is used already.
    good: { ...seven, frequency: '7', lines: [{ code: '97110', units: '2' }], claim: ['REF*G1*AU-1', 'REF*F8*ICN1'] },
  },
  {
    check: 'authorization',
    says: /needs an authorization/,
    files: [answered('EB*1**30~EB*1**********Y**HC:97110~')],
    bad: { ...seven, lines: [{ code: '97110' }] },
    good: { ...seven, lines: [{ code: '97112' }] },
  },
  {
    check: 'global-period',
    says: /within the global days of 40001/,
    files: [before('40001', '2026-01-10')],
    bad: { ...seven, lines: [{ code: '99213' }] },
    good: { ...seven, lines: [{ code: '99213:24' }] },
  },
  {
    check: 'new-patient',
    says: /billed 99213 for 2025-03-15 .* established one/,
    files: [before('99213', '2025-03-15')],
    bad: { ...seven, lines: [{ code: '99203' }] },
    good: { ...seven, lines: [{ code: '99203' }], claim: ['NM1*82*1*ROE*ANN****XX*1666666668'] },
  },
  {
    check: 'new-patient',
    says: /established one/,
    files: [before('99213', '2023-02-20')],
    bad: { ...seven, lines: [{ code: '99203' }] },
    good: { ...seven, lines: [{ code: '99203', on: '2026-02-21' }] },
  },
  {
    check: 'frequency',
    says: /11 full months/,
    files: [before('G0439', '2025-03-15')],
    bad: { ...seven, filing: 'MB', lines: [{ code: 'G0439', on: '2026-02-28' }] },
    good: { ...seven, filing: 'MB', lines: [{ code: 'G0439', on: '2026-03-01' }] },
  },
]

const OTHER_KINDS: readonly {
  readonly check: string
  readonly says: RegExp
  readonly bad: string
  readonly good: string
}[] = [
  {
    check: 'diagnosis-edits',
    says: /principal diagnosis of a stay/,
    bad: institutionalText({ place: '11', diagnoses: ['R6889', 'J069'] }),
    good: institutionalText({ place: '13', diagnoses: ['R6889', 'J069'] }),
  },
  {
    check: 'coverage-of-procedure',
    says: /supports 50004/,
    bad: institutionalText({ place: '13', ...medicare, ...lines('50004') }),
    good: claimText({ ...medicare, ...lines('50004') }),
  },
  {
    check: 'revenue-codes',
    says: /0250 is no revenue code on 2024-02-20/,
    bad: institutionalText({ place: '13', lines: [{ code: 'J1100', on: '2024-02-20' }] }),
    good: institutionalText({ place: '13' }),
  },
  {
    check: 'bill-type',
    says: /139 is not a type of bill/,
    bad: institutionalText({ place: '13', frequency: '9' }),
    good: institutionalText({ place: '13' }),
  },
  {
    check: 'condition-codes',
    says: /ZZ is not a condition code/,
    bad: institutionalText({ place: '13' }).replace('HI*', 'HI*BG:ZZ~HI*'),
    good: institutionalText({ place: '13' }).replace('HI*', 'HI*BG:01~HI*'),
  },
  {
    check: 'occurrence-codes',
    says: /ZZ is not an occurrence code/,
    bad: institutionalText({ place: '13' }).replace('HI*', 'HI*BH:ZZ:D8:20260201~HI*'),
    good: institutionalText({ place: '13' }).replace('HI*', 'HI*BI:70:RD8:20260201-20260203~HI*'),
  },
  {
    check: 'value-codes',
    says: /ZZ is not a value code/,
    bad: institutionalText({ place: '13' }).replace('HI*', 'HI*BE:ZZ:::100~HI*'),
    good: institutionalText({ place: '13' }).replace('HI*', 'HI*BE:80:::4~HI*'),
  },
  {
    check: 'inpatient-stay',
    says: /present on admission/,
    bad: institutionalText({ place: '11', claim: ['DTP*434*RD8*20260218-20260222'] }),
    good: institutionalText({ place: '11' }).replace('ABK:J069', 'ABK:J069:::::::Y'),
  },
  {
    check: 'teeth',
    says: /names none/,
    bad: dentalText({ lines: [{ code: 'D7140' }] }),
    good: dentalText({ lines: [{ code: 'D7140' }] }).replace(
      'SV3*AD:D7140*100****1',
      'SV3*AD:D7140*100****1~TOO*JP*12',
    ),
  },
  {
    check: 'teeth',
    says: /of 2 surfaces/,
    bad: dentalText({ lines: [{ code: 'D2392' }] }).replace(
      'SV3*AD:D2392*100****1',
      'SV3*AD:D2392*100****1~TOO*JP*12*M',
    ),
    good: dentalText({ lines: [{ code: 'D2392' }] }).replace(
      'SV3*AD:D2392*100****1',
      'SV3*AD:D2392*100****1~TOO*JP*12*M:O',
    ),
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

  it('know what the store knows of the patient', async () => {
    for (const { check, says, files = [], authorized, bad, good } of KNOWING) {
      const find = async (words: ClaimWords) => {
        const store = await newStore(engine)
        await bringLists(store)
        for (const [at, text] of files.entries()) await importText(store, `${at}.x12`, text, { now: NOW, who: 'test' })
        if (authorized !== undefined)
          await act(store, addAuthorization, { ids: [] }, authorized, { now: NOW, who: 'test' })
        const checker = await openChecker(TODAY, store)
        const all = await checker.check(claimsIn(claimText({ account: 'NEW', ...words })))
        return all.filter(each => each.check.id === check && says.test(each.says))
      }
      expect({ check, says, found: (await find(bad)).length }).toEqual({ check, says, found: 1 })
      expect({ check, says, found: (await find(good)).length }).toEqual({ check, says, found: 0 })
    }
  }, 60_000)

  it('lay the claims of a hospital beside each other', async () => {
    const stay = (more: ClaimWords = {}) =>
      institutionalText({ ...{ account: 'STAY', ...seven, filing: 'MA', place: '11' }, ...more }).replace(
        'HI*',
        'DTP*434*RD8*20260220-20260224~HI*',
      )
    const visit = (on: string, more: ClaimWords = {}) =>
      institutionalText({
        ...{ account: 'VISIT', ...seven, filing: 'MA', place: '13', lines: [{ code: '71046', on }] },
        ...more,
      }).replace('HI*', `DTP*434*RD8*${on.replaceAll('-', '')}-${on.replaceAll('-', '')}~HI*`)
    const found = async (sent: string, checked: string) => {
      const store = await newStore(engine)
      await importText(store, 'sent.837', sent, { now: NOW, who: 'test' })
      const all = await (await openChecker(TODAY, store)).check(claimsIn(checked))
      return all.filter(each => each.check.id === 'outpatient-before-stay').map(({ says }) => says)
    }
    expect(await found(stay(), visit('2026-02-17'))).toEqual([expect.stringMatching(/within three days of the stay/)])
    expect(await found(stay(), visit('2026-02-16'))).toEqual([])
    expect(await found(visit('2026-02-17'), stay())).toEqual([expect.stringMatching(/three days before it lie/)])
    expect(await found(stay(), visit('2026-02-25'))).toEqual([])
    const unrelated = visit('2026-02-17').replace('HI*', 'HI*BG:51~HI*')
    expect(await found(stay(), unrelated)).toEqual([])
    expect(await found(stay(), visit('2026-02-17', { filing: 'CI' }))).toEqual([])
  })

  it('look at stays and teeth', async () => {
    const store = await newStore(engine)
    await bringLists(store)
    const checker = await openChecker(TODAY, store)
    for (const { check, says, bad, good } of OTHER_KINDS) {
      const find = async (text: string) =>
        (await checker.check(claimsIn(text))).filter(each => each.check.id === check && says.test(each.says))
      expect({ check, says, found: (await find(bad)).length }).toEqual({ check, says, found: 1 })
      expect({ check, says, found: (await find(good)).length }).toEqual({ check, says, found: 0 })
    }
  })

  it('are called as their files are', () => {
    const files = readdirSync(join(import.meta.dirname, 'checks')).filter(name => name !== 'all.ts')
    expect(CHECKS.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort())
  })

  it('are all shown by a pair', () => {
    expect(
      [...new Set([...TWINS, ...KNOWING, ...OTHER_KINDS].map(({ check }) => check)), 'outpatient-before-stay'].sort(),
    ).toEqual(CHECKS.map(({ id }) => id).sort())
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
      ['provider-enrolled', 1],
      ['coverage-on-the-day', 1],
      ['payer-before-this-one', 1],
      ['registration', 1],
      ['diagnosis-valid', 1],
      ['diagnosis-edits', 1],
      ['procedure-valid', 1],
      ['procedure-list', 1],
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
