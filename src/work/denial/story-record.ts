// Everything known of one denial as every door shows it: the JSON record of `overturn show`, the answer that the denial screen is made of.
import { z } from 'zod'
import { citesOf, readTrace } from '../../decide/trace.ts'
import { CLAIM_STATUSES } from '../../knowledge/load.ts'
import { PATIENT_SHARES } from '../../knowledge/patient-shares.ts'
import { PAYER_CLASSES } from '../../knowledge/vocabulary.ts'
import type { Row } from '../../store/store.ts'
import { cite } from '../cite.ts'
import { rowOf } from '../row-record.ts'
import type { Advice } from './advice.ts'
import { DECIDED } from './decided.ts'
import { paidBeforeRecord } from './paid-before.ts'
import { planRecord } from './plan.ts'
import { denialRecord } from './record.ts'
import type { StoryClaim } from './story.ts'

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()

const traceStep = z.object({
  rule: z.string(),
  fact: z.string(),
  says: z.string().describe('The fact in words'),
  is: z.union([z.string(), z.number(), z.boolean(), list(z.string())]).nullable(),
  wanted: z.string().optional(),
  holds: z.boolean(),
  segment: z.number().describe('Where the answer stands in its file; 0 = nowhere'),
})
const decision = z.object({
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
/** A claim of a remittance with its lines, adjustments, decisions and remarks. */
export const adjudicationRecord = rowOf('remitClaim').extend({
  statusSays: z.string().describe('CLP02 in words'),
  denialId: z.number().optional().describe('The denial that is worked for it'),
  file: z.string(),
  fileId: z.number(),
  trace: z.string().nullable(),
  lineRows: list(rowOf('remitLine')),
  remarks: list(rowOf('remark')),
  adjustments: list(
    rowOf('adjustment').extend({
      decision: decision.optional(),
      share: z.enum(['deductible', 'coinsurance', 'copay']).optional().describe('Which share of the patient’s it is'),
    }),
  ),
})

const scoreTerms = z.object({
  chance: z.number(),
  judgementOnly: z.boolean(),
  evidence: z
    .literal(true)
    .optional()
    .describe('What the cause asks for is on hand; the chance is that of such a case'),
  recoverableCents: z.number().int(),
  costCents: z.number().int(),
  urgency: z.number(),
  terms: list(z.object({ of: z.string(), wins: z.number(), tries: z.number(), chance: z.number() })),
})
export const eventRecord = z.object({
  seq: z.number(),
  at: z.string(),
  who: z.string(),
  verb: z.string(),
  denialId: z.number().nullable(),
  data: z.record(z.string(), z.unknown()),
})
const playbook = z.object({
  title: z.string(),
  meaning: z.string(),
  steps: list(
    z.object({
      of: z.enum(['remark', 'confirm', 'work', 'payer']),
      text: z.string(),
      doneBy: z.string().optional(),
      doneAt: z.string().optional(),
    }),
  ),
  ofCode: list(z.string()).describe(
    'The remarks’ steps, then the code’s own or the path of the case, then how the payer takes it',
  ),
  evidence: list(z.string()),
  closes: list(z.object({ path: z.string(), closes: z.string() })),
  prevention: list(z.string()),
  arguments: list(
    z.object({ level: z.enum(['first', 'second', 'external']), when: z.string(), says: z.string(), cites: list(cite) }),
  ).describe('What an appeal can argue, with the authority to cite'),
})

export const storyRecord = z.object({
  denial: denialRecord,
  scoreTerms,
  scoreSays: z.string().describe('The same as one equation'),
  adjudications: list(adjudicationRecord.extend({ role: z.string(), pair: z.number().nullable() })),
  clocks: list(rowOf('clock')),
  noAppealClock: z.string().optional().describe('Why no time to appeal runs on it, where none does'),
  later: list(
    z.object({
      level: z.string(),
      runsFrom: z.string(),
      unit: z.string(),
      note: z.string().optional(),
      startedBy: z.enum(DECIDED).optional().describe('What has to come for it, as "overturn notice" names it'),
    }),
  ).describe('Levels of appeal that begin with a notice which has not come yet'),
  passedOver: list(z.string()).describe(
    'Deadlines of your own that are not counted, because the product or the state they are set for is not known of this claim',
  ),
  onHand: list(z.string()).describe('What the store knows already that the work asks for'),
  audience: z
    .object({ payerClass: z.enum(PAYER_CLASSES), payer: z.string().optional() })
    .describe('For whom advice on it is composed'),
  notices: list(
    z.object({
      decided: z.string(),
      date: z.string(),
      outcome: z.string(),
      note: z.string(),
      starts: list(z.object({ level: z.string(), due: z.string(), workBy: z.string() })).describe(
        'Deadlines that count from it',
      ),
      ends: list(z.string()).describe('Levels that are over by it'),
    }),
  ).describe('What has come of later levels, the oldest first'),
  events: list(eventRecord),
  recoupments: list(
    z.object({
      reason: z.string(),
      reference: z.string().nullable(),
      amountCents: z.number().int(),
      paymentDate: z.string().nullable(),
      trace: z.string().nullable(),
    }),
  ),
  match: z
    .object({ claimId: z.number().nullable(), sure: z.string(), why: z.string(), byWhom: z.string() })
    .optional()
    .describe('The claim as it was sent'),
  paidBefore: list(paidBeforeRecord).describe('What the payer paid before for the same patient, line by line'),
  plan: planRecord,
  playbook,
  etag: z.string(),
})

/** A claim of a remittance with its decisions made readable. */
export function adjudicationOf(claim: Omit<StoryClaim, 'role' | 'pair'>): z.infer<typeof adjudicationRecord> {
  const { practiceId: _practice, lineRows, remarks, adjustments, denialId, ...rest } = claim
  return {
    ...rest,
    statusSays: CLAIM_STATUSES.get(claim.status)?.meaning ?? `Status ${claim.status}`,
    ...(denialId === undefined ? {} : { denialId }),
    lineRows: lineRows.map(withoutPractice),
    remarks: remarks.map(withoutPractice),
    adjustments: adjustments.map(({ decision: decided, ...adjustment }) => ({
      ...withoutPractice(adjustment),
      ...shareOf(adjustment),
      ...(decided === undefined ? {} : { decision: decisionOf(decided) }),
    })),
  }
}

/** The practice is the one that is asked; records do not repeat it. */
export function withoutPractice<Of extends { readonly practiceId: number }>({
  practiceId: _practice,
  ...rest
}: Of): Omit<Of, 'practiceId'> {
  return rest
}

function decisionOf(decided: Omit<Row<'decision'>, 'form'>): z.infer<typeof decision> {
  const steps = readTrace(decided.because)
  return {
    kind: decided.kind,
    cause: decided.cause,
    action: decided.action,
    liable: decided.liable,
    mayBillPatient: decided.mayBill,
    appealable: decided.appealable,
    sure: decided.sure,
    rule: decided.rule,
    why: decided.why,
    because: steps.map(({ wanted, ...step }) => ({
      ...step,
      ...(wanted === undefined ? {} : { wanted }),
    })),
    cites: citesOf(decided.rule, steps),
    knowledge: decided.knowledge,
    decidedAt: decided.decidedAt,
  }
}

function shareOf({ groupCode, carc }: Pick<Row<'adjustment'>, 'groupCode' | 'carc'>) {
  const share = groupCode === 'PR' ? PATIENT_SHARES.get(carc) : undefined
  return share === undefined ? {} : { share }
}

/** The advice on a denial, with the steps that were ticked off. */
export function playbookFor(
  { title, meaning, remark, confirm, work, payer, ofCode, evidence, closes, prevention, arguments: all }: Advice,
  events: readonly { readonly at: string; readonly who: string; readonly verb: string; readonly data: object }[],
): z.infer<typeof playbook> {
  const ticks = new Map(
    events.flatMap(({ verb, at, who, data }) =>
      verb === 'stepped' && 'step' in data && 'done' in data
        ? [[data.step, data.done === true ? { doneBy: who, doneAt: at } : {}] as const]
        : [],
    ),
  )
  return {
    title,
    meaning,
    steps: [
      ...remark.map(text => ({ of: 'remark' as const, text, ...ticks.get(text) })),
      ...confirm.map(text => ({ of: 'confirm' as const, text, ...ticks.get(text) })),
      ...work.map(text => ({ of: 'work' as const, text, ...ticks.get(text) })),
      ...payer.map(text => ({ of: 'payer' as const, text, ...ticks.get(text) })),
    ],
    ofCode,
    evidence,
    closes,
    prevention,
    arguments: all,
  }
}
