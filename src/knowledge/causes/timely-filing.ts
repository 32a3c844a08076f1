// Playbook for denials whose cause is timely-filing: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'timely-filing',
  title: 'Filed or appealed too late, says the payer',
  meaning: 'The payer says a time limit had passed when the claim or appeal arrived.',
  confirm: [
    'Work out the limit for this payer, contract and date.',
    'Find the first sending and its acceptance: 837, 999, 277CA.',
    "Look for what extends the limit: retroactive coverage, another payer first, the payer's own error.",
  ],
  steps: {
    frontDesk: [],
    coder: [],
    biller: [
      'Proof exists: appeal with the acknowledgments.',
      'Another payer first: appeal with its remittance and date.',
      "No proof and no reason: the provider's loss; never the patient's under CO.",
    ],
  },
  evidence: [
    'Claim as sent',
    '999 and 277CA acceptance',
    "Earlier payer's remittance",
    'Notice of retroactive coverage',
  ],
  arguments: [
    {
      level: 'first',
      says: "The claim was received on the day shown in the payer's own acknowledgment, inside the limit.",
    },
    {
      level: 'second',
      says: 'The delay had the cause shown, which the contract or law excuses.',
    },
  ],
  prevention: ['Send within days, not weeks; work rejections daily.', 'Warn at half and three quarters of the limit.'],
  closes: [
    {
      path: 'sending the claim again',
      closes: 'nothing; it only adds a duplicate',
    },
  ],
  chance: [
    {
      when: 'proof of timely filing',
      value: 0.6,
    },
    {
      when: 'no proof',
      value: 0.05,
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
