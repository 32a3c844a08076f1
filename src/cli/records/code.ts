// The records of `overturn code --json`: the page of a code, or the codes that words lead to.
import { z } from 'zod'
import { ACTIONS, ASKS, CAUSES, KINDS } from '../../knowledge/vocabulary.ts'
import { cite, day, list, type Records, verdictFields } from './parts/fields.ts'

export const about = [
  'One `page` per code asked for, without a field `record`; `--all` prints every reason and remark. `--payer NAME` and `--class CLASS` say all of it as that payer takes it: its laws, its way of correcting, no advice to others.',
  'With one remark or several (`CO-16+MA130+N290`) `remarks` holds each, alerts last; `steps` and `evidence` begin with theirs; `remark` and `remarkMeaning` are the first’s.',
  'Words instead of a code (`overturn code --json prior auth missing`) print `found` records, best first.',
] as const

const texts = list(z.string())

const askedFields = {
  asks: z.enum(ASKS).optional().describe('What a remark asks for'),
  fields: list(
    z.strictObject({
      name: z.string(),
      loop: z.string().describe('Of the 837: 2310B'),
      element: z.string().describe('NM109, SV101-3'),
      form: z.string().optional().describe('The box on paper: 24J, FL 14'),
    }),
  )
    .optional()
    .describe('Where on the claim, where it asks for information'),
  document: z.string().optional().describe('Which record, where it asks for a document'),
} as const

const remark = z.strictObject({
  code: z.string(),
  alert: z.boolean().describe('An alert informs and never explains an adjustment'),
  topic: z.string().describe('The family of remarks: provider, nsa, dme …'),
  title: z.string(),
  meaning: z.string(),
  ...askedFields,
  steps: texts,
})

const example = z.strictObject({
  title: z.string(),
  claim: z.string().describe('Segments of one claim, separated by ~'),
  paid: day.describe('The payment date'),
  expect: z
    .strictObject({
      rule: z.string().optional(),
      carc: z.string().optional(),
      kind: z.enum(KINDS),
      cause: z.enum(CAUSES).optional(),
      action: z.enum(ACTIONS),
      mayBillPatient: z.boolean().optional(),
    })
    .describe('What must be decided of it'),
})

const page = z
  .strictObject({
    code: z.string(),
    list: z.enum(['carc', 'rarc', 'ncpdp', 'plb']),
    group: z.string().optional(),
    groupFits: z.boolean().optional().describe('Whether the official text allows this group with this code'),
    remark: z.string().optional(),
    remarkMeaning: z.string().optional(),
    remarks: list(remark).optional(),
    status: z.enum(['active', 'deactivated']),
    until: z.string().optional().describe('Since when it is out of use, where the day is known'),
    alert: z.boolean().optional(),
    topic: z.string().optional().describe('Of a remark: its family'),
    title: z.string(),
    meaning: z.string(),
    ...askedFields,
    ...verdictFields,
    noAppeal: z
      .strictObject({ law: z.string(), says: z.string(), way: z.string() })
      .optional()
      .describe('Why there is no right of appeal and which way there is, where a law says so'),
    byGroup: z.record(z.string(), z.string()).optional().describe('What it means under each group'),
    scenario: texts.optional().describe('Situations of the uniform-use rule; our reading'),
    usual: z
      .enum(['positive', 'negative', 'either'])
      .optional()
      .describe('Of a provider adjustment: the sign it mostly comes with'),
    sign: z.strictObject({ positive: z.string(), negative: z.string() }).optional().describe('What each sign means'),
    trace: texts.optional().describe('How to find what it belongs to'),
    dispute: z.string().optional().describe('When to dispute it'),
    posting: z.string().optional().describe('How to post it'),
    causes: texts.optional().describe('Likely causes, likeliest first'),
    steps: texts.optional(),
    evidence: texts.optional(),
    prevention: texts.optional(),
    arguments: list(
      z.strictObject({
        level: z.enum(['first', 'second', 'external']),
        when: z.string(),
        says: z.string(),
        cites: list(cite),
      }),
    )
      .optional()
      .describe('What an appeal can argue; only where one is open'),
    chance: list(z.strictObject({ when: z.string(), value: z.number(), from: z.number(), to: z.number() }))
      .optional()
      .describe('Chance of recovery from 0 to 1 with its range; our judgment'),
    misreadings: list(z.strictObject({ says: z.string(), truth: z.string() })).optional(),
    related: list(z.strictObject({ code: z.string(), why: z.string() })).optional(),
    inFile: z.string().optional().describe('How it stands in a file'),
    workedNumbers: z.string().optional(),
    examples: list(example).optional(),
    replacedBy: texts.optional(),
    note: z.string().optional(),
    guides: list(z.strictObject({ name: z.string(), title: z.string() })).optional(),
    cites: list(cite),
  })
  .describe('Everything known of one code')

export const records: Records = {
  page,
  found: z
    .strictObject({
      record: z.literal('found'),
      code: z.string(),
      list: z.enum(['carc', 'rarc']),
      meaning: z.string(),
    })
    .describe('A code that the words lead to'),
}
