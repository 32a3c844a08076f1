// What is asked before a person is let in no more, and before their password is reset: what becomes of their work, what the link does.
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askNames } from '../../api/questions.ts'
import { totalOf } from '../../api/totals.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Fault } from '../../parts/forms.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.settings

export interface Person {
  readonly userId: string
  readonly name: string
}

/** `leave` is told who takes over, '' for nobody. */
export function LeaveDialog({
  person,
  close,
  leave,
}: {
  readonly person: Person
  readonly close: () => void
  readonly leave: (handTo: string) => void
}) {
  const { practice } = useWorkplace()
  const { name } = person
  const open = useQuery({
    queryKey: [practice, 'open of', name],
    queryFn: () => totalOf(practice, { owner: name, snoozed: true }),
  })
  const names = useQuery(askNames(practice))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    leave(String(new FormData(event.currentTarget).get('to') ?? ''))
  }
  const count = open.data?.denials ?? 0
  return (
    <Dialog opened close={close} title={says.leaveTitle(name)}>
      <form onSubmit={submit}>
        <p>{says.leaveLead(name)}</p>
        {open.data === undefined ? (
          <p>{words.loading}</p>
        ) : count === 0 ? (
          <p>{says.leaveNoWork}</p>
        ) : (
          <p>{says.leaveWork(words.denials(count))}</p>
        )}
        <NativeSelect
          label={says.leaveTo}
          description={says.leaveRules}
          name="to"
          data={[
            { value: '', label: says.leaveNobody },
            ...(names.data?.items ?? []).filter(other => other !== name).map(value => ({ value, label: value })),
          ]}
        />
        <Button type="submit" mt="md" disabled={open.data === undefined}>
          {says.disable(name)}
        </Button>
      </form>
    </Dialog>
  )
}

export function ResetDialog({ person, close }: { readonly person: Person; readonly close: () => void }) {
  const { practice } = useWorkplace()
  const { name, userId: user } = person
  const [link, setLink] = useState<string | undefined>(undefined)
  const { busy, fault, attempt } = useAttempt()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const factors = new FormData(event.currentTarget).get('factors') === 'on'
    void attempt(async () => {
      const made = await told(
        client.POST('/api/practices/{practice}/people/{user}/reset', {
          params: { path: { practice, user } },
          body: { factors },
        }),
      )
      setLink(`${location.origin}${made.link}`)
    })
  }
  return (
    <Dialog opened close={close} title={says.resetOf(name)}>
      {link === undefined ? (
        <form onSubmit={submit}>
          <p>{says.resetLead(name)}</p>
          <Checkbox label={says.resetFactors} name="factors" />
          <Fault says={fault} />
          <Button type="submit" loading={busy}>
            {says.resetMake}
          </Button>
        </form>
      ) : (
        <>
          <p>{says.resetMade(name)}</p>
          <TextInput label={says.resetLink} value={link} readOnly onFocus={event => event.currentTarget.select()} />
        </>
      )}
    </Dialog>
  )
}
