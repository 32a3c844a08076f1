// Makes the types of the workbench's client from the service's own OpenAPI: node web/make-client.ts. The result, web/src/api/schema.ts, has
// the shape that openapi-fetch asks for (paths → methods → parameters, bodies, answers); a test holds it to the service as it is.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { problemRecord } from '../src/api/problem.ts'
import { createServer } from '../src/api/server.ts'
import { openHost } from '../src/store/store.ts'

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly nullable?: boolean
}
interface Operation {
  readonly summary?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> }
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >
}

/** A JSON schema as a TypeScript type. */
export function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  const several = schema.anyOf ?? schema.oneOf
  if (several !== undefined) return [...new Set(several.map(typeOf))].join(' | ')
  if (schema.allOf !== undefined) return schema.allOf.map(part => `(${typeOf(part)})`).join(' & ')
  if (Array.isArray(schema.type)) return schema.type.map(type => typeOf({ ...schema, type })).join(' | ')
  switch (schema.type) {
    case 'string':
      return 'string'
    case 'number':
    case 'integer':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      return `(${typeOf(schema.items ?? {})})[]`
    case 'object': {
      const rest = schema.additionalProperties
      if (schema.properties === undefined)
        return `Readonly<Record<string, ${typeof rest === 'object' ? typeOf(rest) : 'unknown'}>>`
      const fields = Object.entries(schema.properties).map(
        ([name, field]) =>
          `readonly ${JSON.stringify(name)}${schema.required?.includes(name) === true ? '' : '?'}: ${typeOf(field)}`,
      )
      return `{ ${fields.join('; ')} }`
    }
    default:
      return 'unknown'
  }
}

function parametersOf(operation: Operation, place: string): string {
  const found = (operation.parameters ?? []).filter(parameter => parameter.in === place)
  if (found.length === 0) return `${place}?: never`
  const fields = found.map(
    ({ name, required, schema }) => `${JSON.stringify(name)}${required === true ? '' : '?'}: ${typeOf(schema)}`,
  )
  return `${place}${found.some(parameter => parameter.required === true) ? '' : '?'}: { ${fields.join('; ')} }`
}

function contentOf(content: Readonly<Record<string, { readonly schema?: Schema }>> | undefined): string {
  const parts = Object.entries(content ?? {}).map(
    ([type, { schema }]) => `${JSON.stringify(type)}: ${typeOf(schema ?? {})}`,
  )
  return parts.length === 0 ? 'content?: never' : `content: { ${parts.join('; ')} }`
}

function operationText(operation: Operation): string {
  const parameters = ['query', 'header', 'path', 'cookie'].map(place => parametersOf(operation, place)).join('; ')
  const body =
    operation.requestBody === undefined
      ? 'requestBody?: never'
      : `requestBody: { ${contentOf(operation.requestBody.content)} }`
  const responses = Object.entries(operation.responses ?? {})
    .filter(([status]) => status.startsWith('2'))
    .map(([status, { content }]) => `${status}: { headers: { [name: string]: unknown }; ${contentOf(content)} }`)
  const problem = "default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } }"
  return `{ parameters: { ${parameters} }; ${body}; responses: { ${[...responses, problem].join('; ')} } }`
}

/** The whole module for an OpenAPI description. */
export function clientTypes(document: { readonly paths?: object }): string {
  const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
  const paths = Object.entries((document.paths ?? {}) as Readonly<Record<string, Readonly<Record<string, Operation>>>>)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, operations]) => {
      const methods = METHODS.flatMap(method => {
        const operation = operations[method]
        if (operation === undefined) return []
        return [`  /** ${(operation.summary ?? '').replaceAll('*/', '')} */\n  ${method}: ${operationText(operation)}`]
      })
      const none = METHODS.filter(method => operations[method] === undefined).map(method => `  ${method}?: never`)
      return `  ${JSON.stringify(path)}: {\n  parameters: { query?: never; header?: never; path?: never; cookie?: never }\n${[...methods, ...none].join('\n')}\n}`
    })
  return `// Made by web/make-client.ts from the service's OpenAPI. Not written by hand.

/** A no of the service (RFC 9457). */
export type Problem = ${typeOf(z.toJSONSchema(problemRecord) as Schema)}

export interface paths {
${paths.join('\n')}
}
`
}

/** The types for the service as it is now. */
export const makeClient = async (): Promise<string> => clientTypes(await describedService())

/** The OpenAPI description of the service as it is now. */
export async function describedService(): Promise<{ readonly paths?: object }> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-client-'))
  const host = await openHost({ where: join(folder, 'data') })
  try {
    const { app } = await createServer({
      host,
      baseUrl: 'http://localhost:8253',
      secret: host.vault.secretFor('sessions'),
      now: () => '2026-01-01T00:00:00Z',
      version: '0',
    })
    const described = app.swagger()
    await app.close()
    return described
  } finally {
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, 'src', 'api', 'schema.ts'), await makeClient())
