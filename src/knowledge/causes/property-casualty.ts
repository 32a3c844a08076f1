// Playbook for denials whose cause is property-casualty: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'property-casualty',
  title: "Workers' compensation, auto or liability rules",
  meaning: 'State law on work injuries, accidents or liability decides, not a health plan.',
  confirm: [
    'Is it accepted as that injury, with a claim number?',
    "Which state's schedule and rules?",
    'If not compensable: the health plan may owe, with the denial as proof.',
  ],
  steps: {
    frontDesk: ['Ask for date, place and claim number of the injury.'],
    coder: ['Code to the accepted body part and injury.'],
    biller: [
      'Accepted: bill the carrier with reports and claim number.',
      'Not accepted: health plan with the denial; the patient waits.',
      "Wrong price: dispute under the state's rules.",
    ],
  },
  evidence: ['Injury report', 'Acceptance or denial letter', 'State schedule page'],
  arguments: [
    {
      level: 'first',
      says: 'The service treats the accepted injury, as the report shows.',
    },
    {
      level: 'second',
      says: "The state's schedule sets the amount stated.",
    },
  ],
  prevention: ['Ask about accidents at registration.', "Know the state's forms and limits."],
  closes: [
    {
      path: 'state dispute',
      closes: 'its own time limit',
    },
  ],
  chance: [
    {
      when: 'accepted injury and complete reports',
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
