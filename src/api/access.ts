// Lets a request through to a practice, or not: a session or a token, a member or nobody, enough rights or too few. What belongs to
// another practice is not here, as what does not exist.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { accountBehind } from '../store/denial.ts'
import { accountOfOutgoing } from '../store/outgoing.ts'
import { type Store, StoreRefusal } from '../store/store.ts'
import { accountsOfOutgoings } from '../work/claim/outbox.ts'
import { accountsInLetter } from '../work/dispute/letter.ts'
import { type Door, lookOf, type Shown, shownIn } from '../work/look.ts'
import { mayDo } from '../work/rights.ts'
import { mayReadResource } from '../work/token/scopes.ts'
import type { App, Service } from './app.ts'
import { createLookBook } from './look-book.ts'
import { Denied } from './problem.ts'
import { type Caller, type Role, scopeOf } from './rights.ts'

/** Finds out who asks, before anything is read. */
export function addCaller(app: App, { people, host }: Service): void {
  app.decorateRequest('caller', undefined)
  app.decorateRequest('session', undefined)
  app.decorateRequest('asked', undefined)
  app.decorateRequest('lookedAt', false)
  app.addHook('onRequest', async (request, reply) => {
    const { right } = request.routeOptions.config
    if (right === undefined || right === 'anyone') return
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (bearer !== undefined) request.caller = await people.token(bearer)
    else {
      const session = await sessionOf(people, host, request.headers)
      request.caller = session?.caller
      request.session = session?.session
      for (const cookie of session?.session.cookies ?? []) reply.header('set-cookie', cookie)
      if (session !== undefined) mustBeOurs(request)
    }
    if (request.caller === undefined)
      throw new Denied(401, 'no-session', 'Sign in, or send a token: Authorization: Bearer ovt_….')
  })
}

/**
 * The library of sign-ins says of every trouble that it is a defect: whether the database is there is asked of the database, and a connection that was
 * cut is replaced for a second look. Throws StoreRefusal `unreachable`.
 */
