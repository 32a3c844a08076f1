// Denials: the queue in pages, one with its whole story, every verb for one or for all that a filter finds, the corrected claim.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { citesOf, readTrace } from '../decide/trace.ts'
import { type Cause, playbookOf } from '../knowledge/load.ts'
import { PATIENT_SHARES } from '../knowledge/patient-shares.ts'
import type { Row } from '../store/store.ts'
import { assign } from '../work/queue/assign.ts'
import { call } from '../work/queue/call.ts'
import { type Deed, stateOf, type Targets } from '../work/queue/change.ts'
import { CLOSE_REASONS, close, reopen } from '../work/queue/close.ts'
import { plainDaysLeft } from '../work/queue/days.ts'
import { parseSort } from '../work/queue/filter.ts'
import { lookHome } from '../work/queue/home.ts'
import { listQueue, placeOf, totalOf } from '../work/queue/list.ts'
import { note } from '../work/queue/note.ts'
import { type StoryClaim, showDenial } from '../work/queue/show.ts'
import { snooze } from '../work/queue/snooze.ts'
import { step } from '../work/queue/step.ts'
import { tellStory } from '../work/queue/timeline.ts'
import { undo } from '../work/queue/undo.ts'
import { approveWriteOff, writeOff } from '../work/queue/write-off.ts'
import { proveFiling } from '../work/resolve/proof.ts'
import { askedOf } from './access.ts'
import {
  type adjudicationAnswer,
  denialStory,
  denialWithPayer,
  homeAnswer,
  itemsOf,
  pageOf,
  proofAnswer,
  storyAnswer,
  totalAnswer,
} from './answers.ts'
import type { App } from './app.ts'
import { Denied } from './problem.ts'
import { mayDo } from './rights.ts'
import {
  cursor,
  filterBody,
  filterOf,
  filterQuery,
  isoDate,
  limit,
  practiceAndId,
  practiceParams,
  readCursor,
  words,
  writeCursor,
} from './words.ts'

const place = z.object({ values: z.array(z.union([z.string(), z.number(), z.null()])).max(20), id: z.number() })

/** Every verb with what it is told; each becomes a route for one denial, and all of them one for many. */
const VERBS = {
  assign: z.object({ to: z.string().max(200).describe('A name; empty takes it back') }),
  snooze: z.object({ until: isoDate, waitingFor: z.enum(['us', 'payer', 'patient']).default('us') }),
  note: z.object({ text: words(10_000) }),
  call: z.object({
    reference: z.string().max(200).default(''),
    person: z.string().max(200).default(''),
    summary: words(10_000),
    next: words(2000),
    until: isoDate.optional(),
  }),
  close: z.object({ reason: z.enum(CLOSE_REASONS), text: z.string().max(2000).default('') }),
  reopen: z.object({ text: words() }),
  'write-off': z.object({ reason: words() }),
  approve: z.object({}),
  step: z.object({ text: words(), done: z.boolean().default(true) }).describe('A step of the playbook'),
} as const
type Verb = keyof typeof VERBS
const VERB_NAMES = Object.keys(VERBS) as [Verb, ...Verb[]]
const RIGHT_OF: Readonly<Partial<Record<Verb, 'lead'>>> = { approve: 'lead' }

type Doing = (
  store: Parameters<typeof assign>[0],
  targets: Targets,
  told: never,
  deed: Deed,
) => Promise<{ readonly changed: number; readonly waiting?: number }>
const only = async (changed: Promise<number>) => ({ changed: await changed })

