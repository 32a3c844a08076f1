// What is done to denials, one or many: the form of an action made from its description, sent to the service, reported with a way back.
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { client, told } from '../api/client.ts'
import { asBody, type QueueFilter } from '../api/questions.ts'
import { words } from '../words.ts'
import { type Action, useActionsOn } from './catalog.tsx'
import { money } from './figures.ts'
import { useKeys } from './keys.tsx'
import { useLater } from './later.tsx'
import { useWorkplace } from './practice.tsx'

/** Which denials: by number, or all that a filter finds; with how many and over how much, for the heading. */
export interface Targets {
  readonly ids?: readonly number[]
  readonly filter?: QueueFilter
  readonly count: number
  readonly cents?: number
}

interface More {
  readonly afterwards?: () => void
  /** What is said already, by the names of the fields. */
  readonly given?: Readonly<Record<string, string>>
}

interface Actions {
  /** Those with a form, in their order. */
  readonly all: readonly Action[]
  /** Asks for what the action has to be told, where it has to. */
  readonly ask: (verb: string, targets: Targets, more?: More) => void
  readonly run: (verb: string, targets: Targets, input: object) => Promise<boolean>
  /** The last one of the day that is not undone yet; again, the one before it. */
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  /** The verb whose form is open. */
  readonly open: string | undefined
  /** A screen that keeps a place for the form says where; null when it goes. */
  readonly setPlace: (place: HTMLElement | null) => void
}

const Context = createContext<Actions | undefined>(undefined)

export function useActions(): Actions {
  const actions = useContext(Context)
  if (actions === undefined) throw new Error('no actions here')
  return actions
}

interface Open {
  readonly action: Action
  readonly targets: Targets
  readonly more: More
}

const loadPanel = async () => (await import('./action-panel.tsx')).ActionPanel

const WITHOUT_REPORT = 'step'

export function ActionsProvider({ children }: { readonly children: ReactNode }) {
  const described = useActionsOn('denial')
  const all = useMemo(
    () => described.filter(action => action.on === 'many' && action.screen === undefined),
    [described],
  )
  const [open, setOpen] = useState<Open | undefined>(undefined)
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const { run, undo, redo } = useRunning(described)
  // A form is about what was shown when it was asked for.
  const path = useLocation({ select: location => location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes because the path is another one
  useEffect(() => setOpen(undefined), [path])
  const verb = open?.action.verb
  const actions = useMemo<Actions>(
    () => ({
      all,
      run,
      undo: () => undo(),
      redo,
      open: verb,
      setPlace,
      ask(verb, targets, more = {}) {
        const action = all.find(each => each.verb === verb)
        if (action !== undefined && targets.count > 0) setOpen({ action, targets, more })
      },
    }),
    [all, run, undo, redo, verb],
  )
  useKeys(
    useMemo(
      () => [
        { keys: 'mod+z', says: words.keys.undo, run: () => void undo(), everywhere: true },
        { keys: 'mod+y', says: words.keys.redo, run: () => void redo(), everywhere: true },
        { keys: 'mod+shift+z', says: words.keys.redo, run: () => void redo(), everywhere: true },
      ],
      [undo, redo],
    ),
  )
  return (
    <Context.Provider value={actions}>
      {children}
      <Form open={open} place={place} close={() => setOpen(undefined)} run={run} />
    </Context.Provider>
  )
}

/** The form of the action that is asked for, in its panel. */
function Form({
  open,
  place,
  close,
  run,
}: {
  readonly open: Open | undefined
  readonly place: HTMLElement | null
  readonly close: () => void
  readonly run: Actions['run']
}) {
  const Panel = useLater(loadPanel, open !== undefined)
  if (open === undefined || Panel === undefined) return null
  const { action, targets, more } = open
  return (
    <Panel
      key={`${action.verb} ${JSON.stringify(targets.ids ?? targets.filter)}`}
      close={close}
      place={place}
      title={words.action.of(action.title, namesOf(targets))}
      action={action}
      given={more.given}
      lead={targets.cents === undefined ? action.says : words.action.over(action.says, money(targets.cents))}
      submit={async input => {
        if (!(await run(action.verb, targets, input))) return
        close()
        more.afterwards?.()
      }}
    />
  )
}

/** One by its number, several by how many. */
function namesOf({ ids = [], count }: Targets): string {
  const [only] = ids
  return ids.length === 1 && only !== undefined ? words.action.one(only) : words.denials(count)
}

/** Sends an action and tells what came of it; over the day, one after the other can be undone and done again. */
function useRunning(described: readonly Action[]) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const report = useCallback(
    async (asking: () => Promise<{ readonly says: string }>) => {
      try {
        notifications.show({ message: (await asking()).says })
      } catch (error) {
        notifications.show({ color: 'red', message: (error as Error).message })
      }
      await queries.invalidateQueries({ queryKey: [practice] })
    },
    [practice, queries],
  )
  const path = useMemo(() => ({ params: { path: { practice } } }), [practice])
  /** One that is named by its instant, or the last one. */
  const undo = useCallback(
    (at?: string) =>
      report(() =>
        told(client.POST('/api/practices/{practice}/denials/undo', { ...path, body: at === undefined ? {} : { at } })),
      ),
    [path, report],
  )
  const redo = useCallback(
    () => report(() => told(client.POST('/api/practices/{practice}/denials/redo', { ...path, body: {} }))),
    [path, report],
  )
  const run = useCallback(
    async (verb: string, targets: Targets, input: object) => {
      try {
        const { says, at, made } = await told(
          client.POST('/api/practices/{practice}/denials/bulk', {
            params: { path: { practice } },
            body: {
              verb,
              input: { ...input },
              ...(targets.ids === undefined ? { filter: asBody(targets.filter ?? {}) } : { ids: [...targets.ids] }),
            },
          }),
        )
        const undoable = described.find(action => action.verb === verb)?.undo === true
        if (verb !== WITHOUT_REPORT)
          notifications.show({ message: <Report says={says} undo={undoable ? () => void undo(at) : undefined} /> })
        await queries.invalidateQueries({ queryKey: [practice] })
        // A batch that was begun is worked on its own screen.
        const batch = made?.batch
        if (typeof batch === 'number') void navigate({ to: '/batches/$id', params: { id: String(batch) } })
        return true
      } catch (error) {
        notifications.show({ color: 'red', message: (error as Error).message })
        return false
      }
    },
    [practice, queries, undo, described, navigate],
  )
  return { run, undo, redo }
}

function Report({ says, undo }: { readonly says: string; readonly undo: (() => void) | undefined }) {
  return (
    <span className="undo">
      {says}
      {undo === undefined ? null : (
        <Button size="compact-xs" variant="light" onClick={undo}>
          {words.undo}
        </Button>
      )}
    </span>
  )
}