async function sessionOf(people: Service['people'], host: Service['host'], headers: FastifyRequest['headers']) {
  try {
    return await people.session(headers)
  } catch {
    await host.practices()
  }
  return people.session(headers).catch(() => {
    throw new StoreRefusal('unreachable', 'The database did not say who you are. Ask again in a moment.')
  })
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A browser sends its cookies along wherever a request comes from; a change has to come from our own page. */
function mustBeOurs(request: FastifyRequest): void {
  if (SAFE.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  const { origin, host } = request.headers
  const ours = site === undefined ? origin !== undefined && URL.parse(origin)?.host === host : site === 'same-origin'
  if (!ours) throw new Denied(403, 'other-site', 'A change made with a session has to come from the workbench itself.')
}

/**
 * In a practice, before a body is read: who is no member is told what somebody is told who asks for one that is not there, and who may not do it
 * cannot make the service take in what was sent along.
 */
export function addPractice(app: App, { host, people, allowed, machine, now }: Service): void {
  const { look: book, settle, close } = createLookBook(host)
  app.addHook('onClose', close)
  app.addHook('onRequest', async request => {
    const { practice } = request.params as { readonly practice?: string }
    const { caller } = request
    const { right } = request.routeOptions.config
    if (caller === undefined || right === undefined || right === 'anyone' || right === 'signed-in')
      throw new Error('a route of a practice without a right')
    const id = /^\d{1,15}$/.test(practice ?? '') ? Number(practice) : Number.NaN
    const member =
      caller.token === undefined
        ? await people.role(id, caller.userId)
        : caller.token.practiceId === id
          ? { role: caller.token.role, name: caller.name }
          : undefined
    const store = member === undefined || Number.isNaN(id) ? undefined : await host.practice(id)
    if (member === undefined || store === undefined) throw new Denied(404, 'not-found', 'There is no such practice.')
    await mustBeOpenTo(request, store, member.role, caller)
    const actor = { who: member.name, now: now(), ...(caller.kind === 'person' ? { person: caller.userId } : {}) }
    const scopes = caller.token?.scopes ?? null
    const scope = scopeOf(request.method, request.routeOptions.schema?.tags?.[0])
    const { scopedInside, resource } = request.routeOptions.config
    const asResource = resource !== undefined && mayReadResource(scopes, resource)
    const within = scopedInside === true || scopes === null || scopes.includes(scope) || asResource
    if (!mayDo(member.role, right) || !within) {
      await store.write(async unit =>
        unit.event({
          at: actor.now,
          who: actor.who,
          verb: 'refused',
          data: { route: `${request.method} ${request.routeOptions.url ?? ''}`, role: member.role },
        }),
      )
      throw new Denied(
        403,
        'too-few-rights',
        mayDo(member.role, right)
          ? `This token does not have the scope ${scope}.`
          : `Your role here (${member.role}) does not allow this.`,
      )
    }
    request.asked = {
      store,
      role: member.role,
      actor,
      accounts: async () => people.accounts,
      practices: { list: () => host.practices(), make: (name, at) => host.makePractice(name, at) },
      machine,
      allowed,
      door: doorOf(caller, request.ip),
      book,
      looksToCome: () => settle(store.practiceId),
    }
  })
  // What is no view's answer (bytes, an answer that was kept) is written down before it goes out all the same.
  app.addHook('onSend', async (request, reply, payload) => {
    const { asked, lookedAt } = request
    if (request.routeOptions.config.looks !== true || asked === undefined || lookedAt || reply.statusCode >= 400)
      return payload
    const { practice: _practice, ...what } = request.params as Record<string, string>
    const action = `${request.method} ${request.routeOptions.url ?? ''}`
    const shown = await shownBy(request, payload)
    await book(asked.store, lookOf(asked.actor, asked.door, action, { ...(request.query as object), ...what }, shown))
    return payload
  })
}

/** Who asks, and from where, as it is written down. */
const doorOf = ({ token, userId, session }: Caller, address: string): Door => ({
  door: 'service',
  ...(token === undefined ? { person: userId } : { token: token.id }),
  ...(session === undefined ? {} : { session }),
  address,
})

/** Throws Denied where the practice is closed, or asks for a second factor that was not shown. */
async function mustBeOpenTo(request: FastifyRequest, store: Store, role: Role, { strong }: Caller): Promise<void> {
  const { secondFactor, closedAt } = await store.settings()
  if (closedAt !== null) mustBeOfClosed(request, role)
  if (!strong && secondFactor)
    throw new Denied(
      403,
      'second-factor',
      'This practice asks for a second factor: set one up first, or sign in with the one you have.',
    )
}

const OF_CLOSED = ['/practices/reopen', '/practices/destroy', '/erase']

/** A closed practice is looked at by its administrators, opened again, or let go of; nothing else is done in it. */
function mustBeOfClosed({ method, routeOptions }: FastifyRequest, role: Role): void {
  const { url = '' } = routeOptions
  if (role === 'admin' && (SAFE.has(method) || OF_CLOSED.some(end => url.endsWith(end)))) return
  throw new Denied(
    403,
    'practice-closed',
    'This practice is closed. An administrator can look at it, and open it again.',
  )
}

/** Addresses under which a thing of one account is shown, and how its account is found by its number. */
const OF_ONE_ACCOUNT: readonly {
  readonly asked: RegExp
  accountOf(store: Store, id: number): Promise<string | undefined>
}[] = [
  { asked: /\/outgoing\/:id\//, accountOf: accountOfOutgoing },
  { asked: /^GET .*\/appeals\/:id\//, accountOf: (store, id) => accountBehind(store, 'appeal', id) },
  { asked: /\/documents\/:id\/bytes$/, accountOf: (store, id) => accountBehind(store, 'document', id) },
]

/** Whose records go out in an answer that no view made. */
async function shownBy(request: FastifyRequest, payload: unknown): Promise<Shown> {
  const { url = '' } = request.routeOptions
  const { id } = request.params as { readonly id?: number }
  if (/\/files\/:id\//.test(url) && id !== undefined) return { accounts: [], files: [Number(id)] }
  if (url.endsWith('/outgoing/together')) {
    const { ids } = request.query as { readonly ids: readonly number[] }
    return { accounts: await accountsOfOutgoings(askedOf(request).store, ids), files: [] }
  }
  if (url.endsWith('/disputes/:id/letter.pdf'))
    return { accounts: await accountsInLetter(askedOf(request).store, Number(id)), files: [] }
  const owned = OF_ONE_ACCOUNT.find(({ asked }) => asked.test(`${request.method} ${url}`))
  if (owned !== undefined && id !== undefined) {
    const account = await owned.accountOf(askedOf(request).store, Number(id))
    return { accounts: account === undefined ? [] : [account], files: [] }
  }
  return shownIn(typeof payload === 'string' ? JSON.parse(payload) : payload)
}

/** The practice that a request was let through to. */
export function askedOf(request: FastifyRequest): NonNullable<FastifyRequest['asked']> {
  if (request.asked === undefined) throw new Error('a request that was let through to nothing')
  return request.asked
}

/** After a change: those who listen are woken. */
export function addWaking(app: App, { changed }: Service): void {
  app.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.asked !== undefined && !SAFE.has(request.method) && reply.statusCode < 400)
      changed(request.asked.store.practiceId)
  })
}
