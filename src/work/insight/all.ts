// Every measure, in the order in which they are shown.

import { measure as agedOver90 } from './measure/aged-over-90.ts'
import { measure as appealSuccessRate } from './measure/appeal-success-rate.ts'
import { measure as cleanClaimRate } from './measure/clean-claim-rate.ts'
import { measure as costToCollect } from './measure/cost-to-collect.ts'
import { measure as daysToAppeal } from './measure/days-to-appeal.ts'
import { measure as denialToCashDays } from './measure/denial-to-cash-days.ts'
import { measure as firstPassYield } from './measure/first-pass-yield.ts'
import { measure as hiddenDenials } from './measure/hidden-denials.ts'
import { measure as initialDenialRate } from './measure/initial-denial-rate.ts'
import { measure as initialDenialRateDollars } from './measure/initial-denial-rate-dollars.ts'
import { measure as lostByInaction } from './measure/lost-by-inaction.ts'
import { measure as lostDollars } from './measure/lost-dollars.ts'
import { measure as overturnRate } from './measure/overturn-rate.ts'
import { measure as preventableShare } from './measure/preventable-share.ts'
import { measure as recoveredDollars } from './measure/recovered-dollars.ts'
import { measure as takenBack } from './measure/taken-back.ts'
import { measure as writeOffs } from './measure/write-offs.ts'
import type { Measure } from './measure.ts'

export const MEASURES: readonly Measure[] = [
  initialDenialRate,
  initialDenialRateDollars,
  cleanClaimRate,
  firstPassYield,
  hiddenDenials,
  overturnRate,
  recoveredDollars,
  lostDollars,
  lostByInaction,
  writeOffs,
  preventableShare,
  denialToCashDays,
  daysToAppeal,
  appealSuccessRate,
  costToCollect,
  takenBack,
  agedOver90,
]
