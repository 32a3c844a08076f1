// Playbook for denials whose cause is payment-policy: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'payment-policy',
  title: 'A payment rule, programme or penalty',
  meaning: 'A programme, penalty, incentive or settlement changes the payment.',
  confirm: ['Which programme? The remark names it.', 'Does it apply to this provider and date?'],
  steps: {
    frontDesk: [],
    coder: [],
    biller: ['As the programme says: post it.', "Not applicable: ask for a review under the programme's own rules."],
  },
  evidence: ['Programme notice', "Provider's status in it"],
  arguments: [
    {
      level: 'first',
      says: 'The programme does not apply to this provider on the date.',
    },
    {
      level: 'second',
      says: "The programme's own record shows another status.",
    },
  ],
  prevention: ['Know the programmes you are in and their figures.'],
  closes: [
    {
      path: 'programme review',
      closes: 'its own time limit',
    },
  ],
  chance: [
    {
      when: 'programme does not apply',
      value: 0.5,
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
