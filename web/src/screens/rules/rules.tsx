// The practice's own rules: routing and what is left out, each tried on what is there before it is kept; the limits of write-offs.
import { ActionIcon, Button, CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askPayers, askRules, askSettings, askTotal, type OwnRule } from '../../api/questions.ts'
import { type Filter, useList, useTitles } from '../../parts/catalog.tsx'
import { centsOf, money, plain, typedMoney } from '../../parts/figures.ts'
import { Fault, typedIn } from '../../parts/forms.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { ToDenial } from '../../parts/links.tsx'
import { Answered, Empty, Page, Section } from '../../parts/page.tsx'
import { PersonField } from '../../parts/person-field.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { Learned } from './learned.tsx'

const says = words.rules

export function RulesScreen() {
  const { practice } = useWorkplace()
  const mayLead = useMay('lead')
  const rules = useQuery(askRules(practice))
  const payers = useQuery(askPayers(practice))
  const payerName = (id: number) => payers.data?.items.find(each => each.id === id)?.name ?? String(id)
  const send = useKeeping()
  const keep = (items: readonly OwnRule[]) =>
    send(
      () =>
        told(
          client.PUT('/api/practices/{practice}/rules', {
            params: { path: { practice } },
            body: { items: [...items] },
          }),
        ),
      says.kept,
    )
  const [applied, setApplied] = useState('')
  const apply = (name: string) =>
    send(async () => {
      const done = await told(
        client.POST('/api/practices/{practice}/rules/apply', { params: { path: { practice } }, body: { name } }),
      )
      setApplied(done.says)
    }, says.applied)
  const { filters } = useList('denial')
  return (
    <Page title={says.title} lead={says.lead}>
      {mayLead ? null : <p className="notice">{says.leadOnly}</p>}
      <Answered of={rules}>
        {({ items }) => (
          <>
            {items.length === 0 ? (
              <Empty title={says.none} says={says.noneSays} />
            ) : (
              <ol className="cards">
                {items.map((rule, at) => (
                  <li key={rule.name} className="card-side rule">
                    <div>
                      <strong>{rule.name}</strong>
                      <p>
                        {says.when} {sayWhen(rule, filters, payerName)}
                      </p>
                      <p>
                        {says.does}{' '}
                        {rule.does === 'assign'
                          ? `${says.assign.toLowerCase()} ${rule.to}`
                          : says.leaveOut.toLowerCase()}
                      </p>
                    </div>
                    {mayLead ? (
                      <div className="actions">
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={says.applyOne(rule.name)}
                          onClick={() => void apply(rule.name)}
                        >
                          {says.apply}
                        </Button>
                        <ActionIcon
                          variant="default"
                          aria-label={says.up(rule.name)}
                          disabled={at === 0}
                          onClick={() => {
                            const next = [...items]
                            next.splice(at, 1)
                            next.splice(at - 1, 0, rule)
                            void keep(next)
                          }}
                        >
                          ↑
                        </ActionIcon>
                        <CloseButton
                          aria-label={says.remove(rule.name)}
                          onClick={() => void keep(items.filter(each => each !== rule))}
                        />
                      </div>
                    ) : null}
                  </li>
                ))}
              </ol>
            )}
            <p role="status">{applied}</p>
            {mayLead ? <NewRule keep={rule => keep([...items, rule])} payers={payers.data?.items ?? []} /> : null}
          </>
        )}
      </Answered>
      {mayLead ? <Limits /> : null}
      <Learned />
    </Page>
  )
}

/** A rule's conditions in the words of the filters that they are. */
function sayWhen({ when }: OwnRule, filters: readonly Filter[], payerName: (id: number) => string): string {
  return filters
    .flatMap(({ name, title, kind }) => {
      const value = (when as Readonly<Record<string, string | number | undefined>>)[name]
      if (value === undefined) return []
      const shown =
        kind === 'payer' ? payerName(Number(value)) : kind === 'cents' ? money(Number(value)) : plain(String(value))
      return [`${title.toLowerCase()} ${shown}`]
    })
    .join(', ')
}

