// Playbook for denials whose cause is medical-necessity: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'medical-necessity',
  title: 'The payer does not find it medically necessary',
  meaning:
    'The payer accepts what was done and questions whether the patient needed it, at that level, that often or in that place.',
  confirm: [
    'Check coverage: find the policy meant (LCD, NCD, medical policy; REF*0K, N115, N386 name it).',
    "Check coding: does the diagnosis on the claim say why; is it in the policy's list?",
    'Complete the documents: does the note answer each criterion?',
  ],
  steps: {
    frontDesk: [],
    coder: ['Compare diagnosis and pointers with the chart; code to the highest detail the chart supports.'],
    biller: [
      'Wrong or vague diagnosis: corrected claim.',
      'Right coding: appeal with notes, criteria answered one by one; ask for a peer-to-peer talk where it is offered.',
      'Medicare with a signed ABN (GA): the patient may owe; without one (GZ): not.',
    ],
  },
  evidence: [
    'Policy text with its number and date',
    'Notes, results, prior treatment',
    "Physician's letter",
    'Guideline or literature',
  ],
  arguments: [
    {
      level: 'first',
      says: 'Each criterion of the policy named is met, as the record shows on the pages marked.',
    },
    {
      level: 'second',
      says: 'The reviewer overlooked the findings marked; a physician of the same specialty should review.',
    },
    {
      level: 'external',
      says: 'The treatment was within accepted standards for this patient; literature is enclosed.',
    },
  ],
  prevention: [
    'Check diagnosis and frequency against the policy before the service.',
    'Write the reason into the note on the day.',
    'Give a notice where the policy is not met.',
  ],
  closes: [
    {
      path: 'peer-to-peer',
      closes: 'does not stop the appeal clock',
    },
    {
      path: 'appeal',
      closes: 'new evidence later only with good cause at the higher Medicare levels',
    },
  ],
  chance: [
    {
      when: 'necessity appeal',
      value: 0.5,
    },
    {
      when: 'called experimental',
      value: 0.25,
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
