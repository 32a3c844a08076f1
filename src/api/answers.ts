// What the routes answer, as zod schemas: they shape and document the answers, and the workbench's client is made from them. Rows of the
// store are described once, from their tables.
import { z } from 'zod'
import { type Row, TABLES, type TableName } from '../store/store.ts'

const COLUMN = {
  int: z.number(),
  'int?': z.number().nullable(),
  real: z.number(),
  text: z.string(),
  'text?': z.string().nullable(),
} as const

type ColumnShape<Value> = [Value] extends [number]
  ? z.ZodNumber
  : [Value] extends [string]
    ? z.ZodString
    : [Value] extends [number | null]
      ? z.ZodNullable<z.ZodNumber>
      : z.ZodNullable<z.ZodString>

/** A row of a table without the practice: money in cents, dates in ISO, yes and no as 1 and 0. */
export function rowOf<Name extends TableName>(table: Name) {
  const columns = Object.entries(TABLES[table].columns).filter(([name]) => name !== 'practice_id')
  const shape = Object.fromEntries(columns.map(([name, type]) => [name, COLUMN[type as keyof typeof COLUMN]]))
  return z.object(shape as { [Column in Exclude<keyof Row<Name>, 'practice_id'>]: ColumnShape<Row<Name>[Column]> })
}

/** Arrays as the floors below give them. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()

/** A page of a list; `next` is the cursor of the one after it. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: list(item), next: z.string().optional() })
export const itemsOf = <Item extends z.ZodType>(item: Item) => z.object({ items: list(item) })

export const cite = z.object({ title: z.string(), url: z.string().optional(), read: z.string().optional() })
export const nullableText = z.string().nullable()

export const denialAnswer = z.object({
  id: z.number(),
  payerId: z.number(),
  account: z.string(),
  patient: nullableText,
  serviceFrom: nullableText,
  paymentDate: nullableText,
  chargeCents: z.number(),
  paidCents: z.number(),
  group: z.string(),
  carc: z.string(),
  kind: z.string(),
  cause: z.string(),
  action: z.string(),
  atStakeCents: z.number(),
  expectedCents: z.number(),
  score: z.number(),
  dueDate: nullableText,
  workBy: nullableText,
  dueLevel: nullableText,
  daysLeft: z.number().nullable(),
  move: z.string(),
  owner: z.string(),
  status: z.string(),
  snoozedUntil: nullableText,
  closedBecause: nullableText,
  recoveredCents: z.number(),
  credited: nullableText,
  writtenOffCents: z.number(),
  askedCents: z.number(),
  lastAction: nullableText,
  openedAt: z.string(),
  changedAt: z.string(),
  etag: z.string(),
})
export const denialWithPayer = denialAnswer.extend({ payer: z.string() })

export const totalAnswer = z.object({
  denials: z.number(),
  atLeast: z.boolean().describe('There are at least this many; counting stopped'),
  atStakeCents: z.number().optional(),
  expectedCents: z.number().optional(),
})

const traceStep = z.object({
  rule: z.string(),
  fact: z.string(),
  says: z.string(),
  is: z.union([z.string(), z.number(), z.boolean(), list(z.string())]).nullable(),
  wanted: z.string().optional(),
  holds: z.boolean(),
  segment: z.number(),
})
const decisionAnswer = z.object({
  kind: z.string(),
  cause: z.string(),
  action: z.string(),
  liable: z.string(),
  mayBillPatient: z.boolean(),
  appealable: z.boolean(),
  sure: z.string(),
  rule: z.string(),
  why: z.string(),
  because: list(traceStep),
  cites: list(cite),
  knowledge: z.string(),
  decidedAt: z.string(),
})
export const adjudicationAnswer = rowOf('remit_claim').extend({
  file: z.string(),
  fileId: z.number(),
  trace: nullableText,
  lineRows: list(rowOf('remit_line')),
  remarks: list(rowOf('remark')),
  adjustments: list(
    rowOf('adjustment').extend({
      decision: decisionAnswer.optional(),
      share: z.enum(['deductible', 'coinsurance', 'copay']).optional().describe('Which share of the patient’s it is'),
    }),
  ),
})

export const appealArgument = z.object({
  level: z.enum(['first', 'second', 'external']),
  when: z.string(),
  says: z.string(),
  cites: list(cite),
})
export const chance = z.object({ when: z.string(), value: z.number(), from: z.number(), to: z.number() })
export const playbookStep = z.object({
  of: z.enum(['confirm', 'work']),
  text: z.string(),
  doneBy: z.string().optional(),
  doneAt: z.string().optional(),
})
const scoreTerms = z.object({
  chance: z.number(),
  judgementOnly: z.boolean(),
  recoverableCents: z.number(),
  costCents: z.number(),
  urgency: z.number(),
  terms: list(z.object({ of: z.string(), wins: z.number(), tries: z.number(), chance: z.number() })),
})
export const eventAnswer = z.object({
  seq: z.number(),
  at: z.string(),
  who: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export const denialStory = z.object({
  denial: denialAnswer,
  payer: z.string(),
  scoreTerms,
  adjudications: list(adjudicationAnswer.extend({ role: z.string(), pair: z.number().nullable() })),
  clocks: list(rowOf('clock')),
  events: list(eventAnswer),
  recoupments: list(
    z.object({
      reason: z.string(),
      reference: nullableText,
      amountCents: z.number(),
      paymentDate: nullableText,
      trace: nullableText,
    }),
  ),
  match: z
    .object({ claimId: z.number().nullable(), sure: z.string(), why: z.string(), byWhom: z.string() })
    .optional()
    .describe('The claim as it was sent'),
  playbook: z.object({
    title: z.string(),
    meaning: z.string(),
    steps: list(playbookStep),
    evidence: list(z.string()),
    closes: list(z.object({ path: z.string(), closes: z.string() })),
    prevention: list(z.string()),
    arguments: list(appealArgument),
  }),
})

export const sentClaim = z.object({
  claim: rowOf('claim'),
  fileId: z.number(),
  file: z.string(),
  lines: list(rowOf('claim_line')),
  diagnoses: list(rowOf('claim_diagnosis')),
  payers: list(rowOf('claim_payer')),
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

const figure = z.object({
  denials: z.number(),
  atLeast: z.boolean(),
  atStakeCents: z.number().optional(),
  filter: z.record(z.string(), z.unknown()),
})
export const homeAnswer = z.object({
  today: z.string(),
  overdue: figure,
  thisWeek: figure,
  fresh: figure,
  approvals: figure,
  moves: list(figure.extend({ move: z.string() })),
  causes: list(z.object({ cause: z.string(), denials: z.number(), atStakeCents: z.number() })),
  recovered: z.object({ denials: z.number(), cents: z.number(), filter: z.record(z.string(), z.unknown()) }),
  recoveredBefore: z.number(),
  quarantine: z.number(),
  rejections: z.number(),
  requests: z.number(),
  files: z.number(),
})

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