interface Tried {
  readonly text: string
  readonly rule: OwnRule
  readonly total: { readonly denials: number; readonly atLeast: boolean; readonly atStakeCents?: number }
  readonly some: readonly {
    readonly id: number
    readonly account: string
    readonly payer: string
    readonly carc: string
    readonly cause: string
    readonly atStakeCents: number
  }[]
  readonly closed: number
  readonly recoveredCents: number
}

function NewRule({
  keep,
  payers,
}: {
  readonly keep: (rule: OwnRule) => Promise<boolean>
  readonly payers: readonly { readonly id: number; readonly name: string }[]
}) {
  const { practice } = useWorkplace()
  const [does, setDoes] = useState<'assign' | 'leave-out'>('assign')
  const [tried, setTried] = useState<Tried | undefined>(undefined)
  const [fault, setFault] = useState('')
  const asked = useList('denial').filters.filter(filter => filter.inRules)
  const read = (form: HTMLFormElement): OwnRule => {
    const at = typedIn(form)
    const when = Object.fromEntries(
      asked.flatMap(({ name, kind }) => {
        const value = ruleValue(kind, at[name]?.trim() ?? '')
        return value === undefined ? [] : [[name, value]]
      }),
    )
    const rule = { name: (at.name ?? '').trim(), when }
    return does === 'assign' ? { ...rule, does, to: (at.to ?? '').trim() } : { ...rule, does }
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const rule = read(form)
    setFault('')
    if (tried !== undefined && tried.text === JSON.stringify(rule)) {
      if (await keep(rule)) {
        form.reset()
        setTried(undefined)
      }
      return
    }
    try {
      const answer = await told(
        client.POST('/api/practices/{practice}/rules/try', { params: { path: { practice } }, body: rule }),
      )
      setTried({ ...answer, rule, text: JSON.stringify(rule) })
    } catch (error) {
      setTried(undefined)
      setFault((error as Error).message)
    }
  }
  return (
    <Section title={says.add}>
      <form className="stack" onSubmit={event => void submit(event)} onChange={() => setTried(undefined)}>
        <div className="fields">
          <TextInput label={says.ruleName} name="name" required maxLength={100} />
          {asked.map(filter => (
            <Condition key={filter.name} filter={filter} payers={payers} />
          ))}
          <NativeSelect
            label={says.does}
            value={does}
            data={[
              { value: 'assign', label: says.assign },
              { value: 'leave-out', label: says.leaveOut },
            ]}
            onChange={event => setDoes(event.currentTarget.value as typeof does)}
          />
          {does === 'assign' ? <PersonField label={says.to} name="to" required maxLength={200} /> : null}
        </div>
        <Fault says={fault} />
        <div aria-live="polite">
          {tried === undefined ? <p className="soft">{says.mustTry}</p> : <Found tried={tried} />}
        </div>
        <div className="actions">
          <Button type="submit">{tried === undefined ? says.try : says.keep}</Button>
        </div>
      </form>
    </Section>
  )
}

/** What the rule would have met. */
function Found({ tried }: { readonly tried: Tried }) {
  const titleOf = useTitles('denial')
  return (
    <>
      <p>
        {says.tried(
          tried.total.atLeast ? words.atLeast(tried.total.denials) : words.denials(tried.total.denials),
          tried.total.atStakeCents === undefined ? words.unknown : money(tried.total.atStakeCents),
        )}
      </p>
      {tried.rule.does === 'leave-out' ? (
        <p className="warn">{says.triedClosed(tried.closed, money(tried.recoveredCents))}</p>
      ) : null}
      {tried.some.length === 0 ? null : (
        <Table
          label={says.try}
          rows={tried.some}
          columns={[
            {
              name: titleOf('account'),
              show: row => <ToDenial id={row.id}>{row.account}</ToDenial>,
            },
            { name: titleOf('payer'), show: row => row.payer },
            { name: titleOf('code'), show: row => row.carc },
            { name: titleOf('cause'), show: row => plain(row.cause) },
            { name: titleOf('amount'), right: true, show: row => money(row.atStakeCents) },
          ]}
        />
      )}
    </>
  )
}

