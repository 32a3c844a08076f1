// Rules for pairs of a code and a remark, whatever the code: asked before a code's own rules, in this order. Plain data.
import type { Citation, Rule } from '../entry.ts'

const core: Citation = {
  title: 'CAQH CORE 360: a reason code that needs a remark must carry one that is no alert',
  url: 'https://www.caqh.org/core/operating-rules',
  read: '2026-11-23',
}
const judgement: Citation = { title: 'Our judgement', read: '2026-11-23' }

/** Asked before a code's own rules: the pair of code and remark decides. */
export const PAIR_RULES: readonly Rule[] = [
  {
    id: 'pair/unprocessable',
    when: [
      { fact: 'remarks', has: ['MA130'] },
      { fact: 'carcKind', is: 'denial' },
    ],
    decides: { kind: 'denial', cause: 'claim-data', action: 'new-claim', appealable: false, sure: 'high' },
    why: 'The payer could not process the claim (MA130): read the other remarks for what is missing or wrong.',
    cites: [
      {
        title: 'RARC MA130; Medicare contractors on unprocessable claims',
        url: 'https://med.noridianmedicare.com',
        read: '2026-11-23',
      },
    ],
  },
  {
    id: 'pair/void-first',
    when: [
      { fact: 'remarks', has: ['N798'] },
      { fact: 'carcKind', is: 'denial' },
    ],
    decides: { kind: 'denial', cause: { fact: 'carcCause' }, action: 'void-claim', appealable: false, sure: 'high' },
    why: 'The payer wants the original voided first and a new claim after it (N798).',
    cites: [core],
  },
  {
    id: 'pair/new-claim',
    when: [
      { fact: 'remarks', has: ['N142', 'N517'] },
      { fact: 'carcKind', is: 'denial' },
    ],
    decides: { kind: 'denial', cause: { fact: 'carcCause' }, action: 'new-claim', sure: 'high' },
    why: 'The payer asks for a new claim, not for a replacement of this one.',
    cites: [core],
  },
  {
    id: 'pair/reprocessing',
    when: [
      { fact: 'remarks', has: ['N185', 'N938'] },
      { fact: 'carcKind', is: 'denial' },
    ],
    decides: { kind: 'pending', cause: { fact: 'carcCause' }, action: 'wait', sure: 'medium' },
    why: 'The payer says not to resubmit: it will process the claim again by itself.',
    cites: [core],
  },
  {
    id: 'pair/units-or-frequency',
    when: [
      { fact: 'carcKind', is: 'denial' },
      { fact: 'carcCause', is: 'medical-necessity' },
      { fact: 'frequencyRemark', is: true },
    ],
    decides: { kind: 'denial', cause: 'frequency-limit', action: 'appeal', sure: 'high' },
    why: 'The reason code speaks of the record, the remark of how many or how often ({remarks}): a limit was met. Compare units and dates with the limit first; whether more can be paid depends on it.',
    cites: [core, judgement],
  },
  {
    id: 'pair/remark-decides',
    when: [
      { fact: 'remarkNeeded', is: true },
      { fact: 'carcKind', is: 'denial' },
      { fact: 'remarkExplains', is: true },
      { fact: 'remarkKind', is: 'denial' },
    ],
    decides: { kind: 'denial', cause: { fact: 'remarkCause' }, action: { fact: 'remarkAction' }, sure: 'high' },
    why: 'The reason code leaves the reason to the remark, and the remark says: {remarkMeaning}.',
    cites: [core],
  },
  {
    id: 'pair/remark-missing',
    when: [
      { fact: 'remarkNeeded', is: true },
      { fact: 'carcKind', is: 'denial' },
      { fact: 'remarkExplains', is: false },
    ],
    decides: { kind: 'denial', cause: { fact: 'carcCause' }, action: 'query-payer', sure: 'low' },
    why: 'This code must come with a remark that says why, and none came: the payer breaks the uniform-use rule. Ask it for the reason, and note the answer.',
    cites: [core],
  },
]
