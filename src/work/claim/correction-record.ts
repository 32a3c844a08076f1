// A correction as every door asks for it and shows it: what to change, and what would come of it.
import { z } from 'zod'
import { PAPER_WAYS } from '../../knowledge/claim-codes.ts'
import type { Role } from '../../store/store.ts'
import type { Fault } from '../../x12/index.ts'
import { choice, titled, yesNo } from '../input.ts'
import { Refusal, type RefusalCode } from '../refusal.ts'
import { FIELDS, parseChange } from './change-claim.ts'
import type { Correction, CorrectionOptions, Subject } from './correct.ts'
import { FIRM, FREQUENCY, GUARDS } from './guards.ts'

/** How papers are sent, in our words; FT is of institutional and professional claims. */
const ENCLOSED_BY: Readonly<Record<string, string>> = {
  EL: 'electronically, as a 275',
  FX: 'by fax',
  BM: 'by mail',
  EM: 'by e-mail',
  FT: 'by file transfer',
  AA: 'not sent: available on request',
}

const FORMS = ['replacement', 'new', 'void'] as const

/** What a correction is told. */
export const correctionShape = {
  set: titled(z.record(z.string().max(60), z.string().max(2000)).default({}), 'Changes', {
    description: `What to change: ${FIELDS.map(field => field.name).join(', ')}`,
  }),
  form: choice('Form', FORMS, { description: 'Otherwise as the rules ask' }).optional(),
  despite: titled(
    z
      .array(z.enum(GUARDS as [string, ...string[]]))
      .max(20)
      .default([]),
    'Despite',
    {
      description: 'Guards that are overruled; needs the role lead',
    },
  ),
  enclose: titled(z.array(z.number().int().positive()).max(10).default([]), 'Documents that go along', {
    description:
      'Their numbers ("overturn documents"): each is named on the claim (PWK) by its type, the way it is sent and its number',
  }),
  encloseBy: choice('They are sent', PAPER_WAYS as [string, ...string[]], {
    labels: ENCLOSED_BY,
    description: 'How (PWK02)',
  }).default('EL'),
}
/** The same where the claim is made. */
export const correctionInput = z.object({
  ...correctionShape,
  test: yesNo('Test', { description: 'Mark it as a test (ISA15 T)' }).default(false),
})
/** What making one may be refused for, whatever it is made of. */
export const CORRECTION_REFUSES: readonly RefusalCode[] = [
  'not-found',
  'not-known',
  'ambiguous',
  'guarded',
  'closed',
  'empty',
  'not-money',
  'not-a-date',
  'too-few-rights',
]
/** Its input where it is only worked out: a body that asks for it to be written is refused, not passed over. */
export const correctionQuery = (id: z.ZodType<number>) =>
  z.object({
    id,
    ...correctionShape,
    write: titled(z.literal(false).optional(), 'Write', { description: 'Nothing is written here' }),
    test: titled(z.boolean().optional(), 'Test'),
    asTyped: titled(z.boolean().default(false), 'As typed', {
      description: 'Somebody still types: what cannot be set is told beside its field, not refused',
    }),
  })

/** Overruling a guard is a lead's word. Throws Refusal `too-few-rights`, and what `parseChange` throws. */
export function correctionOptions(
  subject: Subject,
  { set, form, despite, enclose, encloseBy }: Omit<z.output<typeof correctionInput>, 'test'>,
  role: Role,
  today: string,
): CorrectionOptions {
  if (despite.length > 0 && role !== 'lead' && role !== 'admin')
    throw new Refusal('too-few-rights', 'Overruling a guard is a lead’s word.')
  return {
    subject,
    changes: Object.entries(set).map(([field, value]) => parseChange(`${field}=${value}`)),
    despite,
    today,
    enclose: { documents: enclose, by: encloseBy },
    ...(form === undefined ? {} : { form }),
  }
}

export const faultRecord = z.object({ element: z.string().optional(), code: z.string(), says: z.string() })
export const faultOf = ({ element, code, says }: Fault): z.infer<typeof faultRecord> => ({
  ...(element === undefined ? {} : { element }),
  code,
  says,
})

/** A field of a claim as it can be set. */
export const fieldShape = {
  name: z.string(),
  says: z.string(),
  asked: z.boolean().describe('A remark of the payer asks for it'),
  values: z
    .array(z.string())
    .readonly()
    .describe(
      'What stands there in the claim as it was sent, as it is typed to set it: one, or one of each line in their order; empty where nothing does',
    ),
} as const

export const correctionRecord = z.object({
  claim: z.number().describe('The claim as it was sent'),
  account: z.string(),
  form: z.enum(FORMS),
  frequency: z.string(),
  stopped: z.boolean(),
  guards: z
    .array(
      z.object({
        weight: z.enum(['stop', 'warn']),
        rule: z.string(),
        says: z.string(),
        firm: z.boolean().describe('Nobody can overrule it'),
      }),
    )
    .readonly(),
  checks: z
    .array(z.object({ field: z.string(), weight: z.enum(['stop', 'warn']), says: z.string() }))
    .readonly()
    .describe('What is wrong in single fields; a stop is what cannot be right'),
  fields: z.array(z.object(fieldShape)).readonly().describe('What can be set on this claim; n stands for a line'),
  words: z.array(z.string()).readonly().describe('The difference in words'),
  difference: z.array(z.object({ mark: z.enum(['-', '+']), text: z.string() })).readonly(),
  faults: z.array(faultRecord).readonly(),
})

/** The record of a correction. */
export function correctionOf({
  original,
  form,
  fields,
  guards,
  checks,
  stopped,
  difference,
  words,
  faults,
}: Correction) {
  return {
    claim: original.row.id,
    account: original.row.account,
    form,
    frequency: FREQUENCY[form],
    stopped,
    guards: guards.map(guard => ({ ...guard, firm: FIRM.has(guard.rule) })),
    checks,
    fields: fields.map(({ name, says, asked, values }) => ({ name, says, asked, values })),
    words,
    difference,
    faults: faults.map(faultOf),
  }
}
