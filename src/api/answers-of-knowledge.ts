// What routes about codes, payers, deadlines and the practice's own rules answer, as zod schemas.
import { z } from 'zod'
import { cite, list } from './answers.ts'

/** What a remark asks for, and where. */
const askedParts = {
  asks: z.string().optional(),
  fields: list(
    z.object({ name: z.string(), loop: z.string(), element: z.string(), form: z.string().optional() }),
  ).optional(),
  document: z.string().optional(),
}
export const codeAnswer = z.object({
  code: z.string(),
  list: z.enum(['carc', 'rarc']),
  group: z.string().optional(),
  remark: z.string().optional(),
  status: z.enum(['active', 'deactivated']),
  until: z.string().optional(),
  alert: z.boolean().optional(),
  title: z.string(),
  meaning: z.string(),
  remarkMeaning: z.string().optional(),
  remarks: list(
    z.object({
      code: z.string(),
      alert: z.boolean(),
      topic: z.string(),
      title: z.string(),
      meaning: z.string(),
      ...askedParts,
      steps: list(z.string()),
    }),
  ).optional(),
  topic: z.string().optional(),
  ...askedParts,
  byGroup: z.record(z.string(), z.string()).optional(),
  groupFits: z.boolean().optional(),
  kind: z.string(),
  cause: z.string(),
  family: z.string(),
  action: z.string(),
  liable: z.string(),
  mayBillPatient: z.boolean(),
  appealable: z.boolean(),
  scenario: list(z.string()).optional(),
  causes: list(z.string()).optional(),
  steps: list(z.string()).optional(),
  evidence: list(z.string()).optional(),
  prevention: list(z.string()).optional(),
  misreadings: list(z.object({ says: z.string(), truth: z.string() })).optional(),
  related: list(z.object({ code: z.string(), why: z.string() })).optional(),
  inFile: z.string().optional(),
  workedNumbers: z.string().optional(),
  examples: list(z.object({ title: z.string(), claim: z.string(), paid: z.string(), expect: z.unknown() })).optional(),
  replacedBy: list(z.string()).optional(),
  note: z.string().optional(),
  cites: list(cite),
})
export const codeFigures = z.object({
  times: z.number(),
  cents: z.number().optional(),
  denials: z.number(),
  open: z.number(),
  openCents: z.number(),
  closed: z.number(),
  won: z.number(),
  recoveredCents: z.number(),
  writtenOffCents: z.number(),
})

export const ruleShape = z.intersection(
  z.object({
    name: z.string().min(1).max(100),
    when: z.object({
      payerId: z.number().int().optional(),
      cause: z.string().max(40).optional(),
      action: z.string().max(40).optional(),
      carc: z.string().max(5).optional(),
      atLeastCents: z.number().int().optional(),
      atMostCents: z.number().int().optional(),
    }),
  }),
  z.union([
    z.object({ does: z.literal('assign'), to: z.string().min(1).max(200) }),
    z.object({ does: z.literal('leave-out') }),
  ]),
)

export const clockAnswer = z.object({
  kind: z.string(),
  level: z.string(),
  anchor: z.string(),
  due: z.string(),
  workBy: z.string(),
  unit: z.string(),
  filedMeans: z.string(),
  doesNotStop: list(z.string()),
  minimumCents: z.number().optional(),
  rule: z.string(),
  note: z.string().optional(),
  cites: list(cite),
  sure: z.string(),
})

export const payerEntryAnswer = z.object({
  id: z.string(),
  title: z.string(),
  classes: list(z.string()),
  clocks: list(
    z.object({
      level: z.string(),
      anchor: z.string(),
      from: z.string(),
      within: z.number(),
      unit: z.string(),
      filedMeans: z.string(),
      doesNotStop: list(z.string()).optional(),
      note: z.string().optional(),
      cites: list(cite),
      sure: z.string(),
    }),
  ),
  correction: z.object({
    acceptsReplacement: z.union([z.boolean(), z.literal('unknown')]),
    replacesDenied: z.union([z.boolean(), z.literal('unknown')]),
    how: z.string(),
    cites: list(cite),
    sure: z.string(),
  }),
  notes: list(z.string()),
})
export const overrideAnswer = z.object({
  payer: z.string(),
  level: z.string(),
  within: z.number().optional(),
  unit: z.string().optional(),
  cites: list(cite),
})
