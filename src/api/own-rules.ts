// The practice's own rules for what newly comes into the queue: read, tried on what is there, kept.
import { z } from 'zod'
import type { OwnRule } from '../store/store.ts'
import { keepRules, tryRule } from '../work/queue/own-rules.ts'
import { askedOf } from './access.ts'
import { totalAnswer } from './answers.ts'
import { ruleShape } from './answers-of-knowledge.ts'
import type { App } from './app.ts'
import { practiceParams } from './words.ts'

const rules = z.object({ items: z.array(ruleShape).max(200) })

export function addOwnRules(app: App): void {
  app.route({
    method: 'GET',
    url: '/rules',
    config: { right: 'read' },
    schema: {
      tags: ['practice'],
      summary: 'The practice’s own rules, in the order in which they are asked',
      params: practiceParams,
      response: { 200: rules },
    },
    handler: async request => ({ items: [...(await askedOf(request).store.settings()).rules] as never }),
  })
  app.route({
    method: 'PUT',
    url: '/rules',
    config: { right: 'lead' },
    schema: {
      tags: ['practice'],
      summary: 'Keep these rules in place of those before; they hold for what is opened from now on',
      params: practiceParams,
      body: rules,
    },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      await keepRules(store, request.body.items.map(cleaned), deed)
      return reply.code(204).send()
    },
  })
  addTrial(app)
}

function addTrial(app: App): void {
  app.route({
    method: 'POST',
    url: '/rules/try',
    config: { right: 'read' },
    schema: {
      tags: ['practice'],
      summary: 'What a rule would hold for, of all that is known; nothing is changed',
      params: practiceParams,
      body: ruleShape,
      response: {
        200: z.object({
          total: totalAnswer,
          some: z.array(
            z.object({
              id: z.number(),
              account: z.string(),
              payer: z.string(),
              carc: z.string(),
              cause: z.string(),
              atStakeCents: z.number(),
            }),
          ),
          closed: z.number(),
          recoveredCents: z.number(),
        }),
      },
    },
    handler: async request => {
      const { some, total, ...rest } = await tryRule(askedOf(request).store, cleaned(request.body).when)
      return {
        ...rest,
        total: {
          denials: total.denials,
          atLeast: total.atLeast,
          ...(total.atStakeCents === undefined ? {} : { atStakeCents: total.atStakeCents }),
        },
        some: some.map(({ id, account, payer, carc, cause, atStakeCents }) => ({
          id,
          account,
          payer,
          carc,
          cause,
          atStakeCents: atStakeCents,
        })),
      }
    },
  })
}

/** Without what is not set. */
function cleaned(rule: z.infer<typeof ruleShape>): OwnRule {
  const when = Object.fromEntries(Object.entries(rule.when).filter(([, value]) => value !== undefined))
  return { ...rule, when } as OwnRule
}
