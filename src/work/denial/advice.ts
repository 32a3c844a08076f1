// How one denial is worked: what its remarks ask for, the path of its case where the rule that decided it has one, else the playbook of its
// cause, and how its payer takes a correction; nothing that the law rules out. Pure.
import {
  type AdviceFor,
  addresseeOf,
  byLaw,
  codeSteps,
  isAtStake,
  openWays,
  payerSteps,
  placedSteps,
  type RuledOut,
  remarkParts,
} from '../../decide/advice.ts'
import { type Argument, argumentsFor } from '../../decide/arguments.ts'
import { billingForbidden } from '../../decide/code.ts'
import { noAppealFor } from '../../decide/law.ts'
import { readTrace } from '../../decide/trace.ts'
import { type Addressee, type CausePlaybook, pathOf, playbookOf } from '../../knowledge/load.ts'
import type { Story, StoryClaim } from './story.ts'

export interface Advice extends Pick<CausePlaybook, 'title' | 'meaning' | 'evidence' | 'closes' | 'prevention'> {
  readonly arguments: readonly Argument[]
  /** What the remarks ask for, the first with its field of the claim or its document. */
  readonly remark: readonly string[]
  /** How to make sure. */
  readonly confirm: readonly string[]
  /** What to do then, in order. */
  readonly work: readonly string[]
  /** How this payer takes a correction, where one is sent, and the way that is open where no appeal is. */
  readonly payer: readonly string[]
  /** The same in short: the remarks' steps, then the code's own or the path of the case, then the payer's. */
  readonly ofCode: readonly string[]
}

type Decided = StoryClaim['adjustments'][number]

export function adviceFor({
  denial,
  adjudications,
  audience,
}: Pick<Story, 'denial' | 'adjudications' | 'audience'>): Advice {
  const claim = adjudications.find(each => each.id === denial.remitClaimId)
  const decisive = claim?.adjustments.find(
    ({ groupCode, carc, decision }) =>
      groupCode === denial.groupCode && carc === denial.carc && decision?.kind === denial.kind,
  )
  const codes = claim === undefined ? [] : remarksOf(claim, decisive)
  const ruledOut = ruledOutFor(audience, denial, decisive, codes)
  const to = addresseeOf(audience, codes, ruledOut, denial.groupCode)
  const payer = [...openWays(ruledOut, denial.action), ...payerSteps(denial.action, audience, to)]
  const playbook = playbookOf(denial.cause, to)
  const { evidence, closes, prevention } = playbook
  const shared = {
    evidence,
    closes,
    prevention,
    arguments: argumentsFor(
      denial.cause,
      {
        appealable: decisive?.decision?.appealable ?? true,
        ...(ruledOut.noAppeal === undefined ? {} : { noAppeal: ruledOut.noAppeal }),
      },
      to,
    ),
  }
  const path = decisive?.decision === undefined ? undefined : pathOf(decisive.decision.rule, to)
  if (path !== undefined) {
    const { title, truth: meaning, steps } = path
    return { ...shared, title, meaning, remark: [], confirm: [], work: steps, payer, ofCode: [meaning, ...steps] }
  }
  const remark = remarkSteps(codes, addresseeOf(audience, codes, byLaw(ruledOut), denial.groupCode))
  const own = codeSteps(denial.carc, to)
  return {
    ...shared,
    title: playbook.title,
    meaning: playbook.meaning,
    remark,
    confirm: playbook.confirm,
    work: playbook.steps.biller,
    payer,
    // A take-back is disputed first; what the denial beside it asks for comes after.
    ofCode:
      denial.kind === 'take-back'
        ? [...playbook.confirm, ...playbook.steps.biller, ...own]
        : [...remark, ...own, ...payer],
  }
}

/** The remarks that hold for the adjustment: those of its line, then those of the claim. */
function remarksOf({ remarks }: StoryClaim, adjustment: Decided | undefined): readonly string[] {
  const line = adjustment?.line ?? 0
  const own = remarks.filter(each => each.line === line)
  const around = line === 0 ? [] : remarks.filter(each => each.line === 0)
  return [...new Set([...own, ...around].map(each => each.code))]
}

/** Alerts inform every claim alike; what is asked for stands in the others. */
function remarkSteps(codes: readonly string[], to: Addressee): readonly string[] {
  return remarkParts(codes, to)
    .filter(part => !part.alert)
    .flatMap(placedSteps)
}

function ruledOutFor(
  { payerClass }: AdviceFor,
  { groupCode: group, carc }: Pick<Story['denial'], 'groupCode' | 'carc'>,
  adjustment: Decided | undefined,
  remarks: readonly string[],
): RuledOut {
  const decision = adjustment?.decision
  const appealable = decision?.appealable ?? true
  const laws = decision === undefined ? [] : readTrace(decision.because).map(step => step.rule)
  return {
    appeal: decision !== undefined && isAtStake(decision.kind) && !appealable,
    noAppeal: appealable ? undefined : noAppealFor({ payerClass, group, carc, remarks, appealable }),
    billing: decision?.mayBill === false && billingForbidden({ group, carc }, laws),
  }
}
