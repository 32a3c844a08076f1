// Every check of one claim by a claim that it catches and a twin that it does not; against the lists of test/lists.ts.
import type { ClaimWords } from './claim-text.ts'

/** A claim that a check catches, and one like it that it lets pass. */
export interface Twins {
  readonly check: string
  readonly says: RegExp
  readonly bad: ClaimWords
  readonly good: ClaimWords
}

export const lines = (...codes: readonly string[]) => ({ lines: codes.map(code => ({ code })) })
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
export const medicare = { filing: 'MB', member: '1EG4TE5MK73' }

export const TWINS: readonly Twins[] = [
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
  {
    check: 'procedure-list',
    says: /99219 is not a procedure code by your list/,
    bad: lines('99219'),
    good: lines('99213'),
  },
  {
    check: 'procedure-list',
    says: /no procedure code on 2026-02-20/,
    bad: lines('99218'),
    good: { lines: [{ code: '99218', on: '2022-12-31' }] },
  },
  // A note of the category, with a range of codes; the note holds for either order.
  {
    check: 'excluded-together',
    says: /J00 may not stand beside J069/,
    bad: { diagnoses: ['J069', 'J00'] },
    good: { diagnoses: ['J069', 'J09X2'] },
  },
  {
    check: 'excluded-together',
    says: /J101 may not stand beside J069/,
    bad: { diagnoses: ['J101', 'J069'] },
    good: { diagnoses: ['J101', 'J00'] },
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
    check: 'notices',
    says: /not required: Medicare returns/,
    bad: { ...medicare, ...lines('99213:GX:EY') },
    good: { ...medicare, ...lines('99213:GX:GY') },
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
