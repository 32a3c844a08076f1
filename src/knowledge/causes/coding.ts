// Playbook for denials whose cause is coding: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'coding',
  title: 'A code, modifier, diagnosis or place does not fit',
  meaning: 'The payer says that two things on the claim contradict each other or a code was not valid on the date.',
  confirm: [
    'Check coding: which pair is meant: code and modifier, age, sex, diagnosis, place, provider type, date?',
    'Compare the claim as sent with the chart, not with the claim in the screen.',
    'If the chart supports the claim as sent, the payer is wrong: appeal.',
  ],
  steps: {
    frontDesk: [],
    coder: ['Correct code, modifier, units, pointer or place from the chart; never to fit the edit.'],
    biller: [
      'Corrected claim with all lines, not only the bad one.',
      'Right as sent: appeal with the note and the rule.',
    ],
  },
  evidence: ['Note of the date', 'Code book or official file for the date', 'Claim as sent'],
  arguments: [
    {
      level: 'first',
      says: 'The code billed is valid on the date and supported by the note enclosed.',
    },
    {
      level: 'second',
      says: 'The edit applied does not fit the facts of the record.',
    },
  ],
  prevention: [
    'Check codes against the tables of the date of service before the claim goes out.',
    'Review modifiers 25, 59 and X on the pairs that bundle.',
  ],
  closes: [
    {
      path: 'corrected claim',
      closes: 'does not stop the appeal clock',
    },
  ],
  chance: [
    {
      when: 'the chart supports a correction',
      value: 0.85,
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
