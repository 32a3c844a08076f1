// Playbook for denials whose cause is bundling: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'bundling',
  title: 'Paid as part of another service',
  meaning: 'The payer holds that another service of the same day or period already pays for this one.',
  confirm: [
    'Check coding: find the other service, on this claim or an earlier one; find the pair edit and its modifier indicator.',
    'Was it a separate site, session, injury or provider, and does the note say so?',
    'Global period: was it unrelated (24, 79), a return to theatre (78), staged (58)?',
  ],
  steps: {
    frontDesk: [],
    coder: [
      'Add the modifier only where the note shows a separate service.',
      'Indicator 0: no modifier opens the pair.',
    ],
    biller: [
      'Separate and documented: corrected claim with the modifier.',
      'Modifier was there: appeal with the note.',
      'Truly included: nothing is owed; a person closes it.',
    ],
  },
  evidence: [
    'Operative or visit note',
    'Pair edit and its indicator for the date',
    'Both claims where the other service stands elsewhere',
  ],
  arguments: [
    {
      level: 'first',
      says: 'The services were separate, as the note shows at the place marked, and the modifier said so.',
    },
    {
      level: 'second',
      says: 'The pair allows a modifier, and the facts for it are documented.',
    },
  ],
  prevention: ['Run the pair edits before the claim goes out.', 'Put modifiers on at coding, from the note.'],
  closes: [
    {
      path: 'corrected claim',
      closes: 'does not stop the appeal clock',
    },
  ],
  chance: [
    {
      when: 'a valid modifier is documented',
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
