// npm run fuzz-api [-- COUNT [SEED]]: asks the service what its own description allows, what it forbids, and what nobody thought of, as
// people of every role: nothing may be answered in the 500s, and every no is a problem. Stops at the first failure and says how to see it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROLES } from '../../src/api/rights.ts'
import { createServer, type Server } from '../../src/api/server.ts'
import { createRandom, type Random } from '../../src/example/random.ts'
import { openHost } from '../../src/store/store.ts'
import { makeToken } from '../../src/work/token/tokens.ts'
import { fillPractice, PASSWORD, signIn, withoutFactor } from '../practice.ts'

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly format?: string
  readonly pattern?: string
  readonly additionalProperties?: Schema | boolean
}
interface Operation {
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  9_007_199_254_740_992,
  1e308,
  true,
  [],
  {},
  '\u0000',
  '../../etc/passwd',
  "'; drop table denial; --",
  '%',
  '\ud800',
  '🩺'.repeat(50),
  'x'.repeat(5000),
  { __proto__: 1, constructor: { prototype: {} } },
  ['a', ['b', ['c']]],
  '2026-02-31',
  '9999-99-99',
  '{"a":1}',
]

/** Asks `count` times. Answers how many answers there were by status. */
export async function fuzzApi(count: number, seed: number): Promise<Readonly<Record<string, number>>> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-fuzz-api-'))
  const now = () => new Date().toISOString()
  const host = await openHost({ where: join(folder, 'data') })
  const server = await createServer({
    host,
    baseUrl: 'http://localhost:8253',
    secret: host.vault.secretFor('sessions'),
    now,
    version: 'fuzz',
    requestsPerMinute: 1_000_000_000,
  })
  try {
    const store = await host.practiceNamed('fuzz', now())
    await withoutFactor(store)
    await fillPractice(store, now())
    const people: Readonly<Record<string, string>>[] = [{}]
    for (const role of ROLES) {
      await server.service.people.add(
        store,
        { email: `${role}@example.test`, name: `A ${role}`, password: PASSWORD },
        role,
        { who: 'fuzz', now: now() },
      )
      people.push(await signIn(server, `${role}@example.test`))
    }
    // Whoever is taken in or loses a role by a lucky guess must not end the run: an administrator that no request can name.
    const { token } = await makeToken(
      store,
      { name: 'fuzz', role: 'admin', expiresAt: null },
      { who: 'fuzz', now: now() },
    )
    people.push({ authorization: `Bearer ${token}` })
    return await askAll(server, people, count, createRandom(seed), seed)
  } finally {
    await server.app.close()
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function askAll(
  server: Server,
  people: readonly Readonly<Record<string, string>>[],
  count: number,
  random: Random,
  seed: number,
): Promise<Readonly<Record<string, number>>> {
  const { paths } = server.app.swagger() as unknown as Description
  const operations = Object.entries(paths)
    // A practice that is closed by a lucky guess would answer nothing else for the rest of the run.
    .filter(([path]) => !path.endsWith('/stream') && !path.endsWith('/practices/close'))
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  const counts: Record<string, number> = {}
  for (let at = 0; at < count; at++) {
    const { path, method, operation } = random.pick(operations)
    const request = requestFor(path, operation, random)
    const asked = { method: method.toUpperCase(), ...request, headers: { ...random.pick(people), ...request.headers } }
    const answer = await server.app.inject(asked as never)
    counts[answer.statusCode] = (counts[answer.statusCode] ?? 0) + 1
    // The assistants' door speaks its protocol, where a refusal is an answer of its own kind.
    const problem =
      String(answer.headers['content-type']).startsWith('application/problem+json') ||
      (path.endsWith('/assistant') && answer.body.startsWith('{"jsonrpc":'))
    if (answer.statusCode >= 500 || (answer.statusCode >= 400 && !problem))
      throw new Error(
        `request ${at} of seed ${seed} was answered ${answer.statusCode}: ${JSON.stringify(asked).slice(0, 2000)} → ${answer.body.slice(0, 500)}`,
      )
  }
  return counts
}

function requestFor(path: string, { parameters = [], requestBody }: Operation, random: Random) {
  const value = (schema: Schema) => (random.chance(80) ? valid(schema, random) : random.pick(ODD))
  let url = path
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  for (const parameter of parameters) {
    const text = (given: unknown) => (typeof given === 'object' ? JSON.stringify(given) : String(given)).toWellFormed()
    if (parameter.in === 'path')
      // Mostly the practice and the things that are there.
      url = url.replace(
        `{${parameter.name}}`,
        encodeURIComponent(random.chance(75) ? '1' : text(value(parameter.schema))) || '-',
      )
    else if (parameter.in === 'query') {
      if (parameter.required === true || random.chance(40)) query.append(parameter.name, text(value(parameter.schema)))
    } else if (parameter.in === 'header' && random.chance(20)) headers[parameter.name] = '"abc"'
  }
  if (random.chance(5)) query.append('extra', 'x')
  if (random.chance(10)) headers['idempotency-key'] = `k${random.below(40)}`
  const search = query.size === 0 ? '' : `?${query}`
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
  if (type === undefined || content === undefined) return { url: `${url}${search}`, headers }
  if (type !== 'application/json')
    return {
      url: `${url}${search}`,
      headers: { ...headers, 'content-type': type },
      payload: Buffer.from(
        random.pick([
          'ISA*',
          '',
          'x'.repeat(3000),
          `ISA*00*          *00*          *ZZ*A              *ZZ*B              *260105*0830*^*00501*00000000${random.below(9)}*0*T*:~`,
        ]),
      ),
    }
  const body = random.chance(90) ? valid(content.schema, random) : random.pick(ODD)
  const odd =
    random.chance(25) && typeof body === 'object' && body !== null
      ? { ...body, [random.pick(['extra', '__proto__', 'id', 'practiceId'])]: random.pick(ODD) }
      : body
  const payload = random.chance(3) ? '{"broken":' : (JSON.stringify(odd) ?? 'null')
  return { url: `${url}${search}`, headers: { ...headers, 'content-type': 'application/json' }, payload }
}

/** A value that the schema allows, more or less: patterns and formats are met where they are known. */
function valid(schema: Schema, random: Random): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return random.pick(schema.enum)
  if (schema.anyOf !== undefined) return valid(random.pick(schema.anyOf), random)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'integer':
    case 'number': {
      const least = schema.minimum ?? (schema.exclusiveMinimum === undefined ? -5 : schema.exclusiveMinimum + 1)
      return random.between(least, Math.min(schema.maximum ?? 100, least + 100))
    }
    case 'boolean':
      return random.chance(50)
    case 'array':
      return Array.from({ length: random.between(1, 3) }, () => valid(schema.items ?? {}, random))
    case 'object': {
      const out: Record<string, unknown> = {}
      for (const [name, inner] of Object.entries(schema.properties ?? {}))
        if (schema.required?.includes(name) === true || random.chance(50))
          out[name] = random.chance(90) ? valid(inner, random) : random.pick(ODD)
      if (typeof schema.additionalProperties === 'object' && random.chance(50))
        out[random.pick(['lines.1.modifiers', 'authorization', 'text', 'x'])] = valid(
          schema.additionalProperties,
          random,
        )
      return out
    }
    case 'null':
      return null
    case 'string':
      if (schema.format === 'date') return `2027-0${random.between(1, 9)}-1${random.below(9)}`
      if (schema.format === 'email') return `p${random.below(50)}@example.test`
      if (schema.format === 'date-time') return '2027-01-01T00:00:00Z'
      return random.pick(['a', 'Bob', '25', 'a longer text of words', '197', 'correct horse battery'])
    default:
      return random.pick(ODD)
  }
}

if (process.argv[1] === import.meta.filename) {
  const count = Number(process.argv[2] ?? 20_000)
  const seed = Number(process.argv[3] ?? 1)
  console.log(`${count} requests, none answered in the 500s:`, await fuzzApi(count, seed))
}
