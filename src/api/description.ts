// The API described by itself: OpenAPI, from the schemas of the routes, with a page to read it.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App } from './app.ts'

/** Before the routes that it describes. */
export async function addDescription(
  app: App,
  { version, baseUrl }: { readonly version: string; readonly baseUrl: string },
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Overturn',
        version: version,
        description: 'Denial management for medical billing. Every answer that says no is a problem (RFC 9457).',
      },
      servers: [{ url: baseUrl }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'A token of a practice: ovt_…' },
          session: { type: 'apiKey', in: 'cookie', name: 'session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true, uiConfig: { docExpansion: 'list' } })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