const DOES: Readonly<Record<Verb, Doing>> = {
  assign: (store, targets, { to }: z.infer<typeof VERBS.assign>, deed) => only(assign(store, targets, to, deed)),
  snooze: (store, targets, told: z.infer<typeof VERBS.snooze>, deed) =>
    only(snooze(store, targets, told.until, told.waitingFor, deed)),
  note: (store, targets, { text }: z.infer<typeof VERBS.note>, deed) => only(note(store, targets, text, deed)),
  call: (store, targets, { until, ...told }: z.infer<typeof VERBS.call>, deed) =>
    only(call(store, targets, { ...told, ...(until === undefined ? {} : { until }) }, deed)),
  close: (store, targets, told: z.infer<typeof VERBS.close>, deed) =>
    only(close(store, targets, told.reason, told.text, deed)),
  reopen: (store, targets, { text }: z.infer<typeof VERBS.reopen>, deed) => only(reopen(store, targets, text, deed)),
  'write-off': async (store, targets, { reason }: z.infer<(typeof VERBS)['write-off']>, deed) => {
    const { done, asked } = await writeOff(store, targets, reason, deed)
    return { changed: done + asked, waiting: asked }
  },
  approve: (store, targets, _told, deed) => only(approveWriteOff(store, targets, deed)),
  step: (store, targets, { text, done }: z.infer<typeof VERBS.step>, deed) =>
    only(step(store, targets, text, done, deed)),
}

