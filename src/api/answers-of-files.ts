// What routes about files and remittances answer, as zod schemas.
import { z } from 'zod'
import { itemsOf, list, nullableText, rowOf } from './answers.ts'

export const fileAnswer = z.object({
  id: z.number(),
  name: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  receivedAt: z.string(),
  status: z.string(),
  segments: z.number().nullable(),
  unreadSegments: z.number().nullable(),
  posted: z.number().nullable(),
  duplicates: z.number().nullable(),
  quarantined: z.number().nullable(),
  claims: z.number().nullable(),
  denials: z.number().nullable(),
  faults: z.number().nullable(),
  says: list(z.string()),
})
export const importAnswer = z.object({
  files: list(
    z.looseObject({
      path: z.string(),
      sha256: z.string().optional(),
      status: z.string(),
      remittances: z.number(),
      claims: z.number(),
      denials: z.number(),
      faults: z.number(),
      quarantined: z.number(),
      duplicateOf: z.string().optional(),
      says: list(z.string()),
    }),
  ),
})
export const quarantineAnswer = rowOf('quarantine')
  .omit({ content: true, difference: true })
  .extend({ file: z.string(), difference: z.unknown() })
export const segmentsAnswer = itemsOf(z.object({ index: z.number(), offset: z.number(), text: z.string() }))

export const remittanceRow = z.object({
  id: z.number(),
  fileId: z.number(),
  control: z.string(),
  trace: nullableText,
  method: nullableText,
  paymentDate: nullableText,
  paymentCents: z.number(),
  claims: z.number(),
  paidCents: z.number(),
  providerAdjustmentCents: z.number(),
  differenceCents: z.number(),
  balanced: z.boolean(),
  payer: z.string(),
})
export const remittanceAnswer = rowOf('remittance').extend({
  balanced: z.boolean(),
  payer: z.string(),
  file: z.string(),
  providerAdjustments: list(rowOf('providerAdjustment').extend({ meaning: z.string() })),
})
export const reportLine = z.object({
  claimId: z.number(),
  account: z.string(),
  patient: nullableText,
  line: z.number(),
  procedure: nullableText,
  group: z.string(),
  carc: z.string(),
  amountCents: z.number(),
  chargeCents: z.number().nullable(),
  kind: z.string(),
  cause: z.string(),
  action: z.string(),
  segment: z.number(),
})
