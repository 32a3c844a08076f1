// Medicare Advantage: payment in full, and the plan's decision before the service. Plain data.
import type { Citation } from '../entry.ts'
import type { Law } from './law.ts'
import { AGREED, advantage } from './medicare.ts'

const determination: Citation = {
  title:
    '42 CFR 422.566-422.572: organization determination before the service; the notice of original Medicare is not valid for a plan; stated from background knowledge',
  read: '2026-11-26',
}

export const ADVANTAGE_LAWS: readonly Law[] = [
  {
    id: 'law/advantage-full-payment',
    title: 'Medicare Advantage: payment in full',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', is: 'medicare-advantage' },
      { fact: 'carcKind', is: 'contractual' },
    ],
    patient: {
      liable: 'provider',
      instead: 'query-payer',
      says: "A Medicare Advantage enrollee owes the plan's cost share and no difference of price, in the network or outside",
    },
    cites: [advantage],
    sure: 'high',
  },
  {
    id: 'law/advantage-no-determination',
    title: 'Medicare Advantage: no decision of the plan before the service',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', is: 'medicare-advantage' },
      { fact: 'carcKind', is: 'denial' },
      { fact: 'causeSaid', in: ['medical-necessity', 'coverage-exclusion', 'frequency-limit', 'authorization'] },
      { fact: 'remarks', lacks: AGREED },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'review',
      says: "A Medicare Advantage enrollee owes a denied service only after a written denial of the plan before it, or where the plan's evidence of coverage plainly excludes it; a notice of original Medicare does not count: find the paper first",
    },
    cites: [determination],
    sure: 'medium',
  },
]
