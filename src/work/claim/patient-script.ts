// What to say, and not to say, when a patient is on the telephone about an account: step by step, for whoever picks up. Pure. It asks for money only where the
// note may, and says nothing that the practice would be held to. The steps are our judgment.
import { dollars } from '../../decide/decide.ts'

export interface ScriptFacts {
  /** ISO date; '' where it is not known. */
  readonly serviceFrom: string
  readonly patientCents: number
  /** What may be asked for; 0 where nothing may. */
  readonly owesCents: number
  /** Why, or why not. */
  readonly because: string
  /** Noted on the account: since when (ISO date), why, by whom. */
  readonly hardship?: { readonly since: string; readonly says: string; readonly by: string }
  /** Agreed on: each payment, from which day. */
  readonly plan?: { readonly amountCents: number; readonly from: string; readonly says: string }
}

const SURE_WHO =
  'Make sure who is on the line before you say anything: full name, date of birth. Leave no details on an answering machine.'
const OTHER_COVERAGE =
  'Ask: “Do you have another health plan, Medicare or Medicaid?” If so, take the card’s numbers, ask for nothing today, and bill that plan first.'
const HARD_TO_PAY =
  'If it is hard to pay: offer your form for financial help before anything else, and note that it was offered.'
/** 42 U.S.C. 1320a-7a(a)(5) and (i)(6)(A), as a law firm tells them (hollandhart.com/waiving-copays-and-deductibles); that contracts forbid it is our judgment. */
const NO_WAIVER =
  'Promise no waiver on the telephone. Whether what a patient owes may be forgiven is decided for each patient, by whoever is in charge of that, never as a habit: federal programs forbid it (42 U.S.C. 1320a-7a(i)(6)), and many plans’ contracts do.'
const DISAGREES =
  'If it looks wrong to the patient: say that the plan has to explain it and that they may ask it to look again; offer to send the note, and do not press.'

/** One step a line, in the order of the call. */
export function scriptFor(facts: ScriptFacts): readonly string[] {
  const { serviceFrom, patientCents, owesCents, because, hardship, plan } = facts
  const visit =
    serviceFrom === ''
      ? 'the visit'
      : `the visit on ${Temporal.PlainDate.from(serviceFrom).toLocaleString('en-US', { dateStyle: 'long' })}`
  if (owesCents === 0)
    return [
      SURE_WHO,
      `Ask for no payment for ${visit}, not even a part. The reason, for you: ${because}`,
      'Say: “You need to pay nothing for this visit now. If that changes, we will write to you.”',
      'If they have paid for it already: write that down, and have somebody check whether it goes back.',
      ...(patientCents > 0 ? [OTHER_COVERAGE] : []),
    ]
  if (hardship !== undefined)
    return [
      SURE_WHO,
      `Hardship is noted since ${hardship.since} by ${hardship.by}: ${hardship.says}`,
      `Do not ask for ${dollars(owesCents)} today: say that it is looked at, and by whom, and offer the form for financial help if they have none yet.`,
      OTHER_COVERAGE,
      NO_WAIVER,
    ]
  if (plan !== undefined)
    return [
      SURE_WHO,
      `A payment plan is noted: ${dollars(plan.amountCents)} each time from ${plan.from}. ${plan.says}`,
      'Ask for no more than was agreed. If a payment did not come, ask whether the plan still fits, before anything else.',
      HARD_TO_PAY,
      DISAGREES,
    ]
  return [
    SURE_WHO,
    `Say: “Your plan has decided about ${visit}. It says that your part is ${dollars(owesCents)}.” Then read the reasons from the note.`,
    OTHER_COVERAGE,
    DISAGREES,
    HARD_TO_PAY,
    NO_WAIVER,
    'If they want to pay in parts: agree on a sum and days, say them back once, and note it as a payment plan.',
  ]
}
