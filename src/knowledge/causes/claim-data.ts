// Playbook for denials whose cause is claim-data: what it means, how to confirm it, what to do, what to argue, how to prevent it. Plain data.
import type { CausePlaybook } from '../entry.ts'

export const playbook: CausePlaybook = {
  cause: 'claim-data',
  title: 'Something on the claim is missing or wrong',
  meaning:
    'The payer could not process the claim as it came: an identifier, date, amount or field is missing or does not agree.',
  confirm: [
    'Read the remark: it names the field.',
    'Compare with the claim as sent, and with what the payer has on file.',
    'At Medicare look for MA130: then there is no appeal and no replacement, but a new claim.',
  ],
  steps: {
    frontDesk: ['Correct registration data at the source, so that the next claim is right.'],
    coder: [],
    biller: [
      'Mend the field and send: new claim if unprocessable or rejected, otherwise frequency 7.',
      'The field was right as sent: call the payer with the page of the claim.',
    ],
  },
  evidence: ['Claim as sent', 'Acknowledgment (999, 277CA)', 'Remark and the field it names'],
  arguments: [
    {
      level: 'first',
      says: 'The field said to be missing was on the claim as received; the acknowledgment is enclosed.',
    },
    {
      level: 'second',
      says: "The claim was complete; the error lies in the payer's intake.",
    },
  ],
  prevention: [
    'Check the claim against the guide before it goes out.',
    "Feed what comes back into the next claim's checks.",
  ],
  closes: [
    {
      path: 'new claim after MA130',
      closes: 'only timely filing runs',
    },
  ],
  chance: [
    {
      when: 'correctable data',
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
