// The practices that one may enter: made, named, closed and opened again.
import { Button, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askPractices } from '../../api/questions.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { day, today } from '../../parts/figures.ts'
import { OneField, typedIn } from '../../parts/forms.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { ListTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.settings.practices

export function Practices() {
  const { practice, choose } = useWorkplace()
  const list = useQuery(askPractices(practice))
  const { make, rename, reopen, close } = useVerbs()
  const [closing, setClosing] = useState(false)
  const here = list.data?.items.find(({ id }) => id === practice)
  return (
    <>
      <p className="soft">{says.lead}</p>
      <ListTable
        list={list}
        empty={says.lead}
        label={says.title}
        columns={[
          { name: says.name, show: row => row.name },
          {
            name: says.state,
            show: row => (row.closedAt === null ? says.open : says.closedOn(day(row.closedAt, today()))),
          },
          {
            name: says.enter,
            show: row =>
              row.id === practice ? (
                says.here
              ) : (
                <Button variant="subtle" aria-label={says.enterIt(row.name)} onClick={() => choose(row.id)}>
                  {says.enter}
                </Button>
              ),
          },
        ]}
      />
      <Section title={says.make}>
        <p className="soft">{says.makeLead}</p>
        <OneField name="made" label={says.makeName} maxLength={100} button={says.make} send={make} kept={says.made} />
      </Section>
      {here === undefined ? null : (
        <Section title={says.thisOne(here.name)}>
          <OneField
            key={here.name}
            name="renamed"
            label={says.newName}
            maxLength={100}
            defaultValue={here.name}
            button={says.rename}
            send={rename}
          />
          <p>
            {here.closedAt === null ? (
              <Button variant="default" onClick={() => setClosing(true)}>
                {says.close(here.name)}
              </Button>
            ) : (
              <Button variant="default" onClick={() => void reopen()}>
                {says.reopen(here.name)}
              </Button>
            )}
          </p>
          {closing ? (
            <CloseDialog
              name={here.name}
              away={() => setClosing(false)}
              close={because => void close(because).then(() => setClosing(false))}
            />
          ) : null}
        </Section>
      )}
    </>
  )
}

/** What is done to practices; whoever makes one or names this one sees it beside the screens at once. */
function useVerbs() {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const keep = useKeeping()
  const path = { params: { path: { practice } } }
  const known = async <Answer,>(asking: Promise<Answer>) => {
    const answer = await asking
    await queries.invalidateQueries({ queryKey: ['me'] })
    return answer
  }
  return {
    make: (name: string) =>
      known(told(client.POST('/api/practices/{practice}/practices', { ...path, body: { name } }))),
    rename: (name: string) =>
      known(told(client.POST('/api/practices/{practice}/practices/rename', { ...path, body: { name } }))),
    close: (because: string) =>
      keep(() => known(told(client.POST('/api/practices/{practice}/practices/close', { ...path, body: { because } })))),
    reopen: () =>
      keep(() => known(told(client.POST('/api/practices/{practice}/practices/reopen', { ...path, body: {} })))),
  }
}

function CloseDialog({
  name,
  away,
  close,
}: {
  readonly name: string
  readonly away: () => void
  readonly close: (because: string) => void
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    close(typedIn(event.currentTarget).because ?? '')
  }
  return (
    <Dialog opened close={away} title={says.closeTitle(name)}>
      <form onSubmit={submit} className="stack">
        <p>{says.closeLead}</p>
        <Textarea label={says.because} name="because" required maxLength={2000} data-autofocus />
        <div className="actions">
          <Button type="submit">{says.close(name)}</Button>
        </div>
      </form>
    </Dialog>
  )
}
