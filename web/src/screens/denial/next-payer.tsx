// The claim to the next payer, from what this one decided: worked out first, made when a person says so.
import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import { client, Trouble, told } from '../../api/client.ts'
import type { InsuranceType, NamedPayer } from '../../api/questions.ts'
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
  filing,
  close,
}: {
  readonly adjudication: number
  readonly order: Order
  /** The kind of payer that the plan names. */
  readonly filing: string | undefined
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
      <Plan adjudication={adjudication} likely={filing} />
    </section>
  )
}

function Plan({ adjudication, likely }: { readonly adjudication: number; readonly likely: string | undefined }) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const fields = useActionsOn('claim').find(action => action.verb === 'secondary')?.fields ?? []
  const filing = fields.find(field => field.name === 'next')?.fields?.find(field => field.name === 'filing')
  const reasons = fields.find(field => field.name === 'insuranceType')
  const [next, setNext] = useState<NamedPayer | undefined>(undefined)
  const [why, setWhy] = useState<InsuranceType | undefined>(undefined)
  const [made, setMade] = useState<MadeClaim | undefined>(undefined)
  const [fault, setFault] = useState<Error | undefined>(undefined)
  const asked = {
    params: { path: { practice, id: adjudication } },
    body: { ...(next === undefined ? {} : { next }), ...(why === undefined ? {} : { insuranceType: why }) },
  }
  const plan = useQuery({
    queryKey: [practice, 'secondary', adjudication, next, why],
    queryFn: () => told(client.POST('/api/practices/{practice}/adjudications/{id}/secondary', asked)),
    retry: false,
  })
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
        <NotNamed error={plan.error} />
        <NameIt likely={likely} filing={filing} name={setNext} />
      </>
    )
  const { order, payer, patientCents, says: notes, faults, asksInsuranceType, insuranceType } = plan.data
  const decided = order === 'next' || order === 'back'
  return (
    <>
      <dl className="pairs">
        <Pair name={says.to}>{payer ?? words.unknown}</Pair>
        {decided ? <Pair name={says.most}>{money(patientCents)}</Pair> : null}
      </dl>
      {decided ? <p className="soft">{says.lead}</p> : null}
      {asksInsuranceType ? <WhyNotFirst now={insuranceType} choices={reasons} choose={setWhy} /> : null}
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

type Choices = { readonly choices?: readonly string[]; readonly labels?: Readonly<Record<string, string>> } | undefined

/** What is chosen from, each code with its words. */
function choicesOf(field: Choices) {
  return (field?.choices ?? []).map(value => ({ value, label: `${value} ${field?.labels?.[value] ?? ''}` }))
}

/** Which payer it is, where the claim does not say. */
function NameIt({
  likely,
  filing,
  name,
}: {
  readonly likely: string | undefined
  readonly filing: Choices
  readonly name: (payer: NamedPayer) => void
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    name(Object.fromEntries(new FormData(event.currentTarget)) as unknown as NamedPayer)
  }
  return (
    <form className="fields" onSubmit={submit}>
      <TextInput label={says.name} name="name" maxLength={60} required data-autofocus />
      <TextInput label={says.id} name="id" maxLength={80} required />
      <NativeSelect
        label={says.filing}
        name="filing"
        required
        defaultValue={likely ?? ''}
        data={[{ value: '', label: '' }, ...choicesOf(filing)]}
      />
      <TextInput label={words.correct.field['member.id']} name="memberId" maxLength={80} required />
      <Button type="submit">{says.workOut}</Button>
    </form>
  )
}

/** That it does not say is a question, and not a failure. */
function NotNamed({ error }: { readonly error: Error }) {
  if (error instanceof Trouble && error.code === 'not-known') return <p role="status">{error.message}</p>
  return (
    <>
      <Failed error={error} />
      <p>{says.nameIt}</p>
    </>
  )
}

/** Of a claim to Medicare after another payer. */
function WhyNotFirst({
  now = '',
  choices,
  choose,
}: {
  readonly now: string | undefined
  readonly choices: Choices
  readonly choose: (why: InsuranceType) => void
}) {
  return (
    <NativeSelect
      label={says.before}
      description={says.beforeHint}
      value={now}
      onChange={event => choose(event.currentTarget.value as InsuranceType)}
      data={[{ value: '', label: '', disabled: true }, ...choicesOf(choices)]}
    />
  )
}
