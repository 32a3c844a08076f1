// Signing in by way of an identity provider: a small one of our own on the loopback, that signs what the test wants it to say.
import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { newService, type TestService } from '../../test/api.ts'
import { BASE } from '../../test/practice.ts'

const CLIENT = { clientId: 'overturn', clientSecret: 'of the client' }
type Claims = Readonly<Record<string, unknown>>

interface Provider {
  readonly issuer: string
  /** What the next ID tokens say beside the usual; a key to sign with that the provider does not tell of. */
  says: Claims
  forged: boolean
}

/** An identity provider with a description, keys and a token endpoint that checks client, code and proof of possession. */
async function newProvider(): Promise<Provider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }
  const provider = { issuer: '', says: {} as Claims, forged: false }
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const server = createServer(async (request, response) => {
    const answer = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const { issuer } = provider
    if (request.url === '/.well-known/openid-configuration')
      answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      })
    else if (request.url === '/keys') answer({ keys: [jwk] })
    else if (request.url === '/token') {
      const asked = new URLSearchParams(await textOf(request))
      // The code carries what the authorization was asked with, as a provider would have kept it.
      const { challenge, nonce } = JSON.parse(Buffer.from(asked.get('code') ?? '', 'base64url').toString()) as Claims
      const proof = createHash('sha256')
        .update(asked.get('code_verifier') ?? '')
        .digest('base64url')
      if (proof !== challenge || asked.get('client_secret') !== CLIENT.clientSecret)
        return answer({ error: 'invalid_grant' }, 400)
      const now = Math.floor(Date.now() / 1000)
      const claims = {
        iss: issuer,
        aud: CLIENT.clientId,
        sub: 'u-1',
        iat: now,
        exp: now + 300,
        nonce,
        ...provider.says,
      }
      const head = `${part({ alg: 'RS256', kid: 'k1' })}.${part(claims)}`
      const signature = createSign('RSA-SHA256')
        .update(head)
        .sign(provider.forged ? foreign : privateKey, 'base64url')
      answer({ access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: `${head}.${signature}` })
    } else answer({}, 404)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return provider
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

const cookiesOf = (set: string | readonly string[] | undefined) =>
  [set ?? []]
    .flat()
    .map(cookie => cookie.split(';')[0])
    .join('; ')

/** Each try comes from an address of its own, so that none slows another. */
let tries = 0

/** Goes the whole way as a browser does; answers who one is in the end. */
async function comeBack({ server }: TestService, change: (query: URLSearchParams) => void = () => {}) {
  const headers = { origin: BASE, host: 'localhost:8253' }
  const remoteAddress = `127.2.0.${++tries}`
  const start = await server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/social',
    headers,
    remoteAddress,
    payload: { provider: 'oidc', callbackURL: '/', errorCallbackURL: '/sign-in' },
  })
  expect(start.statusCode).toBe(200)
  const asked = new URL((start.json() as { url: string }).url).searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  expect(asked.get('redirect_uri')).toBe(`${BASE}/api/auth/callback/oidc`)
  const code = { challenge: asked.get('code_challenge'), nonce: asked.get('nonce') }
  const query = new URLSearchParams({
    state: asked.get('state') ?? '',
    code: Buffer.from(JSON.stringify(code)).toString('base64url'),
  })
  change(query)
  const set = [start.headers['set-cookie'] ?? []].flat()
  expect(set.join()).toMatch(/__Host-overturn\.state=[^;]+;.*SameSite=Lax/)
  const back = await server.app.inject({
    method: 'GET',
    remoteAddress,
    url: `/api/auth/callback/oidc?${query}`,
    headers: { host: 'localhost:8253', cookie: cookiesOf(set), 'sec-fetch-site': 'cross-site' },
  })
  const me = await server.app.inject({
    method: 'GET',
    url: '/api/me',
    headers: { ...headers, cookie: cookiesOf(back.headers['set-cookie']) },
  })
  return { me, to: back.headers.location, set: [back.headers['set-cookie'] ?? []].flat() }
}

it('lets in by the identity provider who has an account here, and nobody else', async () => {
  const provider = await newProvider()
  const service = await newService('sqlite', { oidc: { issuer: provider.issuer, ...CLIENT } })
  expect((await service.server.app.inject('/api/setup')).json()).toEqual({ needed: false, identityProvider: true })
  provider.says = { email: 'biller@example.test', email_verified: true, name: 'As the provider says' }
  const { me, to, set } = await comeBack(service)
  expect(to).toBe('/')
  expect(set.find(cookie => cookie.startsWith('__Host-overturn.session_token='))).toMatch(/SameSite=Strict/)
  expect(me.json()).toMatchObject({ name: 'Own biller', practices: [{ id: service.own.practiceId, role: 'biller' }] })
  const events = await service.own.kysely
    .selectFrom('event')
    .select(['who', 'data'])
    .where('verb', '=', 'signed-in')
    .execute()
  expect(events.filter(({ data }) => data.includes('identity provider')).map(({ who }) => who)).toEqual(['Own biller'])

  const refusals: readonly (readonly [string, Claims, boolean])[] = [
    ['no account here', { email: 'stranger@example.test', email_verified: true, sub: 'u-2' }, false],
    ['an address that nobody has proved', { email: 'admin@example.test', email_verified: false, sub: 'u-3' }, false],
    [
      'meant for another service',
      { email: 'admin@example.test', email_verified: true, aud: 'other', sub: 'u-4' },
      false,
    ],
    [
      'of another provider',
      { email: 'admin@example.test', email_verified: true, iss: 'https://other.test', sub: 'u-5' },
      false,
    ],
    ['run out', { email: 'admin@example.test', email_verified: true, exp: 1_000, sub: 'u-6' }, false],
    ['another answer repeated', { email: 'admin@example.test', email_verified: true, nonce: 'x', sub: 'u-7' }, false],
    ['signed with another key', { email: 'admin@example.test', email_verified: true, sub: 'u-8' }, true],
  ]
  for (const [name, says, forged] of refusals) {
    provider.says = says
    provider.forged = forged
    const refused = await comeBack(service)
    expect(refused.me.statusCode, name).toBe(401)
    expect(refused.to, name).toMatch(/^\/sign-in\?error=|\/api\/auth\/error/)
  }
  provider.says = { email: 'admin@example.test', email_verified: true, sub: 'u-9' }
  provider.forged = false
  // A state that was not begun in this browser.
  expect((await comeBack(service, query => query.set('state', 'of another browser'))).me.statusCode).toBe(401)
  expect(
    await service.own.kysely.selectFrom('event').select('who').where('data', 'like', '%identity provider%').execute(),
  ).toHaveLength(1)
})

it('starts and takes passwords while the identity provider is down, and says so to who asks for it', async () => {
  const service = await newService('sqlite', { oidc: { issuer: 'http://127.0.0.1:1', ...CLIENT } })
  const answer = await service.server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/social',
    headers: { origin: BASE, host: 'localhost:8253' },
    payload: { provider: 'oidc', callbackURL: '/' },
  })
  expect(answer.statusCode).toBe(404)
  expect(answer.body).not.toContain('127.0.0.1')
})
