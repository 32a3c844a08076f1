// Deadlines and sources that several payers share. Plain data.
import type { Citation, ClockRule, PayerEntry } from './entry.ts'

export const READ = '2026-11-23'
export const cite = (title: string, url?: string): Citation =>
  url === undefined ? { title, read: READ } : { title, url, read: READ }

export const CFR_405_942 = cite(
  '42 CFR 405.942: redetermination within 120 days of receipt, presumed 5 days after the notice',
  'https://www.ecfr.gov/current/title-42/section-405.942',
)
export const CFR_405_962 = cite(
  '42 CFR 405.962: reconsideration within 180 days of receipt',
  'https://www.ecfr.gov/current/title-42/section-405.962',
)
export const CFR_405_980 = cite(
  '42 CFR 405.980: reopenings, clerical errors',
  'https://www.ecfr.gov/current/title-42/section-405.980',
)
export const FILING_YEAR = cite(
  'Medicare claims: one calendar year from the date of service (42 CFR 424.44)',
  'https://www.ecfr.gov/current/title-42/section-424.44',
)
export const LISTS = cite(
  'Published payer guides and filing-limit lists, which copy each other and age: check your contract',
)
export const JUDGEMENT = cite('Our judgement: the shorter of what the sources say')

/** The least amount in controversy: 180, 190 and 200 dollars for 2024, 2025, 2026 (Federal Register notices, CMS-4209-N). */
const ALJ_MINIMUM = { 2024: 18000, 2025: 19000, 2026: 20000 }
const COURT_MINIMUM = { 2024: 184000, 2025: 190000, 2026: 196000 }
const AMOUNTS = cite('Federal Register notice of the amount in controversy for 2026 (CMS-4209-N, FR 2025-21879)')

/** The five levels of a Medicare fee-for-service appeal, the reopening beside them, and the recoupment hold. */
export const MEDICARE_CLOCKS: readonly ClockRule[] = [
  {
    level: 'timely-filing',
    anchor: 'service',
    from: 'the date of service',
    within: 1,
    unit: 'years',
    filedMeans: 'received',
    workDaysBefore: 14,
    note: 'A claim that was unprocessable (MA130) or rejected at the front end must be sent anew within this time.',
    cites: [FILING_YEAR],
    sure: 'high',
  },
  {
    level: 'redetermination',
    anchor: 'notice',
    from: 'the remittance',
    within: 120,
    unit: 'calendar-days',
    presumedReceiptDays: 5,
    filedMeans: 'received',
    workDaysBefore: 7,
    doesNotStop: ['timely-filing', 'reopening'],
    note: 'Form CMS-20027 or a letter with the same content.',
    cites: [CFR_405_942],
    sure: 'high',
  },
  {
    level: 'reopening',
    anchor: 'notice',
    from: 'the remittance',
    within: 1,
    unit: 'years',
    filedMeans: 'received',
    workDaysBefore: 14,
    doesNotStop: ['redetermination'],
    note: 'For clerical errors, and duplicate denials of claims that were not duplicates. With good cause up to four years. A refusal to reopen cannot be appealed: file the redetermination in time as well.',
    cites: [CFR_405_980],
    sure: 'high',
  },
  {
    level: 'reconsideration',
    anchor: 'notice',
    from: 'the redetermination notice',
    within: 180,
    unit: 'calendar-days',
    presumedReceiptDays: 5,
    filedMeans: 'received',
    workDaysBefore: 7,
    note: 'All evidence must be in by this level; later only with good cause. Form CMS-20033.',
    cites: [CFR_405_962],
    sure: 'high',
  },
  {
    level: 'alj',
    anchor: 'notice',
    from: 'the reconsideration notice',
    within: 60,
    unit: 'calendar-days',
    presumedReceiptDays: 5,
    filedMeans: 'received',
    workDaysBefore: 7,
    minimumCents: ALJ_MINIMUM,
    note: 'Claims may be added together to reach the minimum amount. Form OMHA-100.',
    cites: [AMOUNTS],
    sure: 'high',
  },
  {
    level: 'council',
    anchor: 'notice',
    from: 'the ALJ decision',
    within: 60,
    unit: 'calendar-days',
    presumedReceiptDays: 5,
    filedMeans: 'received',
    workDaysBefore: 7,
    cites: [
      cite(
        '42 CFR 405.1102: Medicare Appeals Council review',
        'https://www.ecfr.gov/current/title-42/section-405.1102',
      ),
    ],
    sure: 'medium',
  },
  {
    level: 'court',
    anchor: 'notice',
    from: 'the Council decision',
    within: 60,
    unit: 'calendar-days',
    presumedReceiptDays: 5,
    filedMeans: 'received',
    workDaysBefore: 14,
    minimumCents: COURT_MINIMUM,
    cites: [AMOUNTS],
    sure: 'medium',
  },
  {
    level: 'recoupment-hold',
    anchor: 'notice',
    from: 'the demand letter',
    within: 30,
    unit: 'calendar-days',
    filedMeans: 'received',
    workDaysBefore: 7,
    doesNotStop: ['redetermination'],
    note: 'A redetermination in this time stops recoupment (section 935, remark N469); a reconsideration within 60 days of the redetermination keeps it stopped.',
    cites: [cite('Social Security Act section 1893(f)(2), MMA section 935; stated from background knowledge')],
    sure: 'medium',
  },
  {
    level: 'records-request',
    anchor: 'notice',
    from: 'the additional documentation request',
    within: 45,
    unit: 'calendar-days',
    filedMeans: 'received',
    workDaysBefore: 10,
    doesNotStop: ['redetermination', 'timely-filing'],
    note: 'Unless the request names another day. A denial for records that never came is reopened when they are sent within 120 days (42 CFR 405.980(a)(2)).',
    cites: [cite('Medicare Program Integrity Manual chapter 3; stated from background knowledge')],
    sure: 'low',
  },
]

