// Denials: the queue in pages, one with its whole story, every verb for one or for all that a filter finds, the corrected claim.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Row } from '../store/store.ts'
import { assign } from '../work/queue/assign.ts'
import { call } from '../work/queue/call.ts'
import { type Deed, stateOf, type Targets } from '../work/queue/change.ts'
import { CLOSE_REASONS, close, reopen } from '../work/queue/close.ts'
import { plainDaysLeft } from '../work/queue/days.ts'
import { SORTS, type Sort } from '../work/queue/filter.ts'
import { listQueue } from '../work/queue/list.ts'
import { note } from '../work/queue/note.ts'
import { showDenial } from '../work/queue/show.ts'
import { snooze } from '../work/queue/snooze.ts'
import { tellStory } from '../work/queue/timeline.ts'
import { approveWriteOff, writeOff } from '../work/queue/write-off.ts'
import { proveFiling } from '../work/resolve/proof.ts'
import { askedOf } from './access.ts'
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

const place = z.object({ value: z.union([z.string(), z.number(), z.null()]), id: z.number() })

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
        sort: z.enum(Object.keys(SORTS) as [Sort, ...Sort[]]).default('score'),
        limit,
        cursor,
      }),
    },
    handler: async request => {
      const { store, deed } = askedOf(request)
      const { sort, limit: most, cursor: from, ...filter } = request.query
      const after = from === undefined ? undefined : readCursor(from, place)
      const page = await listQueue(store, filterOf(filter), {
        sort,
        limit: most,
        ...(after === undefined ? {} : { after }),
      })
      const last = page.rows.length === most ? page.rows.at(-1) : undefined
      return {
        items: page.rows.map(row => ({ ...rowOf(row, deed.now), payer: row.payer })),
        total: page.total,
        ...(last === undefined ? {} : { next: writeCursor({ value: last[SORTS[sort]], id: last.id }) }),
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/denials/:id',
    config: { right: 'read', looks: true },
    schema: { tags: ['denials'], summary: 'Everything known of one denial', params: practiceAndId },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      const story = await showDenial(store, request.params.id)
      reply.header('etag', `"${stateOf(story.denial)}"`)
      return {
        ...story,
        denial: rowOf(story.denial, deed.now),
        scoreTerms: JSON.parse(story.denial.score_terms) as unknown,
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/denials/:id/timeline',
    config: { right: 'read', looks: true },
    schema: { tags: ['denials'], summary: 'One timeline over every file', params: practiceAndId },
    handler: request => tellStory(askedOf(request).store, { denialId: request.params.id }),
  })
  app.route({
    method: 'GET',
    url: '/denials/:id/filing-proof',
    config: { right: 'read', looks: true },
    schema: { tags: ['denials'], summary: 'The chain that proves timely filing', params: practiceAndId },
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
      },
      handler: async request => {
        const { store, deed } = askedOf(request)
        return DOES[verb](store, { ids: [request.params.id] }, request.body as never, held(deed, request))
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
      return DOES[verb](store, targets, told.data as never, deed)
    },
  })
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
