// The claim to the next payer, from what this one decided: worked out first, made when a person says so.
import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import { client, told } from '../../api/client.ts'
import type { NamedPayer } from '../../api/questions.ts'
import { useActionsOn } from '../../parts/catalog.tsx'
import { money } from '../../parts/figures.ts'
import { useKeys } from '../../parts/keys.tsx'
import { type MadeClaim, madeOf } from '../../parts/made.ts'
import { Failed, Pair, Waiting } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.nextPayer
/** How the claim goes there: as the plan of the denial says. */
export type Order = keyof typeof says.title

/** `adjudication` is the one that holds now. */
export function NextPayer({
  adjudication,
  order,
  close,
}: {
  readonly adjudication: number
  readonly order: Order
  readonly close: () => void
}) {
  const heading = useId()
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    close()
  }
  useKeys([{ keys: 'Escape', says: words.close, run: close }])
  return (
    <section className="work-panel" role="dialog" aria-labelledby={heading} onKeyDown={press}>
      <div className="panel-head">
        <h2 id={heading}>{says.title[order]}</h2>
        <CloseButton aria-label={words.close} onClick={close} />
      </div>
      <Plan adjudication={adjudication} />
    </section>
  )
}

function Plan({ adjudication }: { readonly adjudication: number }) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const filing = useActionsOn('claim')
    .find(action => action.verb === 'secondary')
    ?.fields.find(field => field.name === 'next')
    ?.fields?.find(field => field.name === 'filing')
  const [next, setNext] = useState<NamedPayer | undefined>(undefined)
  const [made, setMade] = useState<MadeClaim | undefined>(undefined)
  const [fault, setFault] = useState<Error | undefined>(undefined)
  const asked = {
    params: { path: { practice, id: adjudication } },
    body: next === undefined ? {} : { next },
  }
  const plan = useQuery({
    queryKey: [practice, 'secondary', adjudication, next],
    queryFn: () => told(client.POST('/api/practices/{practice}/adjudications/{id}/secondary', asked)),
    retry: false,
  })
  const name = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setNext(Object.fromEntries(new FormData(event.currentTarget)) as unknown as NamedPayer)
  }
  if (made !== undefined)
    return (
      <div role="status">
        <p>
          <strong>{words.correct.made(made.name)}</strong>
        </p>
        <a
          className="button-link"
          href={`/api/practices/${practice}/outgoing/${made.outgoing}/file`}
          download={made.name}
        >
          {words.correct.download}
        </a>
      </div>
    )
  if (plan.isPending) return <Waiting />
  if (plan.data === undefined)
    return (
      <>
        <Failed error={plan.error} />
        <p>{says.nameIt}</p>
        <form className="fields" onSubmit={name}>
          <TextInput label={says.name} name="name" maxLength={60} required data-autofocus />
          <TextInput label={says.id} name="id" maxLength={80} required />
          <NativeSelect
            label={says.filing}
            name="filing"
            required
            data={[
              { value: '', label: '' },
              ...(filing?.choices ?? []).map(value => ({ value, label: `${value} ${filing?.labels?.[value] ?? ''}` })),
            ]}
          />
          <TextInput label={words.correct.field['member.id']} name="memberId" maxLength={80} required />
          <Button type="submit">{says.workOut}</Button>
        </form>
      </>
    )
  const { order, payer, patientCents, says: notes, faults } = plan.data
  const decided = order === 'next' || order === 'back'
  return (
    <>
      <dl className="pairs">
        <Pair name={says.to}>{payer ?? words.unknown}</Pair>
        {decided ? <Pair name={says.most}>{money(patientCents)}</Pair> : null}
      </dl>
      {decided ? <p className="soft">{says.lead}</p> : null}
      {notes.map(text => (
        <p key={text} className="warn">
          {text}
        </p>
      ))}
      {faults.length === 0 ? (
        <p className="soft">{words.correct.noFaults}</p>
      ) : (
        <ul>
          {faults.map(each => (
            <li key={`${each.element} ${each.code} ${each.says}`}>{each.says}</li>
          ))}
        </ul>
      )}
      {fault === undefined ? null : <Failed error={fault} />}
      <Button
        onClick={async () => {
          try {
            setMade(
              madeOf(await told(client.POST('/api/practices/{practice}/adjudications/{id}/secondary/make', asked))),
            )
            await queries.invalidateQueries({ queryKey: [practice, 'denial'] })
          } catch (error) {
            setFault(error as Error)
          }
        }}
      >
        {words.correct.make}
      </Button>
    </>
  )
}
