// Playbook for denials whose cause is other-payer: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'other-payer',
  title: 'Another payer comes first or instead',
  meaning: 'The payer says that someone else owes, or must answer first.',
  confirm: [
    'Check coverage: which payers were active on the date, in which order?',
    'Accident, work injury, Medicare as secondary, end-stage renal disease: ask the patient.',
    "If this payer is second: is the first one's remittance with the claim?",
  ],
  steps: {
    frontDesk: ["Call the patient for the other coverage; ask that the payer's record be updated."],
    coder: [],
    biller: [
      'Other payer first: bill it, then this one with its remittance.',
      'Wrong payer altogether: new claim to the right one.',
      'Record outdated: patient or office updates it, then the claim is processed again.',
    ],
  },
  evidence: ['Remittance of the other payer', 'Coordination questionnaire', 'Eligibility answers'],
  arguments: [
    {
      level: 'first',
      says: 'This plan is primary under the order-of-benefits rule shown.',
    },
    {
      level: 'second',
      says: 'The other coverage had ended before the date of service.',
    },
  ],
  prevention: [
    'Ask for other coverage at every visit.',
    "Send the first payer's adjustments, the federal cut included, to the next.",
  ],
  closes: [
    {
      path: 'billing the other payer',
      closes: 'nothing here; both filing limits run',
    },
  ],
  chance: [
    {
      when: 'right payer billed',
      value: 0.8,
    },
  ],
  cites: [
    {
      title: "CMS, CAQH CORE and payer guides as summed up in the project's domain notes",
      read: '2026-11-23',
    },
    {
      title: 'Our judgement: order of steps, arguments and chances',
      read: '2026-11-23',
    },
  ],
}
