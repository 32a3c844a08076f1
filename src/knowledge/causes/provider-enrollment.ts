// Playbook for denials whose cause is provider-enrollment: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'provider-enrollment',
  title: 'The provider is not enrolled, linked or allowed for this',
  meaning:
    'The payer does not know the provider for this service, place or date, or does not pay this kind of provider for it.',
  confirm: [
    'Which provider is meant: billing, rendering, ordering, referring?',
    "Compare number, taxonomy, tax number, place and effective date with the payer's file.",
    'CLIA, certification and revalidation: valid on the date?',
  ],
  steps: {
    frontDesk: [],
    coder: ['Check that ordering and rendering on the claim are those of the chart.'],
    biller: [
      'Data wrong on the claim: corrected claim.',
      'File wrong at the payer: have it mended, with effect from the date, then have claims processed again.',
      'Not enrolled on the date: ask for a retroactive effective date.',
    ],
  },
  evidence: ['Enrolment letter with effective date', 'CLIA or other certificate', 'Roster as sent'],
  arguments: [
    {
      level: 'first',
      says: "The provider was enrolled and linked on the date of service, as the payer's letter shows.",
    },
    {
      level: 'second',
      says: "The delay was the payer's, which held a complete application since the day shown.",
    },
  ],
  prevention: ['Hold claims until enrolment is effective.', 'Check provider numbers against the roster per payer.'],
  closes: [
    {
      path: 'mending the file',
      closes: 'does not stop filing or appeal clocks',
    },
  ],
  chance: [
    {
      when: 'file mended with effect from the date',
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
