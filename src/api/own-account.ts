// One's own account: which factors one has, showing again that it is oneself, another password; and the password that a one-time link allows.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App, Service } from './app.ts'
import type { Session } from './people/sessions.ts'
import { Denied } from './problem.ts'
import { words } from './words.ts'

const password = words(256)

export function addOwnAccount(app: App, { people }: Service): void {
  app.route({
    method: 'GET',
    url: '/api/me/factors',
    config: { right: 'signed-in' },
    schema: {
      tags: ['people'],
      summary: 'The factors one has beside the password',
      response: {
        200: z.object({
          shown: z.boolean().describe('Whether one of them was shown in this session'),
          app: z.boolean().describe('An authenticator app'),
          passkeys: z.array(z.object({ id: z.string(), name: z.string(), addedAt: z.string() })).readonly(),
        }),
      },
    },
    handler: async request => {
      const session = sessionOf(request)
      return { shown: session.strong, ...(await people.own.factors(session)) }
    },
  })
  addStep(
    app,
    '/api/me/prove',
    'Show again that it is oneself, by the password or a code; factors can be changed for ten minutes after',
    z.union([z.object({ password }), z.object({ code: words(20) })]),
    (body, request) => people.own.prove(sessionOf(request), body, request),
  )
  addStep(
    app,
    '/api/me/password',
    'Another password; every other session of the person ends',
    z.object({ password, next: password }),
    (body, request) => people.own.changePassword(sessionOf(request), body, request),
  )
  addStep(
    app,
    '/api/reset',
    'A new password with the secret of a one-time link',
    z.object({ secret: words(200), password }),
    (body, request) => people.own.reset(body.secret, body.password, request),
    'anyone',
  )
}

/** What is done to the own account and answers nothing. */
function addStep<Body extends z.ZodType>(
  app: App,
  url: string,
  summary: string,
  body: Body,
  run: (body: z.output<Body>, request: FastifyRequest) => Promise<unknown>,
  right: 'signed-in' | 'anyone' = 'signed-in',
): void {
  app.route({
    method: 'POST',
    url,
    config: { right },
    schema: { tags: ['people'], summary, body },
    handler: async (request, reply) => {
      await run(request.body as z.output<Body>, request)
      return reply.code(204).send()
    },
  })
}

/** Throws Denied for a token, which has no account. */
function sessionOf({ session }: FastifyRequest): Session {
  if (session === undefined) throw new Denied(403, 'no-account', 'A token has no account of its own; a person has.')
  return session
}
