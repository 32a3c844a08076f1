// Which names are one payer: what people said of two names, and the place to say it.
import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askPayerLinks, askPayers } from '../../api/questions.ts'
import { day, today } from '../../parts/figures.ts'
import { typedIn } from '../../parts/forms.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { Answered, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.payers.links

export function PayerLinks() {
  const { practice } = useWorkplace()
  const mayLead = useMay('lead')
  const links = useQuery(askPayerLinks(practice))
  return (
    <Section title={says.title}>
      <p className="soft">{says.lead}</p>
      <Answered of={links}>
        {({ items }) => {
          const held = items.filter(each => each.holds)
          return held.length === 0 ? (
            <p className="soft">{says.none}</p>
          ) : (
            <Table
              label={says.title}
              rows={held}
              columns={[
                { name: words.payers.name, show: row => <Named of={row.one} name={row.oneName} /> },
                { name: says.other, show: row => <Named of={row.other} name={row.otherName} /> },
                { name: says.said, show: row => says.verdicts[row.verdict] },
                { name: says.because, show: row => row.because },
                { name: says.by, show: row => `${row.by}, ${day(row.at, today())}` },
              ]}
            />
          )
        }}
      </Answered>
      {mayLead ? <SayOfPayers /> : null}
    </Section>
  )
}

function Named({ of, name }: { readonly of: string; readonly name: string | undefined }) {
  return (
    <>
      {name ?? of} {name === undefined || name === of ? null : <span className="mono soft">{of}</span>}
    </>
  )
}

type Verb = 'join' | 'part'

function SayOfPayers() {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const payers = useQuery(askPayers(practice))
  const list = useId()
  const [outcome, setOutcome] = useState('')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const { submitter } = event.nativeEvent as SubmitEvent
    const verb = (submitter as HTMLButtonElement | null)?.value as Verb
    const { one = '', other = '', reason = '' } = typedIn(form)
    const asked = { params: { path: { practice } }, body: { one, other, reason } }
    const kept = await keep(async () => {
      const done = await told(
        verb === 'join'
          ? client.POST('/api/practices/{practice}/payers/join', asked)
          : client.POST('/api/practices/{practice}/payers/part', asked),
      )
      setOutcome(done.says)
    })
    if (kept) form.reset()
    else setOutcome('')
  }
  return (
    <form className="stack" onSubmit={event => void submit(event)}>
      <div className="fields">
        <TextInput label={words.payers.name} name="one" list={list} required maxLength={200} />
        <TextInput label={says.other} name="other" list={list} required maxLength={200} />
      </div>
      <datalist id={list}>
        {(payers.data?.items ?? []).map(each => (
          <option key={each.id} value={each.identifier}>
            {each.name}
          </option>
        ))}
      </datalist>
      <Textarea label={says.because} name="reason" required maxLength={2000} />
      <div className="actions">
        <Button type="submit" value="join">
          {says.join}
        </Button>
        <Button type="submit" value="part" variant="default">
          {says.part}
        </Button>
      </div>
      <p role="status">{outcome}</p>
    </form>
  )
}
