// Playbook for denials whose cause is sequestration: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'sequestration',
  title: 'The federal cut to a Medicare payment',
  meaning: "Budget law takes 2 % off what Medicare pays after the patient's share. It is no denial.",
  confirm: [
    'Paid line, cut of 2 % of payment plus cut: routine.',
    'Other rate, base or date: recompute.',
    'Nothing paid: the code is misused; look for the real reason.',
  ],
  steps: {
    frontDesk: [],
    coder: [],
    biller: ['Routine: post it.', 'Too much: ask for a reopening.', 'Misused: call the payer.'],
  },
  evidence: ['Remittance line with the allowed amount', 'Date of service'],
  arguments: [
    {
      level: 'first',
      says: 'The cut was taken at a rate or from a base that the law does not know.',
    },
    {
      level: 'second',
      says: 'The corrected amount follows from the figures of the remittance itself.',
    },
  ],
  prevention: ['Nothing prevents it. Expect 98 % of the payment.'],
  closes: [
    {
      path: 'reopening',
      closes: 'does not stop the appeal clock',
    },
  ],
  chance: [
    {
      when: 'wrong cut shown by arithmetic',
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
