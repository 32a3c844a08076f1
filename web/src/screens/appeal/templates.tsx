// Letter templates: arguments in the practice's own words, tried on denials of their cause before they are kept.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { askTemplates, type Template, type Templates, type TriedTemplate } from '../../api/appeal-questions.ts'
import { client, told } from '../../api/client.ts'
import { useAsked } from '../../parts/asked.ts'
import { Boxes } from '../../parts/boxes.tsx'
import { useActionsOn } from '../../parts/catalog.tsx'
import { plain } from '../../parts/figures.ts'
import { submitting } from '../../parts/forms.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { useKeys } from '../../parts/keys.tsx'
import { ToDenial } from '../../parts/links.tsx'
import { Answered, Empty, Failed, Page, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable } from '../../parts/table.tsx'
import { LeaveGuard } from '../../parts/unsaved.tsx'
import { words } from '../../words.ts'
import { LetterText } from './letter-text.tsx'

const says = words.templates
type Draft = Omit<Template, 'changedAt' | 'changedBy'>
const NEW: Draft = { name: '', cause: 'authorization', stage: 'first', to: [], when: '', text: '', exhibits: [] }

export function TemplatesScreen() {
  const navigate = useNavigate()
  const mayLead = useMay('lead')
  const [draft, setDraft] = useState<Draft | undefined>(undefined)
  const back = () => void navigate({ to: '/appeals' })
  useKeys([{ keys: 'Escape', says: says.back, run: back }])
  return (
    <Page
      title={says.title}
      lead={says.lead}
      actions={
        <>
          {mayLead ? <Button onClick={() => setDraft(NEW)}>{says.make}</Button> : null}
          <Button variant="default" onClick={back}>
            {says.back}
          </Button>
        </>
      }
    >
      <Answered of={useAsked(askTemplates)}>
        {found => (
          <>
            <List found={found} change={mayLead ? setDraft : undefined} />
            {draft === undefined ? null : (
              <Editor key={draft.name} found={found} begun={draft} close={() => setDraft(undefined)} />
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

function List({
  found: { items },
  change,
}: {
  readonly found: Templates
  readonly change: ((draft: Draft) => void) | undefined
}) {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const { columns } = says
  if (items.length === 0) return <Empty title={says.none} says={says.empty} />
  const remove = (name: string) =>
    keep(() =>
      told(
        client.POST('/api/practices/{practice}/templates/remove', {
          params: { path: { practice }, header: {} },
          body: { name },
        }),
      ),
    )
  return (
    <KeyedTable
      label={says.title}
      rows={items}
      keyOf={({ name }) => name}
      columns={[
        { name: columns.when, show: ({ when }) => when },
        { name: columns.cause, show: ({ cause }) => plain(cause) },
        { name: columns.stage, show: ({ stage }) => says.stages[stage] },
        { name: columns.to, show: ({ to }) => (to.length === 0 ? says.everybody : to.map(plain).join(', ')) },
        { name: columns.changed, show: ({ changedBy, changedAt }) => `${changedBy}, ${changedAt.slice(0, 10)}` },
        {
          name: '',
          show: ({ changedAt: _at, changedBy: _by, ...draft }) =>
            change === undefined ? null : (
              <span className="actions">
                <Button size="compact-sm" variant="default" onClick={() => change(draft)}>
                  {says.change}
                </Button>
                <Button size="compact-sm" variant="subtle" onClick={() => void remove(draft.name)}>
                  {says.remove}
                </Button>
              </span>
            ),
        },
      ]}
    />
  )
}

function Editor({
  found,
  begun,
  close,
}: {
  readonly found: Templates
  readonly begun: Draft
  readonly close: () => void
}) {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const [draft, setDraft] = useState(begun)
  const [tried, setTried] = useState<TriedTemplate | undefined>(undefined)
  const [fault, setFault] = useState<Error | undefined>(undefined)
  const place = { params: { path: { practice }, header: {} } }
  const body = { ...draft, to: [...draft.to], exhibits: [...draft.exhibits] }
  const attempt = async () => {
    setFault(undefined)
    try {
      setTried(
        await told(client.POST('/api/practices/{practice}/templates/try', { params: { path: { practice } }, body })),
      )
    } catch (error) {
      setFault(error as Error)
    }
  }
  const submit = async () => {
    if (await keep(() => told(client.POST('/api/practices/{practice}/templates/keep', { ...place, body })))) close()
  }
  return (
    <Section title={begun.name === '' ? says.make : begun.when}>
      <LeaveGuard unsaved={draft !== begun} />
      <div className="batch-shared">
        <form className="stack" onSubmit={submitting(submit)}>
          <Fitting draft={draft} change={setDraft} named={begun.name !== ''} />
          <Saying draft={draft} change={setDraft} found={found} />
          <div className="actions">
            <Button variant="default" onClick={() => void attempt()}>
              {says.attempt}
            </Button>
            <Button type="submit">{says.keep}</Button>
            <Button variant="subtle" onClick={close}>
              {says.close}
            </Button>
          </div>
          {fault === undefined ? null : <Failed error={fault} />}
        </form>
        {tried === undefined ? <Facts found={found} cause={draft.cause} /> : <Tried tried={tried} />}
      </div>
    </Section>
  )
}

interface Changing {
  readonly draft: Draft
  readonly change: (draft: Draft) => void
}

/** What it is called, and when it fits. */
function Fitting({ draft, change, named }: Changing & { readonly named: boolean }) {
  const fields = useActionsOn('template').find(({ verb }) => verb === 'keep')?.fields ?? []
  const causes = fields.find(({ name }) => name === 'cause')?.choices ?? []
  return (
    <>
      <TextInput
        label={says.name}
        description={says.nameHint}
        value={draft.name}
        disabled={named}
        maxLength={60}
        onChange={event => change({ ...draft, name: event.currentTarget.value })}
      />
      <TextInput
        label={says.columns.when}
        value={draft.when}
        maxLength={120}
        onChange={event => change({ ...draft, when: event.currentTarget.value })}
      />
      <NativeSelect
        label={says.columns.cause}
        value={draft.cause}
        data={causes.map(value => ({ value, label: plain(value) }))}
        onChange={event => change({ ...draft, cause: event.currentTarget.value as Draft['cause'] })}
      />
      <NativeSelect
        label={says.columns.stage}
        value={draft.stage}
        data={Object.entries(says.stages).map(([value, label]) => ({ value, label }))}
        onChange={event => change({ ...draft, stage: event.currentTarget.value as Draft['stage'] })}
      />
    </>
  )
}

/** To whom it is written, what it says, what goes along. */
function Saying({ draft, change, found }: Changing & { readonly found: Templates }) {
  return (
    <>
      <Several
        label={says.columns.to}
        hint={says.everybody}
        chosen={draft.to}
        choices={found.classes.map(name => ({ name, title: plain(name) }))}
        choose={to => change({ ...draft, to: to as Draft['to'] })}
      />
      <LetterText
        label={says.text}
        hint={says.textHint}
        rows={6}
        value={draft.text}
        change={text => change({ ...draft, text })}
      />
      <Several
        label={says.exhibits}
        chosen={draft.exhibits}
        choices={found.exhibits}
        choose={exhibits => change({ ...draft, exhibits })}
      />
    </>
  )
}

/** Several of a list, each with its box. */
function Several({
  label,
  hint,
  chosen,
  choices,
  choose,
}: {
  readonly label: string
  readonly hint?: string
  readonly chosen: readonly string[]
  readonly choices: readonly { readonly name: string; readonly title: string }[]
  readonly choose: (chosen: string[]) => void
}) {
  return (
    <details open={chosen.length > 0}>
      <summary>
        {chosen.length === 0 && hint !== undefined ? `${label}: ${hint}` : `${label}: ${chosen.length}`}
      </summary>
      <Boxes choices={choices} chosen={chosen} choose={choose} />
    </details>
  )
}

function Facts({ found: { facts, authorities }, cause }: { readonly found: Templates; readonly cause: string }) {
  const own = authorities.filter(each => each.cause === cause)
  return (
    <div>
      <Named title={says.facts} items={facts} />
      {own.length === 0 ? null : (
        <Named title={says.authorities} items={own.map(({ name, title }) => ({ name: `cite.${name}`, title }))} />
      )}
    </div>
  )
}

function Named({ title: heading, items }: { readonly title: string; readonly items: Templates['facts'] }) {
  return (
    <div>
      <h3>{heading}</h3>
      <dl className="letter-values">
        {items.map(({ name, title }) => (
          <div key={name}>
            <dt>
              <code>{`{${name}}`}</code>
            </dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Tried({ tried: { looked, cases } }: { readonly tried: TriedTemplate }) {
  return (
    <div role="status">
      <h3>{says.tried(cases.length, looked)}</h3>
      {cases.map(({ denial, account, payer, code, outcome, text, asks }) => (
        <div key={denial}>
          <p>
            <ToDenial id={denial}>{account}</ToDenial>{' '}
            <span className="soft">
              {[payer, code, ...(outcome === undefined ? [] : [plain(outcome)])].join(' · ')}
            </span>
          </p>
          {text.map(paragraph => (
            <p key={paragraph} className="letter-line">
              {paragraph}
            </p>
          ))}
          {asks.length === 0 ? null : <p className="soft">{says.asks(asks)}</p>}
        </div>
      ))}
    </div>
  )
}