export function addDenials(app: App): void {
  app.route({
    method: 'GET',
    url: '/denials',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['denials'],
      summary: 'The work list, ranked: one page, with the total of everything the filter finds',
      params: practiceParams,
      querystring: filterQuery.extend({
        sort: z
          .string()
          .max(200)
          .default('score')
          .describe('Columns, first to last, each with :asc or :desc where wanted'),
        limit,
        cursor,
        skip: z.coerce.number().int().min(0).max(10_000_000).default(0).describe('Rows to pass over, for a jump'),
      }),
      response: { 200: pageOf(denialWithPayer).extend({ total: totalAnswer }) },
    },
    handler: async request => {
      const { store, deed } = askedOf(request)
      const { sort, limit: most, cursor: from, skip, ...filter } = request.query
      const terms = parseSort(sort)
      const after = from === undefined ? undefined : readCursor(from, place)
      const page = await listQueue(store, filterOf(filter), {
        sort: terms,
        limit: most,
        offset: skip,
        ...(after === undefined ? {} : { after }),
      })
      const last = page.rows.length === most ? page.rows.at(-1) : undefined
      return {
        items: page.rows.map(row => ({ ...rowOf(row, deed.now), payer: row.payer })),
        total: page.total,
        ...(last === undefined ? {} : { next: writeCursor(placeOf(last, terms)) }),
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/denials/totals',
    config: { right: 'read' },
    schema: {
      tags: ['denials'],
      summary: 'How many each of several filters finds and over how much; nobody’s record is shown',
      params: practiceParams,
      querystring: z.object({
        filters: z
          .string()
          .max(16_000)
          .default('[{}]')
          .describe('A JSON array of filters as in the body of /denials/bulk, forty at most'),
      }),
      response: { 200: itemsOf(totalAnswer) },
    },
    handler: async request => {
      const { store } = askedOf(request)
      const filters = readFilters(request.query.filters)
      return { items: await Promise.all(filters.map(filter => totalOf(store, filterOf(filter)))) }
    },
  })
  app.route({
    method: 'GET',
    url: '/denials/:id',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['denials'],
      summary: 'Everything known of one denial',
      params: practiceAndId,
      response: { 200: denialStory },
    },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      const { denial, adjudications, events, ...rest } = await showDenial(store, request.params.id)
      const match = await store.kysely
        .selectFrom('claim_match')
        .selectAll()
        .where('remit_claim_id', '=', denial.remit_claim_id)
        .executeTakeFirst()
      const told = events.map(({ seq, at, who, verb, data }) => ({
        seq,
        at,
        who,
        verb,
        data: JSON.parse(data) as Record<string, unknown>,
      }))
      reply.header('etag', `"${stateOf(denial)}"`)
      return {
        ...rest,
        denial: rowOf(denial, deed.now),
        scoreTerms: JSON.parse(denial.score_terms) as z.infer<typeof denialStory>['scoreTerms'],
        adjudications: adjudications.map(claim => ({ ...adjudicationOf(claim), role: claim.role, pair: claim.pair })),
        events: told,
        ...(match === undefined
          ? {}
          : { match: { claimId: match.claim_id, sure: match.sure, why: match.why, byWhom: match.by_whom } }),
        playbook: playbookFor(denial.cause as Cause, told),
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/denials/:id/timeline',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['denials'],
      summary: 'One timeline over every file',
      params: practiceAndId,
      response: { 200: storyAnswer },
    },
    handler: request => tellStory(askedOf(request).store, { denialId: request.params.id }),
  })
  app.route({
    method: 'GET',
    url: '/denials/:id/filing-proof',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['denials'],
      summary: 'The chain that proves timely filing',
      params: practiceAndId,
      response: { 200: proofAnswer },
    },
    handler: async request => ({ items: await proveFiling(askedOf(request).store, { denialId: request.params.id }) }),
  })
  for (const verb of VERB_NAMES)
    app.route({
      method: 'POST',
      url: `/denials/:id/${verb}`,
      config: { right: RIGHT_OF[verb] ?? 'work' },
      schema: {
        tags: ['denials'],
        summary: `${verb.replace('-', ' ')} one denial`,
        params: practiceAndId,
        headers: z.object({ 'if-match': z.string().max(200).optional().describe('The ETag that was seen') }),
        body: VERBS[verb] as z.ZodType<Record<string, unknown>>,
        response: { 200: doneAnswer },
      },
      handler: async request => {
        const { store, deed } = askedOf(request)
        const done = await DOES[verb](store, { ids: [request.params.id] }, request.body as never, held(deed, request))
        return { ...done, at: deed.now }
      },
    })
  app.route({
    method: 'POST',
    url: '/denials/bulk',
    config: { right: 'work' },
    schema: {
      tags: ['denials'],
      summary: 'One verb for many: by their numbers, or all that a filter finds; all or none of them',
      params: practiceParams,
      body: z.object({
        verb: z.enum(VERB_NAMES),
        ids: z.array(z.number().int().positive()).min(1).max(10_000).optional(),
        filter: filterBody.optional(),
        told: z.record(z.string(), z.unknown()).default({}).describe('What the verb is told, as for one'),
      }),
      response: { 200: doneAnswer },
    },
    handler: async request => {
      const { store, deed, role } = askedOf(request)
      const { verb, ids, filter } = request.body
      if (!mayDo(role, RIGHT_OF[verb] ?? 'work'))
        throw new Denied(403, 'too-few-rights', `Your role here (${role}) does not allow this.`)
      if ((ids === undefined) === (filter === undefined))
        throw new Denied(422, 'targets', 'Say which: either ids or a filter.')
      const told = VERBS[verb].safeParse(request.body.told)
      if (!told.success)
        throw new Denied(
          422,
          'told',
          `${verb}: ${told.error.issues.map(each => `${each.path.join('.')} ${each.message}`).join('; ')}`,
        )
      const targets: Targets = ids === undefined ? { filter: filterOf(filter ?? {}) } : { ids }
      return { ...(await DOES[verb](store, targets, told.data as never, deed)), at: deed.now }
    },
  })
  app.route({
    method: 'POST',
    url: '/denials/undo',
    config: { right: 'work' },
    schema: {
      tags: ['denials'],
      summary: 'Take a deed of one’s own back, named by its instant: what nobody has changed since is as it was before',
      params: practiceParams,
      body: z.object({ at: z.iso.datetime() }),
      response: { 200: z.object({ undone: z.number(), left: z.number(), at: z.string() }) },
    },
    handler: async request => {
      const { store, deed } = askedOf(request)
      return { ...(await undo(store, request.body.at, deed)), at: deed.now }
    },
  })
  app.route({
    method: 'GET',
    url: '/home',
    config: { right: 'read' },
    schema: {
      tags: ['denials'],
      summary: 'What to know first: what comes due, what is new, whose move it is, what came back',
      params: practiceParams,
      response: { 200: homeAnswer },
    },
    handler: async request => {
      const { store, deed } = askedOf(request)
      return lookHome(store, deed.now)
    },
  })
}

