// What routes about codes, payers, deadlines and the practice's own rules answer, as zod schemas.
import { z } from 'zod'
import { appealArgument, chance, cite, list } from './answers.ts'

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
  list: z.enum(['carc', 'rarc', 'ncpdp', 'plb']),
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
  usual: z.enum(['positive', 'negative', 'either']).optional(),
  sign: z.object({ positive: z.string(), negative: z.string() }).optional(),
  trace: list(z.string()).optional(),
  dispute: z.string().optional(),
  posting: z.string().optional(),
  guides: list(z.object({ name: z.string(), title: z.string() })).optional(),
  arguments: list(appealArgument).optional(),
  chance: list(chance).optional(),
  cites: list(cite),
})
export const guideAnswer = z.object({
  name: z.string(),
  title: z.string(),
  about: z.string(),
  sections: list(
    z.object({
      title: z.string(),
      says: list(z.string()).optional(),
      steps: list(z.string()).optional(),
      table: z.object({ columns: list(z.string()), rows: list(list(z.string())) }).optional(),
    }),
  ),
  serves: list(z.string()),
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
  due: z.string().nullable().describe('Null while the level waits for a notice of its own'),
  workBy: z.string().nullable(),
  runsFrom: z.string().optional().describe('The notice a level without a last day waits for'),
  unit: z.string(),
  filedMeans: z.string(),
  doesNotStop: list(z.string()),
  minimumCents: z.number().optional(),
  minimumYear: z.number().optional(),
  rule: z.string(),
  note: z.string().optional(),
  cites: list(cite),
  unsourced: z.boolean().describe('No source with an address: confirm it with the contract'),
  sure: z.string(),
})

export const payerEntryAnswer = z.object({
  id: z.string(),
  title: z.string(),
  classes: list(z.string()),
  line: z.string(),
  product: z.string().optional(),
  states: list(z.string()).optional(),
  in835: z.object({ names: list(z.string()), ids: list(z.string()) }).optional(),
  basedOn: z.string().optional(),
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
      unsourced: z.boolean(),
      of: z.string(),
      sure: z.string(),
    }),
  ),
  correction: z.object({
    acceptsReplacement: z.union([z.boolean(), z.literal('unknown')]),
    replacesDenied: z.union([z.boolean(), z.literal('unknown')]),
    how: z.string(),
    cites: list(cite),
    unsourced: z.boolean(),
    sure: z.string(),
  }),
  notes: list(z.string()),
})
const legalTime = z.object({ within: z.number(), unit: z.string() })
export const promptPaymentAnswer = z.object({
  law: z.object({
    state: z.string(),
    name: z.string(),
    statute: z.string(),
    electronic: legalTime,
    paper: legalTime,
    interest: z.object({ basisPoints: z.number().optional(), per: z.string().optional(), says: z.string() }),
    covers: z.string(),
    note: z.string().optional(),
    timelyFiling: legalTime.extend({ statute: z.string(), says: z.string(), confidence: z.string() }).optional(),
    confidence: z.string(),
    cites: list(cite),
  }),
  electronicDue: z.string(),
  paperDue: z.string(),
  reach: z.enum(['yes', 'no', 'ask']),
  says: z.string(),
})
export const overrideAnswer = z.object({
  payer: z.string(),
  level: z.string(),
  within: z.number().optional(),
  unit: z.string().optional(),
  cites: list(cite),
})
