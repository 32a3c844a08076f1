// Playbook for denials whose cause is unknown: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'unknown',
  title: 'The reason is not clear',
  meaning: 'The remittance does not say why, or says it in a way that fits nothing.',
  confirm: [
    'Read remarks at line and claim.',
    'Check coverage, then coding, then documents, in this order.',
    'Call the payer; note name, time, reference and the answer.',
  ],
  steps: {
    frontDesk: ['Run eligibility for the date.'],
    coder: ['Compare the claim with the chart.'],
    biller: [
      'Ask the payer for the reason in writing.',
      'Then follow the way of the true cause.',
      'Note the breach: a code that needs a remark came without one.',
    ],
  },
  evidence: ['Remittance', 'Record of the call'],
  arguments: [
    {
      level: 'first',
      says: 'The denial gives no reason that can be answered; a specific one is asked for.',
    },
    {
      level: 'second',
      says: 'The record supports the claim as billed.',
    },
  ],
  prevention: ['Report payers that leave out remarks; keep a count.'],
  closes: [
    {
      path: 'asking',
      closes: 'does not stop the appeal clock',
    },
  ],
  chance: [
    {
      when: 'nothing known',
      value: 0.3,
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