/** What is typed for a condition, as the service takes it; nothing where it was left empty. */
function ruleValue(kind: string, typed: string): string | number | undefined {
  if (typed === '') return undefined
  if (kind === 'cents') return centsOf(typed)
  if (kind === 'payer' || kind === 'number') return Number(typed)
  return kind === 'code' ? typed.toUpperCase().replace(/^[A-Z]{2}-/, '') : typed
}

function Condition({
  filter: { name, title, kind, words: closed },
  payers,
}: {
  readonly filter: Filter
  readonly payers: readonly { readonly id: number; readonly name: string }[]
}) {
  const choices =
    kind === 'payer'
      ? payers.map(payer => ({ value: String(payer.id), label: payer.name }))
      : closed?.map(value => ({ value, label: plain(value) }))
  if (choices === undefined)
    return <TextInput label={title} name={name} inputMode={kind === 'cents' ? 'decimal' : undefined} />
  return <NativeSelect label={title} name={name} data={[{ value: '', label: says.anyOne }, ...choices]} />
}

function Limits() {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const mayAdmin = useMay('admin')
  const settings = useQuery(askSettings(practice))
  const [limitText, setLimitText] = useState<string | undefined>(undefined)
  const limitCents = centsOf(limitText ?? '') ?? settings.data?.writeOffLimitCents ?? 0
  // What the limit would mean is told before it is kept.
  const below = useQuery({
    ...askTotal(practice, { atMostCents: limitCents, snoozed: 'true' }),
    enabled: limitCents > 0,
  })
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = typedIn(event.currentTarget)
    const [limit, attempt, hourly] = [form.limit, form.attempt, form.hourly].map(text => centsOf(text ?? ''))
    const minutes = Number(form.minutes ?? '')
    await keep(() =>
      told(
        client.PATCH('/api/practices/{practice}/settings', {
          params: { path: { practice } },
          body: {
            ...(limit === undefined ? {} : { writeOffLimitCents: limit }),
            ...(attempt === undefined ? {} : { attemptCents: attempt }),
            // Left empty, nobody says what an hour costs.
            hourlyCents: hourly ?? null,
            ...(minutes > 0 ? { stepMinutes: minutes } : {}),
          },
        }),
      ),
    )
  }
  const amountOf = (cents: number) =>
    ({ inputMode: 'decimal', defaultValue: typedMoney(cents), disabled: !mayAdmin }) as const
  return (
    <Section title={says.limits}>
      <Answered of={settings}>
        {data => (
          <form className="fields" onSubmit={event => void submit(event)}>
            <TextInput
              {...amountOf(data.writeOffLimitCents)}
              label={says.limit}
              name="limit"
              description={
                below.data === undefined
                  ? undefined
                  : says.below(
                      below.data.atLeast ? words.atLeast(below.data.denials) : words.denials(below.data.denials),
                      money(limitCents),
                    )
              }
              onChange={event => setLimitText(event.currentTarget.value)}
            />
            <TextInput {...amountOf(data.attemptCents)} label={says.attempt} name="attempt" />
            <TextInput
              {...amountOf(data.hourlyCents ?? 0)}
              defaultValue={data.hourlyCents === null ? '' : typedMoney(data.hourlyCents)}
              label={says.hourly}
              name="hourly"
            />
            <TextInput
              inputMode="numeric"
              defaultValue={String(data.stepMinutes)}
              disabled={!mayAdmin}
              label={says.minutes}
              name="minutes"
            />
            {mayAdmin ? <Button type="submit">{words.save}</Button> : null}
          </form>
        )}
      </Answered>
    </Section>
  )
}
