// Money that was paid twice and is to be given back: whether a federal clock runs on it, and until when. Pure. The clock runs from the day on which one knows; where only the day is
// known on which it was told here, that is the latest it can be.
import type { Citation } from '../knowledge/citation.ts'
import type { BusinessLine } from '../knowledge/vocabulary.ts'
import { citations } from '../knowledge/written.ts'

export interface GiveBackClock {
  /** ISO date, the last day; undefined where no federal law sets one, or where it is not known which payer it is. */
  readonly dueBy: string | undefined
  readonly sure: 'high' | 'medium' | 'low'
  readonly says: string
  readonly cites: readonly Citation[]
}

/** Calendar days from the day on which an overpayment is identified (42 CFR 401.305(b)(1)(i), Social Security Act 1128J(d)(2)). */
const DAYS = 60

const MEDICARE: ReadonlySet<BusinessLine> = new Set(['medicare-part-a', 'medicare-part-b', 'medicare-dme', 'railroad'])
const OF_PROGRAMS: Readonly<Partial<Record<BusinessLine, string>>> = {
  'medicaid-ffs':
    'Money of Medicaid: report and return within 60 days of knowing (Social Security Act 1128J(d)). Your state says where and how, and may say sooner.',
  'medicaid-managed-care':
    'Money of Medicaid through a plan: return it to the plan within 60 days of knowing (Social Security Act 1128J(d)); the plan’s manual says how, and may say sooner.',
  'medicare-advantage':
    'Paid by a Medicare Advantage plan: we count the 60 days of Social Security Act 1128J(d) to be on the safe side; your contract with the plan says how it is returned, and may say when.',
}

/** `toldOn` (ISO date) is the day on which it became known here. */
export function giveBackClock(line: BusinessLine | undefined, toldOn: string): GiveBackClock {
  const dueBy = Temporal.PlainDate.from(toldOn).add({ days: DAYS }).toString()
  const program = line === undefined ? undefined : OF_PROGRAMS[line]
  if (line !== undefined && MEDICARE.has(line))
    return {
      // The rule itself was not read, only what lawyers say of it.
      ...{ dueBy, sure: 'medium' },
      says: 'Money of Medicare: report and return within 60 days of knowing, or it may become a false claim (42 CFR 401.305). A timely investigation in good faith of related overpayments can suspend that until it is done, and no longer than 180 days from its start: ask counsel before you count on it.',
      cites: citations(['42-cfr-401-305', 'bass-berry-60-day-rule']),
    }
  if (program !== undefined) return { dueBy, sure: 'medium', says: program, cites: citations(['ssa-1128j-d']) }
  if (line === undefined)
    return {
      ...{ dueBy, sure: 'low' },
      says: 'It is not known what kind of payer this is. If it is Medicare or Medicaid, 60 days from knowing: say which payer it is.',
      cites: citations(['ssa-1128j-d']),
    }
  return {
    ...{ dueBy: undefined, sure: 'low' },
    says: 'The 60 days of Social Security Act 1128J(d) are for Medicare and Medicaid: no day is counted here. Your contract and the law of your state may set one; where the money is another federal program’s, ask it at once.',
    cites: citations(['ssa-1128j-d']),
  }
}
