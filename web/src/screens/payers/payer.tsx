// A payer: which known one it is, its deadlines with their sources, how it takes corrected claims, what the practice has set otherwise.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askOverrides, askPayerEntry, askPayers, askTotal } from '../../api/questions.ts'
import { type Field, useActionsOn } from '../../parts/catalog.tsx'
import { plain } from '../../parts/figures.ts'
import { type Typed, typedIn, useSending } from '../../parts/forms.tsx'
import { useTakingBack } from '../../parts/keeping.ts'
import { Sources, Sure } from '../../parts/marks.tsx'
import { Answered, Failed, Page, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { DossierOf } from './dossier.tsx'
import { KnownAs } from './payers.tsx'

const says = words.payers

export function PayerScreen() {
  const id = Number(useParams({ from: '/inside/payers/$id' }).id)
  const { practice } = useWorkplace()
  const list = useQuery(askPayers(practice))
  const total = useQuery(askTotal(practice, { payerId: id }))
  return (
    <Answered of={list}>
      {({ items }) => {
        const payer = items.find(each => each.id === id)
        if (payer === undefined) return <Failed error={new Error(words.notHere.says)} />
        return (
          <Page title={payer.name} lead={payer.identifier}>
            <div className="fields">
              <KnownAs id={payer.id} name={payer.name} entry={payer.entry} />
              <Link to="/queue" search={{ payerId: id }}>
                {says.theirDenials}: {total.data === undefined ? '…' : total.data.denials.toLocaleString('en-US')}
              </Link>
            </div>
            {payer.entry === null ? <p className="soft">{says.knownHint}</p> : null}
            <DossierOf payer={payer.identifier} />
            {payer.uses === null ? null : <Known name={payer.uses} />}
          </Page>
        )
      }}
    </Answered>
  )
}

function Known({ name }: { readonly name: string }) {
  const { practice } = useWorkplace()
  const entry = useQuery(askPayerEntry(name))
  const overrides = useQuery(askOverrides(practice))
  const mayLead = useMay('lead')
  const takeBack = useTakingBack('/api/practices/{practice}/clock-overrides/{id}')
  const own = (overrides.data?.items ?? []).filter(each => each.payer === name)
  return (
    <Answered of={entry}>
      {data => (
        <>
          <h2>{data.title}</h2>
          <p className="soft">
            {[plain(data.line), data.product, data.states?.join(', ')].filter(part => part !== undefined).join(' · ')}
          </p>
          <Section title={says.clocks}>
            <KeyedTable
              label={says.clocks}
              rows={data.clocks}
              keyOf={row => `${row.level} ${row.anchor}`}
              columns={[
                { name: says.level, show: row => plain(row.level) },
                { name: says.within, show: row => `${row.within} ${plain(row.unit)}` },
                {
                  name: says.from,
                  show: row => (
                    <>
                      {row.anchor === 'own-notice' ? `${says.after} ` : ''}
                      {row.from}
                      {row.note === undefined ? null : <p className="soft">{row.note}</p>}
                    </>
                  ),
                },
                {
                  name: words.denial.doesNotStop,
                  show: row => (row.doesNotStop ?? []).map(plain).join(', '),
                },
                {
                  name: says.source,
                  show: row => (
                    <>
                      <Sure sure={row.sure} />
                      {row.unsourced ? <p className="warn">{says.unsourced}</p> : null}
                      <Sources cites={row.cites} />
                    </>
                  ),
                },
              ]}
            />
          </Section>
          {own.length === 0 ? null : (
            <Section title={says.overrides}>
              <ul>
                {own.map(each => (
                  <li key={each.id}>
                    {plain(each.level)}: {each.within} {plain(each.unit ?? '')}
                    {[each.product, each.state].flatMap(part => (part === undefined ? [] : [`, ${plain(part)}`]))}{' '}
                    <span className="soft">
                      {each.source}, {each.enteredBy}
                    </span>{' '}
                    {mayLead ? (
                      <Button size="compact-xs" variant="default" onClick={() => void takeBack(each.id)}>
                        {says.takeBack}
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={says.correction}>
            <p>
              {data.correction.how} <Sure sure={data.correction.sure} />
            </p>
            {data.correction.unsourced ? <p className="warn">{says.unsourced}</p> : null}
            <Sources cites={data.correction.cites} />
          </Section>
          {data.notes.length === 0 ? null : (
            <Section title={says.notes}>
              <ul>
                {data.notes.map(text => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </Section>
          )}
          {mayLead ? <OwnClock payer={name} levels={data.clocks.map(clock => clock.level)} /> : null}
        </>
      )}
    </Answered>
  )
}

/** What a field of an action may be, as the service says it; all of them where nothing is chosen. */
const listOf = (fields: readonly Field[], name: string) => [
  { value: '', label: says.everywhere },
  ...(fields.find(field => field.name === name)?.choices ?? []).map(value => ({ value, label: value })),
]

/** A deadline of one's own as it was typed. The lists hold only what the service knows; it says no to anything else. */
const clockOf = (
  payer: string,
  { level = '', within = '', unit = '', source = '', product = '', state = '' }: Typed,
) => ({
  payer: payer as 'aetna',
  level: level as 'appeal',
  within: Number(within),
  unit: unit as 'months',
  source,
  ...(product === '' ? {} : { product: product as 'hmo' }),
  ...(state === '' ? {} : { state: state as 'ME' }),
})

function OwnClock({ payer, levels }: { readonly payer: string; readonly levels: readonly string[] }) {
  const { practice } = useWorkplace()
  const fields = useActionsOn('payer').find(action => action.verb === 'set-clock')?.fields ?? []
  const submit = useSending(typed =>
    told(
      client.POST('/api/practices/{practice}/clock-overrides', {
        params: { path: { practice } },
        body: clockOf(payer, typed),
      }),
    ),
  )
  const [changes, setChanges] = useState('')
  const preview = async (form: HTMLFormElement | null) => {
    if (form === null || !form.reportValidity()) return
    const { says: text } = await told(
      client.POST('/api/practices/{practice}/clock-overrides/preview', {
        params: { path: { practice } },
        body: clockOf(payer, typedIn(form)),
      }),
    )
    setChanges(text)
  }
  return (
    <Section title={says.ownClock}>
      <p className="soft">{says.ownClockLead}</p>
      <form className="fields" onSubmit={event => void submit(event)}>
        <NativeSelect
          label={says.level}
          name="level"
          data={[...new Set(levels)].map(value => ({ value, label: plain(value) }))}
        />
        <TextInput label={says.amount} name="within" type="number" min={1} max={3660} required />
        <NativeSelect
          label={says.unit}
          name="unit"
          data={['calendar-days', 'business-days', 'months', 'years'].map(value => ({ value, label: plain(value) }))}
        />
        <TextInput label={says.ownSource} name="source" required maxLength={500} />
        <NativeSelect label={says.product} name="product" data={listOf(fields, 'product')} />
        <NativeSelect label={says.state} description={says.stateHint} name="state" data={listOf(fields, 'state')} />
        <Button type="button" variant="default" onClick={event => void preview(event.currentTarget.form)}>
          {says.previewClock}
        </Button>
        <Button type="submit">{words.save}</Button>
      </form>
      <p role="status">{changes}</p>
    </Section>
  )
}
