// The door of assistants (Model Context Protocol over HTTP): one address of a practice, each call with the caller's own session or token. What is
// offered there and how stands in src/mcp.
import { createMcpHandler } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { type AssistantDoor, rightsOfToken } from '../mcp/door.ts'
import { type Catalog, createAssistantServer } from '../mcp/server.ts'
import { lookAt } from '../work/look.ts'
import type { Scope } from '../work/token/scopes.ts'
import { askedOf } from './access.ts'
import { contextOf } from './actions.ts'
import type { App, Service } from './app.ts'
import { untilGone } from './reading.ts'
import { practiceParams } from './words.ts'

export function addAssistant(app: App, { host, readers }: Service, catalog: Catalog, version: string): void {
  const secret = host.vault.secretFor('confirmations')
  app.route({
    method: 'POST',
    url: '/assistant',
    // What each tool looks at and does is held to the token's scopes and written down by itself.
    config: { right: 'read', scopedInside: true },
    schema: {
      tags: ['practice'],
      summary:
        'An assistant’s line to the practice (Model Context Protocol, streamable HTTP), with the caller’s rights',
      params: practiceParams,
      body: z.union([z.record(z.string(), z.unknown()), z.array(z.record(z.string(), z.unknown())).max(50)]),
    },
    handler: async (request, reply) => {
      const { role, book, door: from } = askedOf(request)
      const scopes = (request.caller?.token?.scopes ?? null) as readonly Scope[] | null
      const rights =
        request.caller?.kind === 'token' ? rightsOfToken(role, scopes) : { role, scopes: null, acts: true, names: true }
      const gone = untilGone(reply)
      const door: AssistantDoor = {
        ...{ version, rights },
        within: work => {
          const context = contextOf(request)
          return work({
            ...{ context, rights, secret },
            look: (view, query) =>
              lookAt(
                view.apart === undefined
                  ? view
                  : { ...view, read: (own, asked) => readers.view(view, own, asked, gone) },
                context,
                query,
                { ...from, door: 'assistant' },
                book,
              ),
            act: (action, own, targets, input) =>
              action.apart === undefined ? action.run(own, targets, input) : readers.act(action, own, targets, input),
          })
        },
      }
      const handler = createMcpHandler(() => createAssistantServer(door, catalog))
      const answer = await handler.fetch(webRequest(request.headers, request.body), {})
      for (const [name, value] of answer.headers) reply.header(name, value)
      return reply.code(answer.status).send(await answer.text())
    },
  })
}

/** The request as the library of the protocol takes it: what it asks of the headers, and the body that was read. */
function webRequest(headers: Readonly<Record<string, string | string[] | undefined>>, body: unknown): Request {
  const wanted = ['accept', 'mcp-protocol-version', 'mcp-session-id', 'mcp-method', 'mcp-name']
  const told = wanted.flatMap(name => (typeof headers[name] === 'string' ? [[name, headers[name]]] : []))
  return new Request('http://localhost/', {
    method: 'POST',
    headers: { ...Object.fromEntries(told), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
