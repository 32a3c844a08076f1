// What is done to denials, one or many: each verb with what it has to be told, sent to the service, told of with a way back.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  type FormEvent,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react'
import { client, told } from '../api/client.ts'
import { asBody, type QueueFilter } from '../api/questions.ts'
import { words } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { daysAfter, money, today } from './figures.ts'
import { useKeys } from './keys.tsx'
import { PersonField } from './person-field.tsx'
import { useWorkplace } from './practice.tsx'

export type Verb = 'assign' | 'snooze' | 'note' | 'call' | 'close' | 'write-off' | 'approve' | 'reopen' | 'step'

/** Which denials: by number, or all that a filter finds; with how many and over how much, for the heading. */
export interface Targets {
  readonly ids?: readonly number[]
  readonly filter?: QueueFilter
  readonly count: number
  readonly cents?: number
}

interface Deeds {
  /** Asks for what the verb has to be told, where it has to. */
  readonly ask: (verb: Verb, targets: Targets, then?: () => void) => void
  readonly run: (verb: Verb, targets: Targets, with_: object) => Promise<boolean>
  readonly undoLast: () => void
}

const Context = createContext<Deeds | undefined>(undefined)

export function useDeeds(): Deeds {
  const deeds = useContext(Context)
  if (deeds === undefined) throw new Error('no verbs here')
  return deeds
}

interface Open {
  readonly verb: Verb
  readonly targets: Targets
  readonly then?: (() => void) | undefined
}

export function DeedsProvider({ children }: { readonly children: ReactNode }) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const [open, setOpen] = useState<Open | undefined>(undefined)
  const last = useRef<string | undefined>(undefined)

  const undo = useCallback(
    async (at: string) => {
      try {
        const {
          undone,
          left,
          at: by,
        } = await told(
          client.POST('/api/practices/{practice}/denials/undo', { params: { path: { practice } }, body: { at } }),
        )
        last.current = by
        notifications.show({ message: words.verb.undone(undone, left) })
      } catch (error) {
        notifications.show({ color: 'red', title: words.trouble, message: (error as Error).message })
      }
      await queries.invalidateQueries({ queryKey: [practice] })
    },
    [practice, queries],
  )

  const run = useCallback(
    async (verb: Verb, targets: Targets, with_: object) => {
      try {
        const { changed, waiting, at } = await told(
          client.POST('/api/practices/{practice}/denials/bulk', {
            params: { path: { practice } },
            body: {
              verb,
              told: { ...with_ },
              ...(targets.ids === undefined ? { filter: asBody(targets.filter ?? {}) } : { ids: [...targets.ids] }),
            },
          }),
        )
        if (verb !== 'step') {
          const undoable = verb !== 'note'
          if (undoable) last.current = at
          const done = words.verb.done[verb]?.(changed - (waiting ?? 0)) ?? verb
          const message = (waiting ?? 0) === 0 ? done : words.verb.waiting(waiting ?? 0)
          notifications.show({
            message: (
              <span className="undo">
                {message}
                {undoable ? (
                  <Button size="compact-xs" variant="light" onClick={() => void undo(at)}>
                    {words.undo}
                  </Button>
                ) : null}
              </span>
            ),
          })
        }
        await queries.invalidateQueries({ queryKey: [practice] })
        return true
      } catch (error) {
        notifications.show({ color: 'red', title: words.trouble, message: (error as Error).message })
        return false
      }
    },
    [practice, queries, undo],
  )

  const deeds = useMemo<Deeds>(
    () => ({
      run,
      ask(verb, targets, then) {
        if (targets.count === 0) return
        setOpen({ verb, targets, then })
      },
      undoLast() {
        if (last.current !== undefined) void undo(last.current)
      },
    }),
    [run, undo],
  )
  useKeys(useMemo(() => [{ keys: 'mod+z', says: words.keys.undo, run: deeds.undoLast }], [deeds]))
  return (
    <Context.Provider value={deeds}>
      {children}
      <Dialog
        opened={open !== undefined}
        close={() => setOpen(undefined)}
        title={open === undefined ? '' : words.verb.of(titleOf(open.verb), words.denials(open.targets.count))}
      >
        {open === undefined ? null : (
          <VerbForm
            open={open}
            submit={async with_ => {
              if (await run(open.verb, open.targets, with_)) {
                setOpen(undefined)
                open.then?.()
              }
            }}
          />
        )}
      </Dialog>
    </Context.Provider>
  )
}

function titleOf(verb: Verb): string {
  const says = words.verb
  const titles: Readonly<Record<Verb, string>> = {
    assign: says.assign,
    snooze: says.snooze,
    note: says.note,
    call: says.call,
    close: says.close,
    'write-off': says.writeOff,
    approve: says.approve,
    reopen: says.reopen,
    step: '',
  }
  return titles[verb]
}

function VerbForm({ open, submit }: { readonly open: Open; readonly submit: (with_: object) => Promise<void> }) {
  const { verb, targets } = open
  const says = words.verb
  const { person } = useWorkplace()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    // What is left empty is not said.
    const with_ = Object.fromEntries(Object.entries(form).filter(([name, value]) => value !== '' || name === 'to'))
    setBusy(true)
    await submit(with_)
    setBusy(false)
  }
  const tomorrow = daysAfter(today(), 1)
  return (
    <form onSubmit={event => void send(event)} className="stack">
      {verb === 'assign' ? (
        <PersonField
          label={says.assignTo}
          description={says.assignHint}
          name="to"
          defaultValue={person}
          data-autofocus
        />
      ) : null}
      {verb === 'snooze' ? (
        <>
          <TextInput
            type="date"
            label={says.until}
            name="until"
            min={tomorrow}
            defaultValue={daysAfter(today(), 14)}
            required
            data-autofocus
          />
          <NativeSelect
            label={says.waitingFor}
            name="waitingFor"
            defaultValue="payer"
            data={['us', 'payer', 'patient'].map(value => ({ value, label: words.move[value] ?? value }))}
          />
        </>
      ) : null}
      {verb === 'note' ? <Textarea label={says.noteText} name="text" required data-autofocus /> : null}
      {verb === 'call' ? (
        <>
          <TextInput label={says.callPerson} name="person" data-autofocus />
          <TextInput label={says.callReference} name="reference" />
          <Textarea label={says.callSummary} name="summary" required />
          <TextInput label={says.callNext} name="next" required />
          <TextInput type="date" label={says.callUntil} name="until" min={tomorrow} />
        </>
      ) : null}
      {verb === 'close' ? (
        <>
          <NativeSelect
            label={says.closeReason}
            name="reason"
            data={Object.entries(says.reasons).map(([value, label]) => ({ value, label }))}
            data-autofocus
          />
          <Textarea label={says.closeText} name="text" />
        </>
      ) : null}
      {verb === 'write-off' ? (
        <>
          {targets.cents === undefined ? null : <p>{says.writeOffLead(money(targets.cents))}</p>}
          <Textarea label={says.writeOffReason} name="reason" required data-autofocus />
        </>
      ) : null}
      {verb === 'reopen' ? <Textarea label={says.reopenText} name="text" required data-autofocus /> : null}
      <div className="actions">
        <Button type="submit" loading={busy}>
          {titleOf(verb)}
        </Button>
      </div>
    </form>
  )
}
