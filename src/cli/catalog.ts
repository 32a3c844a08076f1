// The commands that are made of actions and views.
import { commandOf, loadActions, loadViews } from '../work/catalog.ts'
import { addActionCommands } from './actions.ts'
import type { CommandHost } from './command.ts'
import { addViewCommands } from './views.ts'

/** Adds them; true when the name is one of theirs, so that no others are needed. */
export async function addCatalog(host: CommandHost, name: string | undefined): Promise<boolean> {
  const [actions, views] = await Promise.all([loadActions(), loadViews()])
  addViewCommands(host, views)
  addActionCommands(host, actions)
  return actions.some(action => commandOf(action) === name) || views.some(view => view.command === name)
}
