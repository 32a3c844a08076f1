// Playbook for denials whose cause is frequency-limit: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'frequency-limit',
  title: 'More, or more often, than the plan pays',
  meaning: 'A limit on number, units, days or money in a period has been reached.',
  confirm: [
    'Which limit: units a day, visits a year, once in a lifetime, money?',
    'Count what the payer counted: own history and that of others.',
    'Units: are they right; would lines with modifiers show separate services?',
  ],
  steps: {
    frontDesk: ['Ask eligibility for what was left of the benefit.'],
    coder: ['Check units against the note; therapy limits may need KX.'],
    biller: [
      'Units wrong: corrected claim.',
      'Above the limit with need: appeal with records, or authorization for more.',
      'Benefit used up: patient under PR.',
    ],
  },
  evidence: ['History of services', 'Notes that show the need', 'Benefit and what was left of it'],
  arguments: [
    {
      level: 'first',
      says: 'The record shows why more was needed in this case.',
    },
    {
      level: 'second',
      says: 'The count includes services that were not given or do not belong to this limit.',
    },
  ],
  prevention: ['Count visits against the benefit as they are booked.', 'Ask for more before the limit is reached.'],
  closes: [
    {
      path: 'splitting lines',
      closes: 'not possible for units that are absolute per day',
    },
  ],
  chance: [
    {
      when: 'need above the limit shown',
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
