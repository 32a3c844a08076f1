// The records of `overturn explain --json`: claims with every decision, provider adjustments, remittances, faults, a summary per file.
import { z } from 'zod'
import {
  cents,
  cite,
  confidence,
  count,
  faultFields,
  fileSummary,
  list,
  type Records,
  verdictFields,
} from './parts/fields.ts'

export const about = [
  'In the order of the file: claims as they are read, provider adjustments and the remittance at its end, faults where they are met, one summary per file.',
  'A remark is a RARC as it is; a code of another list (LQ01) has the list’s name before it: `RX:75` is reject code 75 of the pharmacy list (NCPDP).',
  '`patientCents` counts what the claim only repeats of its lines once; such a claim is out of balance by `repeatedCents`, and nobody is billed (`mayBillPatient` false) before somebody has looked.',
  'A reversal (status 22) whose amounts are not negated is given with the sign that makes the payment balance, if exactly one does (fault `reversal:not-negated`); the claims from the first such reversal on come at the end of their remittance, in their order.',
  'More than six adjustments in a CAS or PLB are all read and counted, and reported as `IK403:3`. A file of which nothing could be read always has an error, and the status is 1.',
  'Words of ours among the fault codes: `money:unreadable`, `balance:line`, `balance:claim`, `balance:patient`, `balance:remittance`, `balance:both-levels`, `reversal:not-negated`, `file:not-x12`, `file:nothing-read`, `file:unreadable` …',
] as const

const given = z.record(z.string(), z.unknown())

const asked = z.strictObject({
  rule: z.string(),
  fact: z.string(),
  is: z
    .union([z.string(), z.number(), z.boolean(), list(z.string())])
    .optional()
    .describe('The answer; absent where the file does not say'),
  wanted: z.string().describe('What the rule asks for'),
  holds: z.boolean(),
  at: z.string().optional().describe('The segment the answer came from'),
})

const decision = z.strictObject({
  ...verdictFields,
  mayBillPatientBecause: z.string(),
  noAppeal: z
    .strictObject({ law: z.string(), says: z.string(), way: z.string().describe('The way there is') })
    .optional()
    .describe('Where a law says that there is no right of appeal'),
  law: z
    .string()
    .optional()
    .describe(
      'The law or contract rule that settled whether the patient may be billed; absent where the group code did',
    ),
  outside: z
    .string()
    .optional()
    .describe(
      'That the codes lie outside the list of combinations the practice has brought; never here, where there is no store',
    ),
  sure: confidence.describe('Confidence of the rule'),
  rule: z.string(),
  why: z.string(),
  because: list(asked).describe('Every question that was asked, the ones that failed too'),
  cites: list(cite),
})

const adjustment = z.strictObject({
  level: z.enum(['claim', 'line']),
  line: z.number().int().min(1).optional().describe('Which SVC of the claim, from 1'),
  procedure: z.string().optional(),
  modifiers: list(z.string()).optional(),
  submitted: z.string().optional().describe('SVC06: the code as sent, where the payer changed it'),
  group: z.string(),
  carc: z.string(),
  amountCents: cents,
  quantity: z.number().optional(),
  remarks: list(z.string()).describe('Of that level'),
  decision,
})

const claim = z
  .strictObject({
    record: z.literal('claim'),
    remittance: count.describe('Which ST of the whole file, from 0'),
    account: z.string().describe('CLP01, the patient control number'),
    payerControl: z.string().optional().describe('CLP07'),
    status: z.string().describe('CLP02'),
    filing: z.string().optional().describe('CLP06'),
    reversal: z.boolean(),
    chargeCents: cents.optional(),
    paidCents: cents.optional(),
    patientCents: cents.describe('Sum of the PR adjustments'),
    serviceFrom: z.string().optional(),
    serviceTo: z.string().optional(),
    balanced: z.boolean(),
    differenceCents: cents.describe('Charge − all adjustments − paid'),
    outcome: z.enum(['paid', 'denied', 'partly-denied', 'underpaid', 'patient-share', 'reversed', 'pending']),
    remarks: list(z.string()).describe('Of the claim: MIA, MOA, and LQ where payers send it there'),
    inpatient: given.optional().describe('What MIA holds, by the names of src/x12/transactions/835.ts'),
    outpatient: given.optional().describe('What MOA holds, likewise'),
    repeatedCents: cents.optional().describe('Adjustments that the claim says again of its lines'),
    adjustments: list(adjustment),
  })
  .describe('A claim, balanced and decided')

export const records: Records = {
  claim,
  'provider-adjustment': z
    .strictObject({
      record: z.literal('provider-adjustment'),
      remittance: count,
      reason: z.string().describe('PLB03-1'),
      reference: z.string().optional().describe('PLB03-2 whole, separators in it too'),
      amountCents: cents.describe('Positive reduces the payment'),
    })
    .describe('Money moved outside of claims (PLB)'),
  remittance: z
    .strictObject({
      record: z.literal('remittance'),
      index: count,
      control: z.string().describe('ST02'),
      payer: z.strictObject({ name: z.string().optional(), id: z.string().optional() }),
      payee: z.strictObject({ name: z.string().optional(), npi: z.string().optional() }),
      method: z.string().optional().describe('BPR04'),
      paymentCents: cents.optional(),
      paymentDate: z.string().optional(),
      trace: z.string().optional().describe('TRN02'),
      claims: count,
      balanced: z.boolean().describe('True only when every line and claim balances too'),
      differenceCents: cents.describe('Claims paid − provider adjustments − payment'),
    })
    .describe('The end of a remittance'),
  fault: z.strictObject({ record: z.literal('fault'), ...faultFields }).describe('What is wrong in the file'),
  summary: fileSummary({
    remittances: count,
    claims: count,
    adjustments: count,
    denials: count.describe('Claims with a denial or underpayment'),
  }),
}