function readFilters(text: string): readonly z.infer<typeof filterBody>[] {
  try {
    return z.array(filterBody).max(40).parse(JSON.parse(text))
  } catch {
    throw new Denied(422, 'filters', 'The filters are no JSON array of what the queue can be filtered by.')
  }
}

/** What a verb did, and the instant by which it can be taken back. */
const doneAnswer = z.object({
  changed: z.number(),
  waiting: z.number().optional().describe('Of these, how many wait for a second person'),
  at: z.string().describe('The instant of the deed, for /denials/undo'),
})

/** A claim of a remittance with its decisions made readable. */
export function adjudicationOf(claim: Omit<StoryClaim, 'role' | 'pair'>): z.infer<typeof adjudicationAnswer> {
  return {
    ...claim,
    adjustments: claim.adjustments.map(({ decision, ...adjustment }) => ({
      ...adjustment,
      ...shareOf(adjustment),
      ...(decision === undefined
        ? {}
        : {
            decision: {
              kind: decision.kind,
              cause: decision.cause,
              action: decision.action,
              liable: decision.liable,
              mayBillPatient: decision.may_bill === 1,
              appealable: decision.appealable === 1,
              sure: decision.sure,
              rule: decision.rule,
              why: decision.why,
              because: readTrace(decision.because),
              cites: citesOf(decision.rule),
              knowledge: decision.knowledge,
              decidedAt: decision.decided_at,
            },
          }),
    })),
  }
}

function shareOf({ group_code, carc }: Pick<Row<'adjustment'>, 'group_code' | 'carc'>) {
  const share = group_code === 'PR' ? PATIENT_SHARES.get(carc) : undefined
  return share === undefined ? {} : { share }
}

/** The playbook of a cause, with the steps that were ticked off. */
function playbookFor(
  cause: Cause,
  events: readonly { readonly at: string; readonly who: string; readonly verb: string; readonly data: object }[],
): z.infer<typeof denialStory>['playbook'] {
  const { title, meaning, confirm, steps, evidence, closes, prevention, arguments: all } = playbookOf(cause)
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
      ...confirm.map(text => ({ of: 'confirm' as const, text, ...ticks.get(text) })),
      ...steps.biller.map(text => ({ of: 'work' as const, text, ...ticks.get(text) })),
    ],
    evidence,
    closes,
    prevention,
    arguments: all,
  }
}

/** Holds a deed to the state that was seen, where the request says which. */
export function held(deed: Deed, request: Pick<FastifyRequest, 'headers'>): Deed {
  const seen = request.headers['if-match']
  if (seen === undefined || seen === '*') return deed
  return { ...deed, mustBe: seen.replace(/^(W\/)?"?|"$/g, '') }
}

function rowOf(row: Row<'denial'>, now: string) {
  return {
    id: row.id,
    payerId: row.payer_id,
    account: row.account,
    patient: row.patient_name,
    serviceFrom: row.service_from,
    paymentDate: row.payment_date,
    chargeCents: row.charge_cents,
    paidCents: row.paid_cents,
    group: row.group_code,
    carc: row.carc,
    kind: row.kind,
    cause: row.cause,
    action: row.action,
    atStakeCents: row.at_stake_cents,
    expectedCents: row.expected_cents,
    score: row.score,
    dueDate: row.due_date,
    workBy: row.work_by,
    dueLevel: row.due_level,
    daysLeft: row.due_date === null ? null : plainDaysLeft(now, row.due_date),
    move: row.move,
    owner: row.owner,
    status: row.snoozed === 1 ? 'snoozed' : row.status,
    snoozedUntil: row.snoozed_until,
    closedBecause: row.closed_because,
    recoveredCents: row.recovered_cents,
    credited: row.credited,
    writtenOffCents: row.written_off_cents,
    askedCents: row.asked_cents,
    lastAction: row.last_action,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    etag: stateOf(row),
  }
}
