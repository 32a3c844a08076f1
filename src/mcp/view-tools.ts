// Views as tools: what is asked as the address would have it, the answer with patients masked where the caller may not see them.
import type { McpServer } from '@modelcontextprotocol/server'
import { namesOfAccounts } from '../store/patient-names.ts'
import { shownIn } from '../work/look.ts'
import type { View } from '../work/view.ts'
import { dataAnswer } from './answer.ts'
import { type AssistantDoor, mayUse, type Practice } from './door.ts'
import { maskPatients } from './mask.ts'
import { toolName, whyNotView } from './offered.ts'
import { readInput, schemaOf } from './schema.ts'
import { told } from './told.ts'

export function addViewTools(server: McpServer, door: AssistantDoor, views: readonly View[]): void {
  for (const view of views)
    if (whyNotView(view) === undefined && mayUse(door.rights, view, 'read')) addTool(server, door, view)
}

function addTool(server: McpServer, door: AssistantDoor, view: View): void {
  server.registerTool(
    toolName(view, view.name),
    {
      title: view.title,
      description: view.says,
      inputSchema: schemaOf(view.query),
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    asked =>
      told(() =>
        door.within(async practice => {
          const query = readInput(view.query, inAddress(view, asked))
          return dataAnswer(await shownTo(practice, view.answer.parse(await practice.look(view, query))))
        }),
      ),
  )
}

/** As an address would say it, where all is text; a body keeps its kinds. */
function inAddress({ method }: View, asked: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (method === 'POST') return asked
  const text = (value: unknown) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value)
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, Array.isArray(value) ? value.map(text) : text(value)]),
  )
}

/** An answer as the caller may see it. */
export async function shownTo({ context, rights }: Practice, answer: unknown): Promise<unknown> {
  if (rights.names) return answer
  return maskPatients(answer, await namesOfAccounts(context.store, shownIn(answer).accounts))
}