/** Federal No Surprises Act clocks, which run for out-of-network care of most private plans. */
const NSA = cite(
  '45 CFR 149.510: open negotiation within 30 business days, federal IDR within 4 business days after it',
  'https://www.ecfr.gov/current/title-45/section-149.510',
)
export const NO_SURPRISES_CLOCKS: readonly ClockRule[] = [
  {
    level: 'open-negotiation',
    anchor: 'notice',
    from: 'the initial payment or denial (remarks N876, N877)',
    within: 30,
    unit: 'business-days',
    filedMeans: 'started',
    workDaysBefore: 7,
    doesNotStop: ['appeal'],
    note: 'Only where the No Surprises Act applies: out-of-network emergency care, care at an in-network facility, air ambulance.',
    cites: [NSA],
    sure: 'high',
  },
  {
    level: 'idr',
    anchor: 'notice',
    from: 'the start of open negotiation',
    within: 34,
    unit: 'business-days',
    filedMeans: 'started',
    workDaysBefore: 2,
    note: 'Four business days after the thirty of open negotiation; give the day negotiation began as the notice.',
    cites: [NSA],
    sure: 'high',
  },
]

/** A deadline counted in days from the remittance; most of what payers' guides say has this shape. */
export function appealWithin(days: number, rest: Partial<ClockRule> = {}): ClockRule {
  return {
    level: 'appeal',
    anchor: 'notice',
    from: 'the remittance',
    within: days,
    unit: 'calendar-days',
    filedMeans: 'received',
    workDaysBefore: 7,
    doesNotStop: ['corrected-claim', 'timely-filing'],
    cites: [LISTS],
    sure: 'low',
    ...rest,
  }
}
export function filingWithin(days: number, rest: Partial<ClockRule> = {}): ClockRule {
  return {
    level: 'timely-filing',
    anchor: 'service',
    from: 'the date of service',
    within: days,
    unit: 'calendar-days',
    filedMeans: 'received',
    workDaysBefore: 7,
    cites: [LISTS],
    sure: 'low',
    ...rest,
  }
}
export function correctedWithin(days: number, rest: Partial<ClockRule> = {}): ClockRule {
  return {
    level: 'corrected-claim',
    anchor: 'notice',
    from: 'the remittance',
    within: days,
    unit: 'calendar-days',
    filedMeans: 'received',
    workDaysBefore: 7,
    doesNotStop: ['appeal', 'second-appeal'],
    note: 'A correction does not pause an appeal clock.',
    cites: [LISTS],
    sure: 'low',
    ...rest,
  }
}
export function recordsWithin(days: number, rest: Partial<ClockRule> = {}): ClockRule {
  return {
    level: 'records-request',
    anchor: 'notice',
    from: 'the request for records',
    within: days,
    unit: 'calendar-days',
    filedMeans: 'received',
    workDaysBefore: 7,
    doesNotStop: ['appeal', 'corrected-claim'],
    note: "The letter's own date comes first; this is a cautious default.",
    cites: [JUDGEMENT],
    sure: 'low',
    ...rest,
  }
}

/** How most payers other than Medicare Part B take a correction. */
export const REPLACEMENT: PayerEntry['correction'] = {
  acceptsReplacement: true,
  replacesDenied: 'unknown',
  how: "Send the whole claim again with frequency 7 and the payer's claim number in REF*F8. Not while an appeal runs, and not before the original is final (N779). A claim rejected at the front end is sent anew with frequency 1.",
  cites: [cite('Payer guides and NUBC frequency codes: 7 replaces, 8 voids (X12 837 CLM05-3)')],
  sure: 'medium',
}
export const NO_REPLACEMENT: PayerEntry['correction'] = {
  acceptsReplacement: false,
  replacesDenied: false,
  how: 'Medicare contractors take no frequency 7 on Part B claims. An unprocessable claim (MA130) is sent anew; a clerical error is put right by a reopening (phone, portal or form); everything else is a redetermination.',
  cites: [CFR_405_980, cite('CGS Medicare, April 2025: rebilling denied claims')],
  sure: 'high',
}

/** What a patient's claimant has at an employer or marketplace plan: the internal appeal, then external review. */
export const CLAIMANT_CLOCKS: readonly ClockRule[] = [
  {
    level: 'appeal',
    anchor: 'notice',
    from: 'the notice of denial',
    within: 180,
    unit: 'calendar-days',
    filedMeans: 'received',
    workDaysBefore: 14,
    doesNotStop: ['corrected-claim'],
    note: "As the patient's claimant, with an assignment or authorization. Without it the plan may treat it as a provider dispute under the contract.",
    cites: [
      cite(
        '29 CFR 2560.503-1(h): 180 days to appeal an adverse benefit determination',
        'https://www.ecfr.gov/current/title-29/section-2560.503-1',
      ),
    ],
    sure: 'high',
  },
  {
    level: 'external-review',
    anchor: 'notice',
    from: 'the final internal decision',
    within: 4,
    unit: 'months',
    filedMeans: 'received',
    workDaysBefore: 14,
    note: 'For medical judgement, surprise billing and rescission.',
    cites: [cite('45 CFR 147.136 and 29 CFR 2590.715-2719: external review within four months')],
    sure: 'medium',
  },
]
