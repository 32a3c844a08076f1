// The practice itself: people and their roles, tokens, settings, saved views, payers and their deadlines, the audit, deciding again.

import { z } from 'zod'
import { pageOf } from '../decide/code-page.ts'
import { LEVELS, payerNames } from '../knowledge/load.ts'
import { figuresOf } from '../work/code/figures.ts'
import { decideAgain } from '../work/intake/judge/decide-again.ts'
import { listSilent } from '../work/intake/match/unanswered.ts'
import { offList } from '../work/payer/combinations.ts'
import { listPayers } from '../work/payer/list-payers.ts'
import { clockOverrides, setClock } from '../work/payer/set-clock.ts'
import { audit } from '../work/practice/audit.ts'
import { changeSettings } from '../work/practice/settings.ts'
import { askedOf } from './access.ts'
import { auditAnswer, itemsOf, rowOf, silentAnswer, watchesAnswer } from './answers.ts'
import { codeFigures, overrideAnswer } from './answers-of-knowledge.ts'
import type { App, Service } from './app.ts'
import { Denied } from './problem.ts'
import { ROLES, SCOPES } from './rights.ts'
import { cents, practiceAndId, practiceParams, words } from './words.ts'

const role = z.enum(ROLES)

export function addPractice(app: App, { people }: Service): void {
  app.route({
    method: 'GET',
    url: '/people',
    config: { right: 'admin' },
    schema: {
      tags: ['people'],
      summary: 'Who belongs to the practice',
      params: practiceParams,
      response: { 200: itemsOf(rowOf('member').extend({ disabled: z.boolean() })) },
    },
    handler: async request => ({
      items: (await askedOf(request).store.kysely.selectFrom('member').selectAll().orderBy('name').execute()).map(
        ({ practiceId: _practice, ...row }) => ({ ...row, disabled: row.disabled }),
      ),
    }),
  })
  app.route({
    method: 'GET',
    url: '/people/names',
    config: { right: 'read' },
    schema: {
      tags: ['people'],
      summary: 'What those who work here are called: whom a denial can be given to',
      params: practiceParams,
      response: { 200: itemsOf(z.string()) },
    },
    handler: async request => ({
      items: (
        await askedOf(request)
          .store.kysely.selectFrom('member')
          .select('name')
          .where('disabled', '=', false)
          .where('role', '!=', 'viewer')
          .orderBy('name')
          .execute()
      ).map(row => row.name),
    }),
  })
  app.route({
    method: 'POST',
    url: '/people',
    config: { right: 'admin' },
    schema: {
      tags: ['people'],
      summary: 'Take a person in; one who has an account in another practice keeps it',
      params: practiceParams,
      body: z.object({ email: z.email().max(200), name: words(100), password: words(256), role }),
    },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      const { role: as, ...person } = request.body
      const { practiceId: _practice, ...row } = await people.add(store, person, as, deed)
      return reply.code(201).send(row)
    },
  })
  app.route({
    method: 'PATCH',
    url: '/people/:user',
    config: { right: 'admin' },
    schema: {
      tags: ['people'],
      summary: 'Another role, or no entry any more; open sessions end',
      params: practiceParams.extend({ user: words(100) }),
      body: z.object({ role: role.optional(), disabled: z.boolean().optional() }),
    },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      const { role: as, disabled } = request.body
      await people.change(
        store,
        request.params.user,
        { ...(as === undefined ? {} : { role: as }), ...(disabled === undefined ? {} : { disabled }) },
        deed,
      )
      return reply.code(204).send()
    },
  })
  app.route({
    method: 'GET',
    url: '/tokens',
    config: { right: 'admin' },
    schema: {
      tags: ['people'],
      summary: 'Tokens of other systems; never the tokens themselves',
      params: practiceParams,
      response: { 200: itemsOf(rowOf('apiToken').omit({ hash: true })) },
    },
    handler: async request => ({
      items: await askedOf(request)
        .store.kysely.selectFrom('apiToken')
        .select(['id', 'name', 'role', 'scopes', 'madeBy', 'madeAt', 'expiresAt', 'revokedAt'])
        .orderBy('id')
        .execute(),
    }),
  })
  app.route({
    method: 'POST',
    url: '/tokens',
    config: { right: 'admin' },
    schema: {
      tags: ['people'],
      summary: 'A token for another system, shown this once',
      params: practiceParams,
      body: z.object({
        name: words(100),
        role,
        scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).optional(),
        expiresAt: z.iso.datetime().nullable().default(null),
      }),
      response: { 201: z.object({ id: z.number(), token: z.string() }) },
    },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      if (request.headers['idempotency-key'] !== undefined)
        throw new Denied(
          422,
          'shown-once',
          'A token is shown once and its answer is not kept: leave the Idempotency-Key out.',
        )
      return reply.code(201).send(await people.addToken(store, request.body, deed))
    },
  })
  app.route({
    method: 'DELETE',
    url: '/tokens/:id',
    config: { right: 'admin' },
    schema: { tags: ['people'], summary: 'Take a token back', params: practiceAndId },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      await people.revokeToken(store, request.params.id, deed)
      return reply.code(204).send()
    },
  })
  app.route({
    method: 'GET',
    url: '/settings',
    config: { right: 'read' },
    schema: {
      tags: ['practice'],
      summary: 'What the practice has set',
      params: practiceParams,
      response: {
        200: z.object({
          name: z.string(),
          writeOffLimitCents: z.number(),
          attemptCents: z.number(),
          silentDays: z.number(),
        }),
      },
    },
    handler: async request => {
      const { store } = askedOf(request)
      const { writeOffLimitCents, attemptCents, silentDays } = await store.settings()
      return { name: store.practice, writeOffLimitCents, attemptCents, silentDays }
    },
  })
  app.route({
    method: 'PATCH',
    url: '/settings',
    config: { right: 'admin' },
    schema: {
      tags: ['practice'],
      summary: 'Set it otherwise',
      params: practiceParams,
      body: z.object({
        writeOffLimitCents: cents.min(0).optional(),
        attemptCents: cents.min(0).optional(),
        silentDays: z.number().int().min(1).max(3650).optional(),
      }),
    },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      const set = Object.fromEntries(Object.entries(request.body).filter(([, value]) => value !== undefined))
      await store.write(async unit => {
        await changeSettings(unit, () => set)
        unit.event({ at: deed.now, who: deed.who, verb: 'set', data: set })
      })
      return reply.code(204).send()
    },
  })
  app.route({
    method: 'GET',
    url: '/payers',
    config: { right: 'read' },
    schema: {
      tags: ['payers'],
      summary: 'The payers that the files name',
      params: practiceParams,
      response: {
        200: itemsOf(
          rowOf('payer').extend({
            uses: z
              .string()
              .nullable()
              .describe('The entry that holds for it: its own, or its class’s by what its claims say'),
          }),
        ),
      },
    },
    handler: async request => ({ items: await listPayers(askedOf(request).store) }),
  })
  app.route({
    method: 'PATCH',
    url: '/payers/:id',
    config: { right: 'lead' },
    schema: {
      tags: ['payers'],
      summary: 'Say which payer of the knowledge this is, for its deadlines and corrections',
      params: practiceAndId,
      body: z.object({ entry: z.enum(payerNames() as unknown as [string, ...string[]]).nullable() }),
    },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      const done = await store.write(async unit => {
        const changed = await unit.kysely
          .updateTable('payer')
          .set({ entry: request.body.entry })
          .where('id', '=', request.params.id)
          .executeTakeFirst()
        unit.event({
          at: deed.now,
          who: deed.who,
          verb: 'named-payer',
          data: { payer: request.params.id, ...request.body },
        })
        return Number(changed.numUpdatedRows)
      })
      return done === 0 ? reply.callNotFound() : reply.code(204).send()
    },
  })
  app.route({
    method: 'GET',
    url: '/clock-overrides',
    config: { right: 'read' },
    schema: {
      tags: ['payers'],
      summary: 'Deadlines that the practice has set otherwise',
      params: practiceParams,
      response: { 200: itemsOf(overrideAnswer) },
    },
    handler: async request => ({ items: await clockOverrides(askedOf(request).store) }),
  })
  app.route({
    method: 'POST',
    url: '/clock-overrides',
    config: { right: 'lead' },
    schema: {
      tags: ['payers'],
      summary: 'Set a deadline as a contract, product or state has it',
      params: practiceParams,
      body: z.object({
        payer: z.enum(payerNames() as unknown as [string, ...string[]]),
        level: z.enum(LEVELS as unknown as [string, ...string[]]),
        within: z.number().int().min(1).max(3660),
        unit: z.enum(['calendar-days', 'business-days', 'months', 'years']).default('calendar-days'),
        source: words(500),
        product: words(100).optional(),
        state: words(2).optional(),
      }),
    },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      const { product, state, ...rest } = request.body
      await setClock(
        store,
        { ...rest, ...(product === undefined ? {} : { product }), ...(state === undefined ? {} : { state }) },
        deed.who,
        deed.now,
      )
      return reply.code(204).send()
    },
  })
  app.route({
    method: 'GET',
    url: '/codes/:code',
    config: { right: 'read' },
    schema: {
      tags: ['practice'],
      summary: 'What a code has come to here: how often, over how much, what was worked, what came back',
      params: practiceParams.extend({ code: words(30) }),
      response: { 200: codeFigures },
    },
    handler: async (request, reply) => {
      const page = pageOf(request.params.code)
      return page === undefined ? reply.callNotFound() : figuresOf(askedOf(request).store, page.list, page.code)
    },
  })
  app.route({
    method: 'GET',
    url: '/combinations',
    config: { right: 'read' },
    schema: { tags: ['payers'], summary: 'What payers sent outside of the uniform-use list', params: practiceParams },
    handler: request => offList(askedOf(request).store),
  })
  app.route({
    method: 'GET',
    url: '/missing',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['claims'],
      summary: 'Claims that were sent and that nobody has answered',
      params: practiceParams,
      querystring: z.object({ days: z.coerce.number().int().min(1).max(3650).optional() }),
      response: { 200: silentAnswer },
    },
    handler: async request => {
      const { store, deed } = askedOf(request)
      const days = request.query.days ?? (await store.settings()).silentDays
      return { days, items: await listSilent(store, deed.now, days, 500) }
    },
  })
  app.route({
    method: 'GET',
    url: '/jobs',
    config: { right: 'lead' },
    schema: {
      tags: ['practice'],
      summary: 'Background work that waits or was put aside',
      params: practiceParams,
      response: {
        200: itemsOf(
          rowOf('job').pick({
            id: true,
            kind: true,
            subject: true,
            status: true,
            runAt: true,
            attempts: true,
            leasedBy: true,
            trouble: true,
          }),
        ),
      },
    },
    handler: async request => ({
      items: await askedOf(request)
        .store.kysely.selectFrom('job')
        .select(['id', 'kind', 'subject', 'status', 'runAt', 'attempts', 'leasedBy', 'trouble'])
        .where('status', '!=', 'done')
        .orderBy('runAt')
        .execute(),
    }),
  })
  // Set on the machine's own command line alone: whoever sets a server names files of that machine to sign in with.
  app.route({
    method: 'GET',
    url: '/watches',
    config: { right: 'lead' },
    schema: {
      tags: ['practice'],
      summary: 'Folders and SFTP servers whose files are brought in by themselves, and why one has stopped',
      params: practiceParams,
      response: { 200: watchesAnswer },
    },
    handler: async request => {
      const { watchFolders, watchServers } = await askedOf(request).store.settings()
      return {
        folders: watchFolders,
        servers: watchServers.map(({ url, hostKey, stopped = null }) => ({ url, hostKey, stopped })),
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/audit',
    config: { right: 'lead' },
    schema: {
      tags: ['practice'],
      summary: 'The proof that every cent and segment is accounted for',
      params: practiceParams,
      querystring: z.object({
        files: z.enum(['true', 'false']).default('false').describe('Read the kept files again'),
      }),
      response: { 200: auditAnswer },
    },
    handler: async request => {
      const checks = await audit(askedOf(request).store, { files: request.query.files === 'true' })
      return { ok: checks.every(check => check.ok), checks }
    },
  })
  app.route({
    method: 'POST',
    url: '/decide-again',
    config: { right: 'lead' },
    schema: {
      tags: ['practice'],
      summary: 'Decide everything with what is known today',
      params: practiceParams,
      response: {
        200: z.object({ remittances: z.number(), adjustments: z.number(), changed: z.number(), claims: z.number() }),
      },
    },
    handler: request => {
      const { store, deed } = askedOf(request)
      return decideAgain(store, deed)
    },
  })
}
