// One's own account: which factors one has, showing again that it is oneself, another password; and the password that a one-time link allows.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App, Service } from './app.ts'
import type { Session } from './people/sessions.ts'
import { Denied } from './problem.ts'
import { words } from './words.ts'

const password = words(256)

export function addOwnAccount(app: App, { people }: Service): void {
  const signedIn = { config: { right: 'signed-in' } } as const
  app.route({
    method: 'GET',
    url: '/api/me/factors',
    ...signedIn,
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
  app.route({
    method: 'POST',
    url: '/api/me/prove',
    ...signedIn,
    schema: {
      tags: ['people'],
      summary: 'Show again that it is oneself, by the password or a code; factors can be changed for ten minutes after',
      body: z.union([z.object({ password }), z.object({ code: words(20) })]),
    },
    handler: async (request, reply) => {
      await people.own.prove(sessionOf(request), request.body, request)
      return reply.code(204).send()
    },
  })
  app.route({
    method: 'POST',
    url: '/api/me/password',
    ...signedIn,
    schema: {
      tags: ['people'],
      summary: 'Another password; every other session of the person ends',
      body: z.object({ password, next: password }),
    },
    handler: async (request, reply) => {
      await people.own.changePassword(sessionOf(request), request.body, request)
      return reply.code(204).send()
    },
  })
  app.route({
    method: 'POST',
    url: '/api/reset',
    config: { right: 'anyone' },
    schema: {
      tags: ['people'],
      summary: 'A new password with the secret of a one-time link',
      body: z.object({ secret: words(200), password }),
    },
    handler: async (request, reply) => {
      await people.own.reset(request.body.secret, request.body.password, request)
      return reply.code(204).send()
    },
  })
}

/** Throws Denied for a token, which has no account. */
function sessionOf({ session }: FastifyRequest): Session {
  if (session === undefined) throw new Denied(403, 'no-account', 'A token has no account of its own; a person has.')
  return session
}
