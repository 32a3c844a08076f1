// Where there is no right of appeal, and the way there is instead; and how a class of payer takes a correction. Conditions here ask only
// for payer class, filing indicator, group, code and remarks, so that a deadline can be judged without the file. Plain data.
import type { Citation } from '../entry.ts'
import type { Law } from './law.ts'

const late: Citation = {
  title:
    'CGS Medicare, timely filing: a denial for late filing is no initial determination and has no appeal; the exceptions of 42 CFR 424.44',
  url: 'https://cgsmedicare.com/parta/claims/timely.html',
  read: '2026-11-26',
}
const notDeterminations: Citation = {
  title: '42 CFR 405.926: actions that are not initial determinations',
  url: 'http://laws9.com/cfr/text/42/405/926',
  read: '2026-11-26',
}
const unprocessable: Citation = {
  title: 'RARC MA130; Medicare contractors on unprocessable claims',
  url: 'https://med.noridianmedicare.com',
  read: '2026-11-23',
}
const reopening: Citation = {
  title:
    '42 CFR 405.980(a)(3): clerical errors, denials as duplicates among them, are reopenings and no redeterminations',
  url: 'https://www.ecfr.gov/current/title-42/section-405.980',
  read: '2026-11-26',
}
const rebilling: Citation = { title: 'CGS Medicare, April 2025: rebilling denied claims', read: '2026-11-23' }
const remarks: Citation = {
  title: 'X12 remittance remark codes, list of 2026-08-17; the wording is ours',
  url: 'https://x12.org/codes',
  read: '2026-11-23',
}
const parties: Citation = {
  title:
    '42 CFR 405.906, 405.910, 405.912: parties, representatives, transfer of appeal rights; stated from background knowledge',
  read: '2026-11-26',
}

const MEDICARE = ['medicare-part-a', 'medicare-part-b'] as const

export const APPEAL_LAWS: readonly Law[] = [
  {
    id: 'law/no-appeal-unprocessable',
    title: 'Unprocessable claim',
    rank: 'law',
    when: [{ fact: 'remarks', has: ['MA130', 'MA113'] }],
    appeal: {
      says: 'Nothing was decided on an unprocessable claim, so there is no appeal, no reopening and no correction of it',
      way: 'Correct the data and send a new claim within the time for filing',
      instead: 'new-claim',
      alsoCloses: ['reopening', 'corrected-claim'],
    },
    cites: [unprocessable, notDeterminations],
    sure: 'high',
  },
  {
    id: 'law/no-appeal-late',
    title: 'Filed too late with Medicare',
    rank: 'law',
    when: [
      { fact: 'payerClass', in: MEDICARE },
      { fact: 'carc', is: '29' },
    ],
    appeal: {
      says: 'A Medicare denial for late filing is no initial determination and cannot be appealed',
      way: "Ask the contractor for an exception of 42 CFR 424.44: its own or an agency's error, retroactive Medicare entitlement, Medicaid money taken back after it, retroactive exit from a Medicare Advantage plan or PACE; each with its documents",
      instead: 'review',
      alsoCloses: ['reopening', 'corrected-claim'],
    },
    cites: [late, notDeterminations],
    sure: 'high',
  },
  {
    id: 'law/no-appeal-duplicate',
    title: 'Denied as a duplicate by Medicare',
    rank: 'law',
    when: [
      { fact: 'payerClass', in: MEDICARE },
      { fact: 'carc', is: '18' },
    ],
    appeal: {
      says: 'A duplicate denial decides nothing new: the decision on the first claim carries the right of appeal',
      way: 'Find the first claim and work that; if this was no duplicate, ask for a clerical error reopening',
      instead: 'find-original',
    },
    cites: [reopening],
    sure: 'high',
  },
  {
    id: 'law/no-appeal-resubmit',
    title: 'No appeal, but a corrected claim is taken (N704)',
    rank: 'contract',
    when: [{ fact: 'remarks', has: ['N704'] }],
    appeal: {
      says: 'The payer takes no appeal of this decision (N704)',
      way: 'Correct the claim and submit it again; the remark allows that',
      instead: 'new-claim',
    },
    cites: [remarks],
    sure: 'high',
  },
  {
    id: 'law/no-appeal-law-decides',
    title: 'No appeal: decided by law or under a demonstration (MA44, N83)',
    rank: 'law',
    when: [{ fact: 'remarks', has: ['MA44', 'N83'] }],
    appeal: {
      says: "The amount follows from the law itself or from a demonstration's rules, which cannot be appealed (MA44, N83)",
      way: 'Check that the right code, date and place were priced; an error of data is corrected in the way this payer takes corrections',
      instead: 'review',
    },
    cites: [remarks, notDeterminations],
    sure: 'high',
  },
  {
    id: 'law/no-appeal-except-duplicate',
    title: 'No appeal but about being a duplicate (N111)',
    rank: 'law',
    when: [
      { fact: 'remarks', has: ['N111'] },
      { fact: 'carc', not: '18' },
    ],
    appeal: {
      says: 'Nothing but the question whether it is a duplicate can be appealed here (N111)',
      way: 'Find the first claim: its decision carries the right of appeal',
      instead: 'find-original',
    },
    cites: [remarks],
    sure: 'high',
  },
  {
    id: 'law/no-appeal-said',
    title: 'The payer says that there is no appeal (N211)',
    rank: 'law',
    when: [{ fact: 'remarks', has: ['N211'] }],
    appeal: {
      says: 'The payer says that this decision may not be appealed (N211)',
      way: 'See what the reason code allows: data that were wrong are corrected, a late claim needs one of the exceptions, otherwise the amount is written off with approval',
      instead: 'review',
    },
    cites: [remarks],
    sure: 'high',
  },
  {
    id: 'law/no-appeal-no-party',
    title: 'Not a party to the appeal (MA28)',
    rank: 'law',
    when: [
      { fact: 'payerClass', in: MEDICARE },
      { fact: 'remarks', has: ['MA28'] },
    ],
    appeal: {
      says: 'A supplier without assignment gets the notice for information and is no party to the appeal (MA28)',
      way: 'The patient may appeal, appoint you (form CMS-1696) or transfer the right to you (form CMS-20031)',
      instead: 'review',
    },
    cites: [remarks, parties],
    sure: 'medium',
  },
  {
    id: 'law/part-b-correction',
    title: 'Medicare Part B takes no replacement claim',
    rank: 'law',
    when: [{ fact: 'payerClass', is: 'medicare-part-b' }],
    correction: {
      instead: 'reopen',
      says: 'Medicare Part B and DME take no frequency 7: a processed claim is corrected by a clerical error reopening (phone, portal or in writing), an unprocessable one (MA130) by a new claim',
    },
    cites: [reopening, rebilling],
    sure: 'high',
  },
]
