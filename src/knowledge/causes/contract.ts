// Playbook for denials whose cause is contract: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'contract',
  title: 'The contract or price decides',
  meaning: 'The amount follows from a contract, schedule or agreement, or the payer says so.',
  confirm: [
    'Compare with the contract: rate, date, product, network.',
    'A price reduction leaves a price: nothing allowed at all is a denial.',
    'Capitation or delegated group: is somebody else to be billed?',
  ],
  steps: {
    frontDesk: [],
    coder: [],
    biller: [
      'As the contract says: post it.',
      'Not as it says: ask for a reprocessing of all claims of that kind.',
      'Nothing allowed: ask why.',
    ],
  },
  evidence: ['Contract page', 'Expected and paid amount'],
  arguments: [
    {
      level: 'first',
      says: 'The contract page enclosed sets another rate for this code and date.',
    },
    {
      level: 'second',
      says: 'The payer has paid this code at the contract rate before and after.',
    },
  ],
  prevention: ['Load rates by payer and date, and compare every payment with them.'],
  closes: [
    {
      path: 'dispute under the contract',
      closes: 'its own time limit, often short',
    },
  ],
  chance: [
    {
      when: 'contract page shows another rate',
      value: 0.7,
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
