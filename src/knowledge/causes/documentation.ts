// Playbook for denials whose cause is documentation: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'documentation',
  title: 'Records or documents are asked for',
  meaning: 'The payer cannot decide without a document, or the one it has is wrong or incomplete.',
  confirm: [
    'Read which document: the remark names it. "Missing" means nothing arrived; "incomplete" means it arrived and was judged.',
    'Find the request: letter, portal or electronic (277). It has its own last day.',
    'Was it sent already? Compare the control number (PWK).',
  ],
  steps: {
    frontDesk: [],
    coder: ['Check that the note answers the question before it goes.'],
    biller: [
      "Send what was asked, by the channel asked for, with the claim number on every page, inside the request's time.",
      'Denied for records that never came: send them and ask for a reopening; an appeal as well when the time is short.',
    ],
  },
  evidence: ['The document named', 'Request with its date', 'Proof of sending'],
  arguments: [
    {
      level: 'first',
      says: 'The document asked for was sent on the day shown, and is enclosed again.',
    },
    {
      level: 'second',
      says: 'With the record in hand the service meets the criteria for payment.',
    },
  ],
  prevention: [
    'Know which codes a payer always asks records for; send them with the claim.',
    'Work requests by their due day.',
  ],
  closes: [
    {
      path: 'sending records',
      closes: 'does not stop the appeal clock',
    },
  ],
  chance: [
    {
      when: 'records sent',
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
