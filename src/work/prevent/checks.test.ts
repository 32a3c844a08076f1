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
import { CARCS, RARCS } from '../../knowledge/load.ts'
import { action as addAuthorization } from '../authorization/add.ts'
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
/** The payer before paid 60.00 of 100.00 or what is said, and took 30.00 off. */
const EARLIER = (paid: string) => [
  'SBR*P*18*******CI',
  'CAS*CO*45*30',
  `AMT*D*${paid}`,
  'OI***Y***Y',
  'NM1*IL*1*DOE*PAT****MI*X1',
  'NM1*PR*2*FIRST PAYER*****PI*9',
]
const side = (modifier: string, diagnosis: string) => ({ ...lines(`73030:${modifier}`), diagnoses: [diagnosis] })
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
    check: 'diagnosis-edits',
    says: /for newborns \(age 0\); the patient was 46/,
    bad: { diagnoses: ['P90'] },
    good: { diagnoses: ['P90'], born: '2026-02-10' },
  },
  {
    check: 'diagnosis-edits',
    says: /manifestation/,
    bad: { diagnoses: ['H42', 'J069'] },
    good: { diagnoses: ['J069', 'H42'] },
  },
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
  { check: 'visit-modifier', says: /belongs to a visit/, bad: lines('93000:25'), good: lines('98006:25') },
  {
    check: 'schedule-modifiers',
    says: /does not pay a technical component of its own with 40001/,
    bad: { ...medicare, ...lines('40001:TC') },
    good: { ...medicare, ...lines('71046:TC') },
  },
  {
    check: 'schedule-modifiers',
    says: /does not pay an assistant at surgery with 40001/,
    bad: { ...medicare, ...lines('40001:80') },
    good: { ...medicare, ...lines('40002:80') },
  },
  {
    check: 'schedule-modifiers',
    says: /does not pay more for both sides with 40002/,
    bad: { ...medicare, ...lines('40002:50') },
    good: { ...medicare, ...lines('40001:50') },
  },
  {
    check: 'schedule-status',
    says: /always paid with other services/,
    bad: { ...medicare, ...lines('40003') },
    good: { ...medicare, lines: [{ code: '40003', charge: '0' }] },
  },
  {
    check: 'schedule-status',
    says: /uses another code/,
    bad: { ...medicare, ...lines('40004') },
    good: { filing: 'CI', ...lines('40004') },
  },
  {
    check: 'schedule-status',
    says: /not covered by Medicare/,
    bad: { ...medicare, ...lines('40005') },
    good: { ...medicare, ...lines('40005:GY') },
  },
  {
    check: 'nursing-facility-stay',
    says: /technical component/,
    bad: { ...medicare, ...lines('71046'), place: '31' },
    good: { ...medicare, ...lines('71046:26'), place: '31' },
  },
  {
    check: 'nursing-facility-stay',
    says: /technical component/,
    bad: { ...medicare, ...lines('71046:TC'), place: '31' },
    good: { ...medicare, ...lines('71046:TC'), place: '32' },
  },
  { check: 'side-of-body', says: /says the left side/, bad: side('LT', 'S52501A'), good: side('LT', 'S52502A') },
  // A diagnosis that speaks of no side bears either out.
  { check: 'side-of-body', says: /says the right side/, bad: side('F6', 'S52502A'), good: side('F6', 'S42001A') },
  {
    check: 'place-and-procedure',
    says: /visits to hospital patients, and the place of service is 11/,
    bad: lines('99231'),
    good: { ...lines('99231'), place: '21' },
  },
  {
    check: 'place-and-procedure',
    says: /visits at home/,
    bad: lines('99348'),
    good: lines('99348:95'),
  },
  {
    check: 'unlisted-procedure',
    says: /unlisted code/,
    bad: lines('64999'),
    good: { lines: [{ code: '64999', more: ['NTE*ADD*LIKE 64721'] }] },
  },
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
  // Medicaid has pairs and limits of its own, and Medicare’s say nothing of them.
  {
    check: 'procedure-pairs',
    says: /unless a modifier/,
    bad: { filing: 'MC', ...lines('10012', '10011') },
    good: { filing: 'MC', ...lines('10002', '10001') },
  },
  {
    check: 'procedure-pairs',
    says: /unless a modifier/,
    bad: { ...medicare, ...lines('10002', '10001') },
    good: { ...medicare, ...lines('10012', '10011') },
  },
  {
    check: 'units',
    says: /7 units of 30001 on one line: more than 6/,
    bad: { filing: 'MC', lines: [{ code: '30001', units: '7' }] },
    good: { filing: 'MC', lines: [{ code: '30001', units: '6' }] },
  },
  {
    check: 'units',
    says: /of 30011/,
    bad: { filing: 'MC', lines: [{ code: '30011', units: '3' }] },
    // On two lines, neither of them more than two.
    good: {
      filing: 'MC',
      lines: [
        { code: '30011', units: '2' },
        { code: '30011:59', units: '2' },
      ],
    },
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
  {
    check: 'units',
    says: /3 units of 30002 on one day/,
    bad: { lines: [{ code: '30002', units: '3' }] },
    // Three minutes of anesthesia are not three units.
    good: { lines: [{ code: '30002', unit: 'MJ', units: '3' }] },
  },
  {
    check: 'units',
    says: /allows no unit/,
    bad: { ...medicare, ...lines('30003') },
    good: { ...medicare, ...lines('30004') },
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
    check: 'laboratory',
    says: /CLIA/,
    bad: { filing: 'MC', ...lines('86592') },
    good: { filing: 'MC', ...lines('86580') },
  },
  {
    check: 'ordered-tests',
    says: /who ordered it/,
    bad: { ...medicare, ...lines('71046') },
    good: { ...medicare, ...lines('71046'), claim: ['NM1*DN*1*ROE*ANN****XX*1234567893'] },
  },
  {
    check: 'ordered-tests',
    says: /named without an NPI/,
    bad: { ...medicare, ...lines('71046'), claim: ['NM1*DN*1*ROE*ANN'] },
    good: { ...medicare, lines: [{ code: '71046', more: ['NM1*DK*1*ROE*ANN****XX*1234567893'] }] },
  },
  {
    check: 'therapy-referral',
    says: /named without an NPI/,
    bad: { ...medicare, ...lines('97110:GP'), claim: ['NM1*DN*1*ROE*ANN****XX*1234567890'] },
    good: { ...medicare, lines: [{ code: '97110:GP', more: ['NM1*DN*1*ROE*ANN****XX*1234567893'] }] },
  },
  {
    check: 'age-and-sex',
    says: /for ages 40 to 64/,
    bad: { born: '1990-01-01', ...lines('99396') },
    good: { born: '1980-01-01', ...lines('99396') },
  },
  {
    check: 'age-and-sex',
    says: /patient is male/,
    bad: { sex: 'M', diagnoses: ['O80'] },
    good: { sex: 'F', diagnoses: ['O80'] },
  },
  {
    check: 'ordering-provider',
    says: /is not on Medicare’s list/,
    bad: { ...medicare, ...lines('71046'), claim: ['NM1*DN*1*ROE*ANN****XX*1333333338'] },
    good: { ...medicare, ...lines('71046'), claim: ['NM1*DN*1*ROE*ANN****XX*1234567893'] },
  },
  {
    check: 'ordering-provider',
    says: /may not order equipment/,
    bad: { ...medicare, lines: [{ code: 'E0601', more: ['NM1*DK*1*ROE*ANN****XX*1234567893'] }] },
    good: { filing: 'CI', lines: [{ code: 'E0601', more: ['NM1*DK*1*ROE*ANN****XX*1234567893'] }] },
  },
  {
    check: 'provider-excluded',
    says: /referring provider 1444444446 has been excluded .* since 2024-01-01/,
    bad: { filing: 'MC', claim: ['NM1*DN*1*OUT*JACK****XX*1444444446'] },
    // Reinstated since.
    good: { filing: 'MC', claim: ['NM1*DN*1*BACK*JACK****XX*1555555550'] },
  },
  {
    check: 'provider-opted-out',
    says: /rendering provider 1333333338 has opted out of Medicare since 2025-01-01/,
    bad: { ...medicare, claim: ['NM1*82*1*OUT*JIM****XX*1333333338'] },
    good: { ...medicare, claim: ['NM1*DN*1*OUT*JIM****XX*1333333338'] },
  },
  {
    check: 'provider-opted-out',
    says: /has opted out/,
    bad: { filing: '16', claim: ['NM1*82*1*OUT*JIM****XX*1333333338'] },
    good: { filing: '16', ...lines('99213:GJ'), claim: ['NM1*82*1*OUT*JIM****XX*1333333338'] },
  },
  {
    check: 'provider-enrolled',
    says: /enrolled with OWN PAYER from 2026-03-01 by your list/,
    bad: { claim: ['NM1*82*1*ROE*ANN****XX*1666666668'] },
    good: { lines: [{ code: '99213', on: '2026-03-01' }], claim: ['NM1*82*1*ROE*ANN****XX*1666666668'] },
  },
  {
    check: 'provider-enrolled',
    says: /is not enrolled with OWN PAYER/,
    bad: { claim: ['NM1*82*1*ROE*ANN****XX*1222222220'] },
    good: { payer: 'OTHER PAYER', claim: ['NM1*82*1*ROE*ANN****XX*1222222220'] },
  },
  {
    check: 'therapy-referral',
    says: /certified the plan/,
    bad: { ...medicare, ...lines('97110:GP') },
    good: { ...medicare, ...lines('97110:GP'), claim: ['NM1*DN*1*ROE*ANN****XX*1234567893'] },
  },
  {
    check: 'coverage-of-procedure',
    says: /None of J069 supports 50001 in FL by A52369 .* may not be billed/,
    bad: { ...medicare, ...lines('50001') },
    good: { ...medicare, ...lines('50001'), diagnoses: ['S42001A'] },
  },
  {
    check: 'coverage-of-procedure',
    says: /GA says that the patient has signed a notice .* may be billed/,
    bad: { ...medicare, ...lines('50001:GA') },
    good: { ...medicare, ...lines('50001:GY') },
  },
  {
    check: 'coverage-of-procedure',
    says: /GZ says that no notice was given/,
    bad: { ...medicare, ...lines('50001:GZ') },
    // The group of diagnoses is for another procedure of the article.
    good: { ...medicare, ...lines('50002:GZ') },
  },
  {
    check: 'coverage-of-procedure',
    says: /plan of Medicare Advantage/,
    bad: { filing: '16', ...lines('50001') },
    good: { filing: 'CI', ...lines('50001') },
  },
  {
    check: 'coverage-of-procedure',
    says: /supports 50003/,
    bad: { ...medicare, ...lines('50003') },
    // What is not listed as unsupported is let pass.
    good: { ...medicare, ...lines('50003'), diagnoses: ['S42001A'] },
  },
  {
    check: 'coverage-of-procedure',
    says: /supports 50005/,
    bad: { ...medicare, lines: [{ code: '50005', on: '2026-02-21' }] },
    good: { ...medicare, lines: [{ code: '50005', on: '2026-02-20' }] },
  },
  {
    check: 'coverage-of-procedure',
    says: /supports 50007/,
    bad: { ...medicare, lines: [{ code: '50007', on: '2026-01-31' }] },
    good: { ...medicare, lines: [{ code: '50007', on: '2026-02-20' }] },
  },
  {
    check: 'coverage-of-procedure',
    says: /supports 50006/,
    // Equipment that is delivered home; in an office its articles say nothing.
    bad: { ...medicare, ...lines('50006'), place: '12' },
    good: { ...medicare, ...lines('50006') },
  },
  {
    check: 'notices',
    says: /GZ says/,
    bad: { ...medicare, ...lines('99213:GZ') },
    good: { ...medicare, ...lines('99213:GA') },
  },
  {
    check: 'secondary-balance',
    says: /10.00 is not accounted for/,
    bad: { sequence: 'S', earlier: EARLIER('60') },
    good: { sequence: 'S', earlier: EARLIER('70') },
  },
  {
    check: 'claim-sent-before',
    says: /stand under account A1/,
    bad: { account: 'A2' },
    good: { account: 'A2', member: 'M2' },
  },
]

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
