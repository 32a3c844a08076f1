// Signing in and out (the library's own routes), who one is, and the first account of all, made with a one-time link.
import { z } from 'zod'
import { forgetTries, takeOn } from '../store/account.ts'
import { DEFAULT_SETTINGS, zoneOf } from '../store/settings.ts'
import { changeSettings } from '../work/practice/settings.ts'
import { timeZone } from '../work/practice/time-zone.ts'
import type { App, Service } from './app.ts'
import { mustBeGood } from './people/passwords.ts'
import type { createSetupSecret } from './people.ts'
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

function addSignIn(app: App, { people }: Service, { baseUrl }: SessionOptions): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    config: { right: 'anyone' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const { answer, cookies } = await people.knock({
        url: new URL(request.url, baseUrl).toString(),
        method: request.method,
        headers: request.headers,
        from: request.ip,
        body: bodyOf(request.body),
      })
      reply.code(answer.status)
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
      for (const cookie of [...answer.headers.getSetCookie(), ...cookies]) reply.header('set-cookie', cookie)
      return reply.send(await answer.text())
    },
  })
}

const bodyOf = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Readonly<Record<string, unknown>>) : {}

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
          practices: z.array(
            z.object({
              id: z.number(),
              role: z.enum(ROLES),
              name: z.string(),
              needsFactor: z.boolean().describe('Closed to this session until a second factor is shown'),
              zone: z.string().describe('The time zone by whose days the practice works'),
              idleMinutes: z.number().describe('Nobody at the keys for so long: the workbench signs the person out'),
              example: z.boolean().describe('Everything in it is invented'),
              closed: z.boolean().describe('Nothing is done in it any more; its administrators may look'),
            }),
          ),
        }),
      },
    },
    handler: async request => {
      const { caller } = request
      if (caller === undefined) throw new Error('nobody was let through')
      const all = await host.practices()
      const names = new Map(all.map(practice => [practice.id, practice.name]))
      const open = new Set(all.filter(({ closedAt }) => closedAt === null).map(({ id }) => id))
      const own =
        caller.token === undefined
          ? await people.practicesOf(caller.userId)
          : [{ id: caller.token.practiceId, role: caller.token.role }]
      const practices = await Promise.all(
        own
          .filter(({ id, role }) => role === 'admin' || open.has(id))
          .map(async practice => {
            const settings = (await (await host.practice(practice.id))?.settings()) ?? DEFAULT_SETTINGS
            return {
              ...practice,
              name: names.get(practice.id) ?? '',
              needsFactor: !caller.strong && settings.secondFactor,
              zone: zoneOf(settings),
              idleMinutes: settings.idleMinutes,
              example: settings.example,
              closed: settings.closedAt !== null,
            }
          }),
      )
      return { kind: caller.kind, name: caller.name, practices }
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
        timeZone: timeZone.optional(),
      }),
      response: { 201: z.object({ practice: z.number(), name: z.string() }) },
    },
    handler: async (request, reply) => {
      const { secret, practice, timeZone, ...person } = request.body
      if (setup === undefined || !(await people.isEmpty())) return sendProblem(reply, DONE)
      if (!setup.matches(secret))
        throw new Denied(403, 'secret', 'This is not the link that was printed at the last start.')
      mustBeGood(person.password, [practice, person.name, person.email])
      const at = Date.parse(now())
      // Two at the same moment, in this process or another: one of them makes the account.
      if (!(await takeOn(host, 'set-up', SET_UP_MS, at))) return sendProblem(reply, DONE)
      try {
        if (!(await people.isEmpty())) return sendProblem(reply, DONE)
        const store = await host.practiceNamed(practice, now())
        if (timeZone !== undefined) {
          await store.write(unit => changeSettings(unit, () => ({ timeZone })))
          await store.settings()
        }
        await people.add(store, person, 'admin', { who: person.name, now: now() })
        return reply.code(201).send({ practice: store.practiceId, name: practice })
      } catch (error) {
        await forgetTries(host, 'set-up')
        throw error
      }
    },
  })
}

/** Who began to make the first account and went away is waited for no longer than this. */
const SET_UP_MS = 60_000
const DONE = {
  type: 'about:blank#set-up',
  title: 'Done already',
  status: 409,
  code: 'set-up',
  detail: 'There is an account already; its administrator can take you in.',
} as const
