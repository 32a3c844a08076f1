// Playbook for denials whose cause is coverage-exclusion: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'coverage-exclusion',
  title: 'The plan does not cover the service',
  meaning: 'The payer says that this service, in these circumstances, is not a benefit of this plan.',
  confirm: [
    'Check coverage: read the benefit for the code and diagnosis; find the exclusion that is meant.',
    'Check coding: a preventive or screening modifier, a diagnosis or a place of service may make it a benefit.',
    'Complete the documents: a signed notice (Medicare: ABN) decides who pays.',
  ],
  steps: {
    frontDesk: ['Look for a signed notice or waiver from before the service.'],
    coder: ['See whether the chart supports a covered code, diagnosis or modifier.'],
    biller: [
      'Wrongly coded: corrected claim.',
      'Plan language covers it: appeal, quoting the language.',
      'Truly excluded: patient under PR with notice, otherwise a person decides on the loss.',
    ],
  },
  evidence: ['Benefit booklet or policy with the page', 'Signed notice (ABN, waiver)', 'Order and notes'],
  arguments: [
    {
      level: 'first',
      says: 'The plan document covers this service when the criteria on the page named are met, and they are.',
    },
    {
      level: 'second',
      says: 'The exclusion quoted does not describe the service that was given; the record shows what was done and why.',
    },
    {
      level: 'external',
      says: 'An independent reviewer should decide whether the exclusion was applied to what was in truth a covered service.',
    },
  ],
  prevention: [
    'Check the benefit for the code before the visit.',
    'Give the required notice before the service and keep it.',
  ],
  closes: [
    {
      path: 'billing the patient',
      closes: 'not the appeal; a paid appeal means a refund',
    },
  ],
  chance: [
    {
      when: 'true exclusion',
      value: 0.05,
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
