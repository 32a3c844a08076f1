// Actions as tools, in two steps: the first call shows what would be done and to whom and gives a code; the same call with the code does it. So a
// person sees it before, and what has changed meanwhile is not acted upon.
import type { CallToolResult, McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { type Action, pluralOf } from '../work/action.ts'
import { view as showDenial } from '../work/denial/show.ts'
import { Refusal } from '../work/refusal.ts'
import { dataAnswer } from './answer.ts'
import { type AssistantDoor, confirmationFor, isConfirmed, mayUse, type Practice } from './door.ts'
import { toolName, whyNotAction } from './offered.ts'
import { readInput, schemaOf } from './schema.ts'
import { told } from './told.ts'
import { shownTo } from './view-tools.ts'

/** Each of them is shown before. */
const MOST = 20

export function addActionTools(server: McpServer, door: AssistantDoor, actions: readonly Action[]): void {
  if (!door.rights.acts) return
  for (const action of actions)
    if (whyNotAction(action) === undefined && mayUse(door.rights, action, 'write')) addTool(server, door, action)
}

function addTool(server: McpServer, door: AssistantDoor, action: Action): void {
  const asks = inputOf(action)
  const undo = action.undo === true ? 'It can be undone.' : `It cannot be undone here: ${action.undo}`
  server.registerTool(
    toolName(action, action.verb),
    {
      title: action.title,
      description: `${action.says} Called without "confirm" it shows what would be done and gives a code; ask the person, then call again with the code. ${undo}`,
      inputSchema: schemaOf(asks),
      annotations: { readOnlyHint: false, destructiveHint: action.undo !== true, openWorldHint: false },
    },
    given => told(() => door.within(practice => perform(practice, action, asks, given))),
  )
}

const codeOf = z.string().max(200).optional().describe('The code of the preview, once the person has agreed')

/** Which ones, what the action asks for, and the code. */
function inputOf(action: Action): z.ZodObject {
  const number = action.id ?? z.number().int().positive()
  const which =
    action.on === 'practice'
      ? {}
      : action.on === 'one'
        ? { id: number.describe(`The number of the ${action.numberOf ?? action.noun}`) }
        : {
            ids: z
              .array(number)
              .min(1)
              .max(MOST)
              .describe(`The numbers of the ${pluralOf(action.noun)}`),
          }
  return z.object({ ...which, input: action.input as z.ZodType<unknown>, confirm: codeOf })
}

async function perform(
  practice: Practice,
  action: Action,
  asks: z.ZodObject,
  given: Readonly<Record<string, unknown>>,
): Promise<CallToolResult> {
  const { confirm, input, ...which } = readInput(asks, { input: {}, ...given }) as {
    readonly confirm?: string
    readonly input: unknown
    readonly id?: number | string
    readonly ids?: readonly (number | string)[]
  }
  const ids = which.ids ?? (which.id === undefined ? [] : [which.id])
  const shown = await targetsOf(practice, action, ids)
  const deed = [action.noun, action.verb, ids, given.input ?? {}, shown.map(({ etag }) => etag)]
  if (confirm === undefined)
    return dataAnswer({
      preview: action.title,
      does: action.says,
      to: await shownTo(
        practice,
        shown.map(({ denial }) => denial),
      ),
      ids,
      input,
      undo: action.undo,
      confirm: confirmationFor(practice, deed),
      says: 'Nothing was done. Ask the person; the code holds for ten minutes and for this alone.',
    })
  if (!isConfirmed(practice, deed, confirm))
    throw new Refusal(
      'changed',
      'The code is not for this, is too old, or something has changed since it was given: look at the preview again.',
    )
  const [only] = shown
  const { context } = practice
  const own =
    only === undefined || shown.length > 1 ? context : { ...context, actor: { ...context.actor, mustBe: only.etag } }
  const { says, changed, waiting, made } = await practice.act(action, own, { ids }, input)
  return dataAnswer(await shownTo(practice, { says, changed, waiting, made }))
}

/** The denials that it would be done to, each as it stands; of other things the number says which. */
async function targetsOf(practice: Practice, { noun }: Action, ids: readonly (number | string)[]) {
  if (noun !== 'denial') return []
  const found: { readonly denial: unknown; readonly etag: string }[] = []
  for (const id of ids) {
    const { denial, etag } = (await practice.look(showDenial, { id })) as { denial: unknown; etag: string }
    found.push({ denial, etag })
  }
  return found
}
