// Playbook for denials whose cause is eligibility: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'eligibility',
  title: 'The patient was not covered, or not found, on the date',
  meaning: 'The payer says the person had no coverage with it on the date of service, or it cannot find the person.',
  confirm: [
    'Check coverage: ask eligibility (270/271) for the date of service, not for today.',
    'Compare name, birth date, member number and group with the card, letter by letter.',
    'Ask which other payer was active: new employer, Medicare Advantage, Medicaid managed care.',
    'Ask for retroactive coverage where the patient has just enrolled or been reinstated.',
  ],
  steps: {
    frontDesk: [
      'Call the patient for the card that was valid on the date of service.',
      'Run eligibility again and keep the answer.',
    ],
    coder: [],
    biller: [
      'Right member, wrong data: send a corrected claim.',
      'Other payer: send a new claim to it, with the denial as proof where its filing limit has passed.',
      'Covered after all: appeal with the eligibility answer of the date.',
      'Not covered by anyone: only then the patient, and only under PR.',
    ],
  },
  evidence: [
    'Eligibility answer (271) for the date',
    'Copy of the card',
    'Retroactive enrolment notice',
    'Date and number of any call',
  ],
  arguments: [
    {
      level: 'first',
      says: "The payer's own eligibility answer shows active coverage on the date of service.",
    },
    {
      level: 'second',
      says: "The coverage record and the denial contradict each other; the claim was filed in reliance on the payer's answer.",
    },
  ],
  prevention: [
    'Ask eligibility when booking, on the day, and before the claim goes out.',
    'Read plan dates and Medicare Advantage enrolment, not only "active".',
  ],
  closes: [
    {
      path: 'new claim to another payer',
      closes: "nothing at this payer; its filing limit is the other payer's",
    },
    {
      path: 'corrected claim',
      closes: 'does not stop the appeal clock',
    },
  ],
  chance: [
    {
      when: 'retroactive coverage or corrected member data',
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
