// By when a state's law has an insurer pay a clean claim, and whom that law reaches. Pure: law and dates in, days out.
import { type BusinessLine, type LegalTime, type PromptPayLaw, promptPayLaws } from '../knowledge/load.ts'
import { addBusinessDays } from './holidays.ts'

export interface PromptPayment {
  readonly law: PromptPayLaw
  /** ISO dates: the last day to pay a clean claim that came in on `received`. */
  readonly electronicDue: string
  readonly paperDue: string
  /** Whether the law reaches this line of business; `ask` where a remittance does not say what kind of plan it is. */
  readonly reach: 'yes' | 'no' | 'ask'
  /** The reach in words. */
  readonly says: string
}

/** The law of a state, by postal code or name; undefined when there is no such state. */
export function promptPayLawOf(state: string): PromptPayLaw | undefined {
  const asked = state.trim()
  const laws = promptPayLaws()
  return laws.get(asked.toUpperCase()) ?? [...laws.values()].find(law => law.name.toLowerCase() === asked.toLowerCase())
}

/** The last days to pay a clean claim received on an ISO date. */
export function promptPayment(law: PromptPayLaw, received: string, line?: BusinessLine): PromptPayment {
  const from = Temporal.PlainDate.from(received)
  return {
    law,
    electronicDue: after(from, law.electronic).toString(),
    paperDue: after(from, law.paper).toString(),
    ...reachOf(law, line),
  }
}

function after(from: Temporal.PlainDate, { within, unit }: LegalTime): Temporal.PlainDate {
  switch (unit) {
    case 'calendar-days':
      return from.add({ days: within })
    case 'business-days':
      return addBusinessDays(from, within)
    case 'months':
      return from.add({ months: within })
  }
}

/** Lines that another law governs, and which. */
const OTHER_LAW: Readonly<Partial<Record<BusinessLine, string>>> = {
  'erisa-self-funded':
    'A self-funded employer plan is under ERISA, not state insurance law: a post-service claim is decided within 30 days (29 CFR 2560.503-1(f)).',
  'medicare-part-a': 'Medicare pays clean claims within 30 days, with interest after (42 CFR 405.922).',
  'medicare-part-b': 'Medicare pays clean claims within 30 days, with interest after (42 CFR 405.922).',
  'medicare-dme': 'Medicare pays clean claims within 30 days, with interest after (42 CFR 405.922).',
  railroad: 'Medicare pays clean claims within 30 days, with interest after (42 CFR 405.922).',
  'medicare-advantage':
    'A Medicare Advantage plan pays 95 % of clean claims of providers without contract within 30 days (42 CFR 422.520); with one, by the contract.',
  'medicaid-ffs': 'Medicaid pays 90 % of clean claims within 30 days and 99 % within 90 (42 CFR 447.45).',
  fehb: 'A federal employee plan is under its contract with OPM, not state law (5 U.S.C. 8902(m)).',
  tricare: 'TRICARE pays under its own law (10 U.S.C. 1095c).',
  va: 'The VA pays under its own law: 30 days electronic, 45 paper (38 U.S.C. 1703D).',
  'workers-compensation': "Workers' compensation has its own payment times in each state.",
  auto: 'Automobile insurance has its own payment times in each state.',
}
const STATE_LAW: ReadonlySet<BusinessLine> = new Set(['fully-insured', 'exchange', 'medigap'])

function reachOf(law: PromptPayLaw, line: BusinessLine | undefined): Pick<PromptPayment, 'reach' | 'says'> {
  const other = line === undefined ? undefined : OTHER_LAW[line]
  if (other !== undefined) return { reach: 'no', says: other }
  if (line !== undefined && STATE_LAW.has(line)) return { reach: 'yes', says: law.covers }
  if (line === 'medicaid-managed-care')
    return {
      reach: 'ask',
      says: `A Medicaid plan pays 90 % of clean claims within 30 days unless the state agreed otherwise (42 CFR 447.46); whether state law reaches it too has to be read: ${law.covers}`,
    }
  return {
    reach: 'ask',
    says: `${law.covers} Ask whether the plan is fully insured: the remittance does not say.`,
  }
}
