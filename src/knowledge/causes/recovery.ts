// Playbook for denials whose cause is recovery: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'recovery',
  title: 'Money taken back',
  meaning: 'The payer reverses or offsets what it paid before.',
  confirm: [
    'Which claim, which payment, why: match it to the original.',
    'Is the reason right: other coverage, audit, wrong rate?',
    'Was notice given and its time observed?',
  ],
  steps: {
    frontDesk: [],
    coder: [],
    biller: [
      'Right: post it; if another payer owes, bill it now.',
      'Wrong: dispute in the time of the notice; at Medicare within 30 days of the demand to stop recoupment.',
    ],
  },
  evidence: ['Demand letter', 'Original remittance', 'Records of the claim'],
  arguments: [
    {
      level: 'first',
      says: 'The original payment was right, as the record shows.',
    },
    {
      level: 'second',
      says: 'The recovery came after the time the contract or law allows.',
    },
  ],
  prevention: ['Keep originals matched with reversals, so that nothing is taken twice.'],
  closes: [
    {
      path: 'appeal of the recovery',
      closes: 'stops Medicare recoupment only when early',
    },
  ],
  chance: [
    {
      when: 'disputed with records',
      value: 0.4,
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
