// Payers' answers as FHIR has them read: a server below `/fhir` of each practice, under the caller's own rights, that gives out and takes nothing in. What the
// resources are stands in src/fhir and work/fhir.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ANSWERS, bundle, TYPES } from '../fhir/answer.ts'
import { capabilityStatement } from '../fhir/capability.ts'
import type { Resource } from '../fhir/values.ts'
import { view as one } from '../work/fhir/resource.ts'
import { view as several } from '../work/fhir/resources.ts'
import { lookAt } from '../work/look.ts'
import { Refusal } from '../work/refusal.ts'
import { mayReadResource, patientOfToken } from '../work/token/scopes.ts'
import type { View } from '../work/view.ts'
import { askedOf } from './access.ts'
import { contextOf } from './actions.ts'
import type { App } from './app.ts'
import { Denied } from './problem.ts'
import { practiceParams } from './words.ts'

const MEDIA = 'application/fhir+json'

/** `baseUrl`: where people reach the service. */
export function addFhir(app: App, { baseUrl, version }: { readonly baseUrl: string; readonly version: string }): void {
  const baseOf = (request: FastifyRequest) =>
    `${baseUrl}/api/practices/${(request.params as { readonly practice: number }).practice}/fhir`
  app.route({
    method: 'GET',
    url: '/fhir/metadata',
    config: { right: 'read', looks: false, resource: '*' },
    schema: { tags: ['remittances'], summary: 'What this FHIR server can do', params: practiceParams },
    handler: (request, reply) => reply.type(MEDIA).send(JSON.stringify(capabilityStatement(baseOf(request), version))),
  })
  for (const type of ANSWERS) addSearch(app, type, baseOf)
  for (const type of TYPES) addRead(app, type)
}

const search = z.object({
  _count: z.coerce.number().int().min(1).max(500).default(50),
  _lastUpdated: z
    .string()
    .regex(/^ge\d{4}-\d{2}-\d{2}$/)
    .transform(text => text.slice(2))
    .pipe(z.iso.date())
    .optional()
    .describe('ge2026-01-31: posted on this day (UTC) or later'),
  patient: z
    .string()
    .regex(/^(?:Patient\/)?\d{1,15}$/)
    .transform(text => Number(text.replace('Patient/', '')))
    .optional(),
  identifier: z
    .string()
    .max(200)
    .transform(text => text.split('|').at(-1) ?? '')
    .optional()
    .describe('The account number of the claim'),
  _cursor: z.string().max(400).optional().describe('From the link to the next page'),
})

function addSearch(app: App, type: (typeof ANSWERS)[number], baseOf: (request: FastifyRequest) => string): void {
  app.route({
    method: 'GET',
    url: `/fhir/${type}`,
    config: { right: 'read', looks: true, resource: type },
    schema: { tags: ['remittances'], summary: `FHIR: search ${type}`, params: practiceParams, querystring: search },
    handler: async (request, reply) => {
      const asked = request.query as z.output<typeof search>
      const only = patientOfToken(scopesOf(request))
      if (only !== undefined && asked.patient !== undefined && asked.patient !== only) throw notTheirs()
      const patient = only ?? asked.patient
      const query = several.query.parse({
        type,
        limit: asked._count,
        ...(asked.identifier === undefined ? {} : { account: asked.identifier }),
        ...(patient === undefined ? {} : { patient }),
        ...(asked._lastUpdated === undefined ? {} : { since: asked._lastUpdated }),
        ...(asked._cursor === undefined ? {} : { cursor: asked._cursor }),
      })
      const { found, along, next } = several.answer.parse(await seen(request, several, query))
      const base = baseOf(request)
      const links = next === undefined ? [] : [{ relation: 'next', url: `${base}/${type}?${nextQuery(request, next)}` }]
      const shown = along.filter(({ resourceType }) => mayReadResource(scopesOf(request), String(resourceType)))
      return reply.type(MEDIA).send(JSON.stringify(bundle(found, shown, { base, links })))
    },
  })
}

/** The same question for the page behind this one. */
function nextQuery(request: FastifyRequest, next: string): string {
  const query = new URLSearchParams(new URL(request.url, 'http://localhost').search)
  query.set('_cursor', next)
  return query.toString()
}

function addRead(app: App, type: (typeof TYPES)[number]): void {
  app.route({
    method: 'GET',
    url: `/fhir/${type}/:id`,
    // An organization is nobody's record.
    config: { right: 'read', looks: type !== 'Organization', resource: type },
    schema: {
      tags: ['remittances'],
      summary: `FHIR: read one ${type}`,
      params: practiceParams.extend({ id: z.string().regex(/^[A-Za-z0-9.-]{1,64}$/) }),
    },
    handler: async (request, reply) => {
      const { id } = request.params as { readonly id: string }
      const query = one.query.parse({ type, id })
      const { resource } = one.answer.parse(await seen(request, one, query))
      return reply.type(MEDIA).send(JSON.stringify(resource))
    },
  })
}

const scopesOf = (request: FastifyRequest) => request.caller?.token?.scopes ?? null

const notTheirs = () => new Denied(403, 'too-few-rights', 'This token is for another patient.')

/** Reads a view, holds a token that is for one patient to them, and writes the look down. */
async function seen(request: FastifyRequest, view: View, query: unknown): Promise<unknown> {
  const { door, book } = askedOf(request)
  const only = patientOfToken(scopesOf(request))
  const read: View['read'] = async (context, asked) => {
    const answer = await view.read(context, asked)
    const { resource } = answer as { readonly resource?: Resource }
    if (only !== undefined && resource !== undefined && !isOf(resource, only))
      // What is of another patient is here as what does not exist.
      throw new Refusal('not-found', `There is no ${resource.resourceType} of this id.`)
    return answer
  }
  const looking = { ...view, looks: request.routeOptions.config.looks === true, read }
  const answer = await lookAt(looking, contextOf(request), query, door, book)
  request.lookedAt = true
  return answer
}

/** Whether a resource shows no other patient than this one. */
function isOf({ resourceType, id, patient }: Resource, only: number): boolean {
  if (resourceType === 'Organization') return true
  if (resourceType === 'Patient' || resourceType === 'Coverage') return id === String(only)
  return (patient as { readonly reference?: string } | undefined)?.reference === `Patient/${only}`
}
