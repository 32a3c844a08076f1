// The server that an assistant speaks to (Model Context Protocol): a practice's views and actions as tools, with the rights of whoever opened it.
// What a view or an action is and does stands in its own file (work/<noun>).
import { McpServer } from '@modelcontextprotocol/server'
import type { Action } from '../work/action.ts'
import type { View } from '../work/view.ts'
import { addActionTools } from './action-tools.ts'
import type { AssistantDoor } from './door.ts'
import { addKnownTools } from './known-tools.ts'
import { addViewTools } from './view-tools.ts'

const HOW = `Overturn keeps a medical practice's denied claims: what each denial means, what to do, until when.
Begin with practice_home or denial_list (open denials, those worth most first); denial_show is everything known of one; code explains a code.
Advice in these answers carries its rule, source and confidence: repeat them, add none of your own. "review" means that nothing is known: say so.
Actions show a preview first; never send a code back that the person has not agreed to.
Names of patients are masked unless the caller was given the right to see them.`

export interface Catalog {
  readonly actions: readonly Action[]
  readonly views: readonly View[]
}

export function createAssistantServer(door: AssistantDoor, { actions, views }: Catalog): McpServer {
  const server = new McpServer(
    { name: 'overturn', title: 'Overturn', version: door.version },
    { instructions: HOW, capabilities: { tools: {} } },
  )
  addKnownTools(server)
  addViewTools(server, door, views)
  addActionTools(server, door, actions)
  return server
}
