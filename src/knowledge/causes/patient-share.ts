// Playbook for denials whose cause is patient-share: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'patient-share',
  title: "The patient's part",
  meaning: 'Deductible, coinsurance, copay or another share that the plan leaves to the patient.',
  confirm: [
    'Group PR, last payer in line?',
    'Qualified Medicare Beneficiary, Medicaid or No Surprises Act: then not billable.',
    'Compare with the eligibility answer when it looks too high.',
  ],
  steps: {
    frontDesk: ['Collect known shares at the visit; estimate from eligibility.'],
    coder: [],
    biller: ['PR and no payer left: statement.', 'Under CO or PI: a contradiction; ask the payer, do not bill.'],
  },
  evidence: ['Remittance of the last payer', 'Eligibility answer with amounts'],
  arguments: [
    {
      level: 'first',
      says: "The share exceeds what the plan's own benefit states.",
    },
    {
      level: 'second',
      says: 'The patient is protected from this share by the status shown.',
    },
  ],
  prevention: ['Ask eligibility for deductible left and copay before the visit.'],
  closes: [
    {
      path: 'statement',
      closes: 'nothing',
    },
  ],
  chance: [
    {
      when: 'collected from the patient',
      value: 0.6,
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
