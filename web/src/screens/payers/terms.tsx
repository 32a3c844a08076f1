// The step after the first files: each payer in them is named, with the deadlines of its contract; what is only assumed comes first, by the money that hangs on it.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askPayerEntries, askPayerEntry, askPayerTerms, type PayerTerms } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { useActionsOn } from '../../parts/catalog.tsx'
import { capitalized, plain, roundMoney } from '../../parts/figures.ts'
import { typedIn } from '../../parts/forms.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { ToPayer } from '../../parts/links.tsx'
import { Money } from '../../parts/marks.tsx'
import { Answered, Empty, Page, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.payers.terms

export function PayerTermsScreen() {
  const list = useAsked(askPayerTerms)
  return (
    <Page title={says.title} lead={says.lead}>
      <Answered of={list}>
        {({ items, missing, missingCents }) =>
          items.length === 0 ? (
            <Empty title={words.payers.empty} says={words.payers.emptySays} />
          ) : (
            <>
              <p role="status">{missing === 0 ? says.done : says.left(missing, roundMoney(missingCents))}</p>
              <Steps payers={items} />
            </>
          )
        }
      </Answered>
    </Page>
  )
}

const lacks = ({ uses, missing }: PayerTerms) => uses === null || missing.length > 0

function Steps({ payers }: { readonly payers: readonly PayerTerms[] }) {
  const mayLead = useMay('lead')
  const [chosen, setChosen] = useState<number | undefined>(undefined)
  const [passed, setPassed] = useState<readonly number[]>([])
  const next = payers.find(payer => lacks(payer) && !passed.includes(payer.id))
  const at = payers.find(payer => payer.id === chosen) ?? next
  const goOn = (payer: PayerTerms) => {
    setPassed(before => [...before, payer.id])
    setChosen(undefined)
  }
  return (
    <>
      {mayLead && at !== undefined ? <TermsForm key={at.id} payer={at} goOn={() => goOn(at)} /> : null}
      <Table
        label={says.title}
        rows={payers}
        columns={[
          { name: words.payers.name, show: row => <ToPayer id={row.id}>{row.name}</ToPayer> },
          {
            name: says.kind,
            show: row => row.usesTitle ?? <span className="warn">{says.kindNone}</span>,
          },
          { name: says.deadlines, show: row => <Deadlines of={row} /> },
          { name: says.open, right: true, show: row => row.open.toLocaleString('en-US') },
          { name: says.money, right: true, show: row => <Money cents={row.atStakeCents} /> },
          ...(mayLead
            ? [
                {
                  name: '',
                  show: (row: PayerTerms) => (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`${says.edit}: ${row.name}`}
                      onClick={() => setChosen(row.id)}
                    >
                      {says.edit}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

const timeOf = ({ within, unit }: { readonly within: number; readonly unit: string }) =>
  `${within} ${within === 1 ? plain(unit).replace(/s$/, '') : plain(unit)}`

function Deadlines({ of: { terms, missing } }: { readonly of: PayerTerms }) {
  return (
    <ul className="plain-list">
      {terms.map(term => {
        const assumed = !term.own && missing.includes(term.level)
        return (
          <li key={`${term.level} ${term.product ?? ''}`} className={assumed ? 'warn' : undefined}>
            {plain(term.level)}: {assumed ? '≈ ' : ''}
            {timeOf(term)}
            {term.product === undefined ? null : `, ${plain(term.product)}`}
            {term.own ? <span className="soft"> {term.source}</span> : null}
          </li>
        )
      })}
    </ul>
  )
}

/** What the fields of the form are called, by the deadline that each sets. */
const FIELD_OF = {
  'timely-filing': 'timelyFiling',
  'corrected-claim': 'correctedClaim',
  appeal: 'appeal',
  'second-appeal': 'secondAppeal',
  'payment-dispute': 'paymentDispute',
  reconsideration: 'reconsideration',
  'records-request': 'recordsRequest',
} as const
type Level = keyof typeof FIELD_OF
const LEVELS = Object.keys(FIELD_OF) as readonly Level[]

/** What was typed, as the service takes it. */
function bodyOf(form: HTMLFormElement, payer: PayerTerms) {
  const { entry = '', source = '', product = '', ...typed } = typedIn(form)
  const given = Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ''))
  return {
    ...given,
    source,
    ...((payer.entry ?? '') === entry ? {} : { entry: entry === '' ? null : (entry as 'aetna') }),
    ...(product === '' ? {} : { product: product as 'hmo' }),
  }
}

function TermsForm({ payer, goOn }: { readonly payer: PayerTerms; readonly goOn: () => void }) {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const entries = useQuery(askPayerEntries)
  const [entry, setEntry] = useState(payer.entry ?? '')
  const [changes, setChanges] = useState('')
  const products = useActionsOn('payer')
    .find(action => action.verb === 'set-terms')
    ?.fields.find(field => field.name === 'product')?.choices
  const asked = (form: HTMLFormElement) => ({
    params: { path: { practice, id: payer.id } },
    body: bodyOf(form, payer),
  })
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const kept = await keep(() => told(client.PUT('/api/practices/{practice}/payers/{id}/terms', asked(form))))
    if (kept) goOn()
  }
  const preview = async (form: HTMLFormElement | null) => {
    if (form === null) return
    try {
      const answer = await told(client.POST('/api/practices/{practice}/payers/{id}/terms/preview', asked(form)))
      setChanges(answer.says)
    } catch (error) {
      setChanges((error as Error).message)
    }
  }
  const options = (isKind: boolean) =>
    (entries.data?.items ?? [])
      .filter(each => each.isKind === isKind)
      .map(({ id, title }) => ({ value: id, label: title }))
  return (
    <Section title={says.step(payer.name)}>
      <form
        className="stack"
        aria-label={says.step(payer.name)}
        onSubmit={event => void submit(event)}
        onChange={() => setChanges('')}
      >
        <NativeSelect
          label={says.entry}
          description={says.entryHint}
          name="entry"
          value={entry}
          onChange={event => setEntry(event.currentTarget.value)}
          data={[
            { value: '', label: says.entryNone },
            { group: says.kinds, items: options(true) },
            { group: says.known, items: options(false) },
          ]}
        />
        <TermFields payer={payer} entry={entry} />
        <div className="fields">
          <TextInput label={words.payers.ownSource} description={says.sourceHint} name="source" maxLength={500} />
          <NativeSelect
            label={says.product}
            name="product"
            data={[
              { value: '', label: says.allProducts },
              ...(products ?? []).map(value => ({ value, label: plain(value) })),
            ]}
          />
        </div>
        <p role="status">{changes}</p>
        <div className="actions">
          <Button type="submit">{says.save}</Button>
          <Button variant="default" onClick={event => void preview(event.currentTarget.form)}>
            {says.preview}
          </Button>
          <Button variant="subtle" onClick={goOn}>
            {says.skip}
          </Button>
        </div>
      </form>
    </Section>
  )
}

/** A field for each deadline that such a payer has: what holds now stands beside it. */
function TermFields({ payer, entry }: { readonly payer: PayerTerms; readonly entry: string }) {
  const uses = entry === '' ? (payer.entry === null ? payer.uses : null) : entry
  const known = useQuery({ ...askPayerEntry(uses ?? ''), enabled: uses !== null })
  const clocks = known.data?.clocks ?? []
  return (
    <div className="fields">
      {LEVELS.flatMap(level => {
        const clock = clocks.find(each => each.level === level)
        if (clock === undefined) return []
        const own = payer.terms.find(each => each.level === level && each.own && each.product === undefined)
        return (
          <TextInput
            key={level}
            label={capitalized(plain(level))}
            description={says.asItIs(timeOf(own ?? clock), own === undefined && clock.sure === 'low')}
            placeholder={says.example}
            name={FIELD_OF[level]}
            maxLength={30}
          />
        )
      })}
    </div>
  )
}
