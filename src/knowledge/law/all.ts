// Every law that is known, in the order in which they are asked: law before contract before what has to be found out first; within a rank
// the order of the files. Plain data.
import { APPEAL_LAWS } from './appeal-rights.ts'
import { DUAL_ELIGIBLE_LAWS } from './dual-eligible.ts'
import { type Law, RANKS } from './law.ts'
import { MEDICARE_LAWS } from './medicare.ts'
import { ADVANTAGE_LAWS } from './medicare-advantage.ts'
import { OTHER_PROGRAM_LAWS } from './other-programs.ts'
import { PAYER_LAWS } from './payer-says.ts'
import { SURPRISE_BILLING_LAWS } from './surprise-billing.ts'

const WRITTEN: readonly Law[] = [
  ...SURPRISE_BILLING_LAWS,
  ...DUAL_ELIGIBLE_LAWS,
  ...MEDICARE_LAWS,
  ...ADVANTAGE_LAWS,
  ...OTHER_PROGRAM_LAWS,
  ...PAYER_LAWS,
  ...APPEAL_LAWS,
]

export const LAWS: readonly Law[] = RANKS.flatMap(rank => WRITTEN.filter(law => law.rank === rank))
