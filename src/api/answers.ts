// What the routes answer, as zod schemas: they shape and document the answers, and the workbench's client is made from them. Rows of the
// store are described once, from their tables.
import { z } from 'zod'
import { standingShape } from '../work/claim/standing.ts'
import { rowOf } from '../work/row-record.ts'

export { rowOf } from '../work/row-record.ts'

/** Arrays as the floors below give them. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()

/** A page of a list; `next` is the cursor of the one after it. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: list(item), next: z.string().optional() })
export const itemsOf = <Item extends z.ZodType>(item: Item) => z.object({ items: list(item) })

export const cite = z.object({ title: z.string(), url: z.string().optional(), read: z.string().optional() })
export const nullableText = z.string().nullable()

export const appealArgument = z.object({
  level: z.enum(['first', 'second', 'external']),
  when: z.string(),
  says: z.string(),
  cites: list(cite),
})
export const chance = z.object({ when: z.string(), value: z.number(), from: z.number(), to: z.number() })
export const sentClaim = z.object({
  claim: rowOf('claim'),
  fileId: z.number(),
  file: z.string(),
  lines: list(rowOf('claimLine')),
  diagnoses: list(rowOf('claimDiagnosis')),
  payers: list(rowOf('claimPayer')),
})

const entry = z.object({
  at: z.string(),
  kind: z.enum(['sent', 'said', 'decided', 'done', 'made', 'coverage', 'authorization']),
  says: z.string(),
  from: z.string(),
  claimId: z.number().optional(),
  remitClaimId: z.number().optional(),
})
export const storyAnswer = z.object({
  claims: list(rowOf('claim')),
  entries: list(entry),
  denials: list(rowOf('denial')),
  patient: z.object({ cents: z.number(), mayBill: z.boolean(), says: z.string() }),
  standing: standingShape,
  services: list(z.object({ serviceFrom: nullableText, standing: standingShape })),
})

export const proofAnswer = itemsOf(
  z.object({
    claim: rowOf('claim'),
    limit: z.object({ due: z.string(), unit: z.string(), rule: z.string(), sure: z.string() }).optional(),
    steps: list(
      z.object({
        kind: z.string(),
        on: nullableText,
        by: z.string(),
        says: z.string(),
        file: z.string(),
        sha256: z.string(),
        segment: z.number(),
      }),
    ),
    strength: z.string(),
    inTime: z.boolean().optional(),
    missing: list(z.string()),
  }),
)

const fault = z.object({ element: z.string().optional(), code: z.string(), says: z.string() })
export const correctionAnswer = z.object({
  claim: z.number(),
  account: z.string(),
  form: z.string(),
  frequency: z.string(),
  stopped: z.boolean(),
  guards: list(
    z.object({
      weight: z.enum(['stop', 'warn']),
      rule: z.string(),
      says: z.string(),
      firm: z.boolean().describe('Nobody can overrule it'),
    }),
  ),
  words: list(z.string()),
  difference: list(z.object({ mark: z.enum(['-', '+']), text: z.string() })),
  faults: list(fault),
  outgoing: z.number().optional(),
  name: z.string().optional(),
})

export const unmatchedAnswer = z.object({
  adjudications: list(
    z.object({
      id: z.number(),
      account: z.string(),
      patient: nullableText,
      chargeCents: z.number(),
      paymentDate: nullableText,
      sure: z.string(),
      why: z.string(),
      claimId: z.number().nullable(),
    }),
  ),
  claims: list(
    z.object({
      id: z.number(),
      account: z.string(),
      patient: nullableText,
      payer: nullableText,
      chargeCents: z.number(),
      sentOn: nullableText,
    }),
  ),
})
export const secondaryAnswer = z.object({
  account: z.string(),
  payer: nullableText,
  sequence: nullableText,
  patientCents: z.number(),
  says: list(z.string()),
  faults: list(fault),
  outgoing: z.number().optional(),
  name: z.string().optional(),
})
export const outgoingAnswer = z.object({
  id: z.number(),
  kind: z.string(),
  account: z.string(),
  denialId: z.number().nullable(),
  status: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  changes: list(z.object({ field: z.string(), value: z.string() })),
})
export const silentAnswer = z.object({
  days: z.number(),
  items: list(
    z.object({
      id: z.number(),
      account: z.string(),
      patient: nullableText,
      payer: nullableText,
      chargeCents: z.number(),
      sentOn: z.string(),
      days: z.number(),
      acknowledged: z.boolean(),
    }),
  ),
})
export const watchesAnswer = z.object({
  folders: list(z.string()),
  servers: list(z.object({ url: z.string(), hostKey: z.string(), stopped: nullableText })),
})
export const auditAnswer = z.object({
  ok: z.boolean(),
  checks: list(z.object({ name: z.string(), ok: z.boolean(), differenceCents: z.number(), says: list(z.string()) })),
})
