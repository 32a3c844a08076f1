// Makes routes of the actions: for each one its usual address (or the one it names), its input as the body, its answer; and one address for
// doing an action on many. What an action is and does stands in its own file (work/<noun>/<verb>.ts).
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Action, ActionContext, Targets } from '../work/action.ts'
import { namesIn, pathOf } from '../work/catalog.ts'
import { DENIAL_FIELDS } from '../work/denial/fields.ts'
import type { Readers } from '../work/intake/apart/readers.ts'
import { fieldSays } from '../work/issue.ts'
import { filterShape } from '../work/list.ts'
import { AREA_OF, mayDo } from '../work/rights.ts'
import { askedOf } from './access.ts'
import type { App } from './app.ts'
import { Denied } from './problem.ts'
import { id as number, practiceParams } from './words.ts'

const outcome = z.object({
  changed: z.number().describe('How many were changed'),
  waiting: z.number().optional().describe('Of these, how many wait for a second person'),
  says: z.string(),
  made: z.record(z.string(), z.unknown()).optional(),
  at: z.string().describe('The instant of the action, for undo'),
})
const seen = z.object({ 'if-match': z.string().max(200).optional().describe('The ETag that was seen') })

export function addActions(app: App, all: readonly Action[], readers: Readers): void {
  const actions = all.map(action => (action.apart === undefined ? action : apartFrom(action, readers)))
  for (const action of actions) if (action.without?.http === undefined) addAction(app, action)
  addBulk(
    app,
    actions.filter(action => action.on === 'many'),
  )
}

/** Done in a process of its own, to its end, also where whoever asked has gone. */
const apartFrom = (action: Action, readers: Readers): Action => ({
  ...action,
  run: (context, targets, input) => readers.act(action, context, targets, input),
})

function addAction(app: App, action: Action): void {
  const { noun, on, right, says, input, http } = action
  const status = http?.status ?? 200
  const path = pathOf(action)
  const [target] = on === 'practice' ? [] : namesIn(path)
  app.route({
    method: http?.method ?? 'POST',
    url: path,
    config: { right, catalog: true },
    schema: {
      tags: [AREA_OF[noun]],
      summary: says,
      params: (target === undefined
        ? practiceParams
        : practiceParams.extend({ [target]: action.id ?? number })
      ).loose(),
      headers: seen,
      ...(http?.method === 'DELETE' ? {} : { body: input as z.ZodType<Record<string, unknown>> }),
      ...(status === 204 ? {} : { response: { [status]: http?.answer ?? outcome } }),
    },
    handler: async (request, reply) => {
      if (action.shownOnce === true && request.headers['idempotency-key'] !== undefined)
        throw new Denied(
          422,
          'shown-once',
          'What this makes is shown once and its answer is not kept: leave the Idempotency-Key out.',
        )
      const { practice: _practice, ...named } = request.params as Readonly<Record<string, number | string>>
      const { [target ?? '']: id, ...rest } = named
      const told = { ...(request.body ?? {}), ...rest }
      const ids: Targets<number | string> = { ids: id === undefined ? [] : [id] }
      const done = await action.run(contextOf(request), ids, http?.method === 'DELETE' ? input.parse(rest) : told)
      if (status === 204) return reply.code(204).send()
      const answer = http?.answer === undefined ? { ...done, at: askedOf(request).actor.now } : done.made
      return reply.code(status).send(answer as never)
    },
  })
}

function addBulk(app: App, actions: readonly Action[]): void {
  const byVerb = new Map(actions.map(action => [action.verb, action]))
  app.route({
    method: 'POST',
    url: '/denials/bulk',
    config: { right: 'work' },
    schema: {
      tags: ['denials'],
      summary: 'One action on many: by their numbers, or all that a filter finds; all or none of them',
      params: practiceParams,
      body: z.object({
        verb: z
          .string()
          .max(60)
          .describe([...byVerb.keys()].join(', ')),
        ids: z.array(z.number().int().positive()).min(1).max(10_000).optional(),
        filter: z.object(filterShape(DENIAL_FIELDS, false)).optional(),
        input: z.record(z.string(), z.unknown()).default({}).describe('As for one'),
      }),
      response: { 200: outcome },
    },
    handler: async request => {
      const { role, actor } = askedOf(request)
      const { verb, ids, filter, input } = request.body
      const action = byVerb.get(verb)
      if (action === undefined)
        throw new Denied(422, 'not-known', `There is no such action; there are: ${[...byVerb.keys()].join(', ')}.`)
      if (!mayDo(role, action.right))
        throw new Denied(403, 'too-few-rights', `Your role here (${role}) does not allow this.`)
      if ((ids === undefined) === (filter === undefined))
        throw new Denied(422, 'targets', 'Say which: either ids or a filter.')
      const read = action.input.safeParse(input)
      if (!read.success)
        throw new Denied(
          422,
          'input',
          `${verb}: ${read.error.issues.map(issue => fieldSays(issue, input)).join('; ')}.`,
        )
      const targets: Targets = ids === undefined ? { filter: filter ?? {} } : { ids }
      return { ...(await action.run(contextOf(request), targets, read.data)), at: actor.now }
    },
  })
}

/** What an action or view is given of a request that was let through. */
export function contextOf(request: FastifyRequest): ActionContext {
  const { store, actor, role, accounts, practices, machine, allowed, looksToCome } = askedOf(request)
  const seen = /^"?([0-9a-f]{24})"?$/.exec(String(request.headers['if-match'] ?? ''))?.[1]
  return {
    store,
    role,
    accounts,
    practices,
    machine,
    allowed,
    looksToCome,
    actor: seen === undefined ? actor : { ...actor, mustBe: seen },
  }
}
