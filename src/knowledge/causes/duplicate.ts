// Playbook for denials whose cause is duplicate: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'duplicate',
  title: 'The payer holds it for a repeat',
  meaning: 'The payer has, or believes it has, the same service on another claim.',
  confirm: [
    'Find the other claim: paid, denied, pending or never decided?',
    'Same day twice is possible: repeat (76, 77), other side, other provider.',
    'Crossed over from Medicare: the first claim came from there.',
  ],
  steps: {
    frontDesk: [],
    coder: ['Add the modifier that tells the services apart where the note shows two.'],
    biller: [
      'First claim paid: close this one.',
      'First claim denied: work that one; sending again makes more duplicates.',
      'Never paid and no duplicate: call; at Medicare a reopening.',
    ],
  },
  evidence: ['Both claims side by side', 'Remittance of the first', 'Times or sites in the note'],
  arguments: [
    {
      level: 'first',
      says: 'The two services differ in the point shown; both were given.',
    },
    {
      level: 'second',
      says: 'No claim for this service was ever paid.',
    },
  ],
  prevention: ['Wait for the answer before sending again.', 'Check crossover before billing the secondary.'],
  closes: [
    {
      path: 'sending again',
      closes: 'nothing',
    },
  ],
  chance: [
    {
      when: 'shown to be distinct or never paid',
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
