// Playbook for denials whose cause is authorization: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'authorization',
  title: 'Authorization, referral or notice is missing or does not match',
  meaning:
    'The payer wanted to be asked or told beforehand, and says it was not, or that what it allowed is something else.',
  confirm: [
    'Check coverage: did this service, place and plan need an authorization on that date?',
    'Look for the number: portal, referral, hospital, ordering office.',
    'Compare number, code, units, dates, provider and place with the claim.',
    'Ask for a retroactive authorization: emergency, coverage unknown at the time, change during the procedure.',
  ],
  steps: {
    frontDesk: ['Find the number or the record of the call; ask the ordering office.'],
    coder: ['Where the code changed during the procedure, say so and why.'],
    biller: [
      'Number exists: corrected claim with REF*G1 (authorization) or REF*9F (referral).',
      'No number, good reason: ask for a retroactive one, then appeal.',
      'Clock running: file the appeal in time even while the request waits.',
    ],
  },
  evidence: [
    'Authorization number and its letter or portal print',
    'Call reference, date, person',
    'Clinical record of the emergency or change',
  ],
  arguments: [
    {
      level: 'first',
      says: 'The service was authorized under the number stated, or could not have been authorized beforehand for the reason shown.',
    },
    {
      level: 'second',
      says: 'The service was necessary and would have been authorized; the payer lost nothing by learning of it later.',
    },
    {
      level: 'external',
      says: 'The denial is for want of a form, while the medical need is not in dispute.',
    },
  ],
  prevention: [
    'Keep a list per payer of codes that need authorization.',
    'Compare code, units, dates and provider with the authorization before the claim goes out.',
  ],
  closes: [
    {
      path: 'corrected claim with the number',
      closes: 'does not stop the appeal clock',
    },
    {
      path: 'appeal',
      closes: 'many payers take no replacement while it runs',
    },
  ],
  chance: [
    {
      when: 'authorization on file',
      value: 0.75,
    },
    {
      when: 'retroactive authorization',
      value: 0.35,
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
