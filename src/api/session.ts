// Signing in and out (the library's own routes), who one is, and the first account of all, made with a one-time link.
import { z } from 'zod'
import type { App, Service } from './app.ts'
import { type createSetupSecret, webRequest } from './people.ts'
import { Denied, sendProblem } from './problem.ts'
import { ROLES } from './rights.ts'
import { words } from './words.ts'

export interface SessionOptions {
  readonly baseUrl: string
  /** Undefined once there is an account. */
  readonly setup: ReturnType<typeof createSetupSecret> | undefined
}

export function addSession(app: App, service: Service, options: SessionOptions): void {
  addSignIn(app, service, options)
  addMe(app, service)
  addSetup(app, service, options)
}

function addSignIn(app: App, { people, now }: Service, { baseUrl }: SessionOptions): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    config: { right: 'anyone' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : undefined
      const url = new URL(request.url, baseUrl).toString()
      const answer = await people.handle(webRequest(url, request.method, request.headers, request.ip, body))
      if (url.endsWith('/sign-in/email') || url.includes('/two-factor/verify'))
        await people.noteSignIn((request.body ?? {}) as object, answer, now())
      const { pathname } = new URL(url)
      if (pathname.startsWith('/api/auth/callback/')) await people.noteEntry('identity provider', answer, now())
      if (pathname === '/api/auth/passkey/verify-authentication') await people.noteEntry('passkey', answer, now())
      reply.code(answer.status)
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
      for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
      return reply.send(await answer.text())
    },
  })
}

function addMe(app: App, { host, people }: Service): void {
  app.route({
    method: 'GET',
    url: '/api/me',
    config: { right: 'signed-in' },
    schema: {
      tags: ['people'],
      summary: 'Who one is, and in which practices with which role',
      response: {
        200: z.object({
          kind: z.enum(['person', 'token']),
          name: z.string(),
          practices: z.array(z.object({ id: z.number(), role: z.enum(ROLES), name: z.string() })),
        }),
      },
    },
    handler: async request => {
      const { caller } = request
      if (caller === undefined) throw new Error('nobody was let through')
      const names = new Map((await host.practices()).map(practice => [practice.id, practice.name]))
      const own =
        caller.token === undefined
          ? await people.practicesOf(caller.userId)
          : [{ id: caller.token.practiceId, role: caller.token.role }]
      return {
        kind: caller.kind,
        name: caller.name,
        practices: own.map(practice => ({ ...practice, name: names.get(practice.id) ?? '' })),
      }
    },
  })
}

function addSetup(app: App, { host, people, now }: Service, { setup }: SessionOptions): void {
  app.route({
    method: 'GET',
    url: '/api/setup',
    config: { right: 'anyone' },
    schema: {
      tags: ['people'],
      summary:
        'Whether the first account is still to be made, and whether there is an identity provider to sign in with',
      response: { 200: z.object({ needed: z.boolean(), identityProvider: z.boolean() }) },
    },
    handler: async () => ({ needed: await people.isEmpty(), identityProvider: people.identityProvider }),
  })
  app.route({
    method: 'POST',
    url: '/api/setup',
    config: { right: 'anyone' },
    schema: {
      tags: ['people'],
      summary: 'The first account and practice, with the secret of the link that was printed at the start',
      body: z.object({
        secret: words(200),
        practice: words(100),
        email: z.email().max(200),
        name: words(100),
        password: words(256),
      }),
      response: { 201: z.object({ practice: z.number(), name: z.string() }) },
    },
    handler: async (request, reply) => {
      const { secret, practice, ...person } = request.body
      if (setup === undefined || !(await people.isEmpty()))
        return sendProblem(reply, {
          type: 'about:blank#set-up',
          title: 'Done already',
          status: 409,
          code: 'set-up',
          detail: 'There is an account already; its administrator can take you in.',
        })
      if (!setup.matches(secret))
        throw new Denied(403, 'secret', 'This is not the link that was printed at the last start.')
      const store = await host.practiceNamed(practice, now())
      await people.add(store, person, 'admin', { who: person.name, now: now() })
      return reply.code(201).send({ practice: store.practiceId, name: practice })
    },
  })
}
