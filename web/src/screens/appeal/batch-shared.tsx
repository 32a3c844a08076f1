// What all letters of a batch say: the argument, answers that hold for all of them, words of one's own, and the text they share.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Batch } from '../../api/appeal-questions.ts'
import { client, told } from '../../api/client.ts'
import { submitting } from '../../parts/forms.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { LeaveGuard } from '../../parts/unsaved.tsx'
import { words } from '../../words.ts'
import { LetterText } from './letter-text.tsx'

const says = words.batches

interface Typed {
  readonly argument?: string
  readonly note?: string
  readonly answers: Readonly<Record<string, string>>
}
const NOTHING: Typed = { answers: {} }

export function InAllLetters({ batch }: { readonly batch: Batch }) {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const keep = useKeeping()
  const [typed, setTyped] = useState<Typed>(NOTHING)
  const send = async () => {
    const place = { params: { path: { practice, id: batch.id }, header: {} } }
    const kept = await keep(
      () => told(client.POST('/api/practices/{practice}/batches/{id}/answer', { ...place, body: typed })),
      says.kept,
    )
    if (kept) setTyped(NOTHING)
  }
  return (
    <Section title={says.inAll}>
      <LeaveGuard unsaved={typed !== NOTHING} />
      <div className="batch-shared">
        <form className="stack" onSubmit={submitting(send)}>
          <Argument batch={batch} typed={typed} choose={argument => setTyped({ ...typed, argument })} />
          <Questions batch={batch} typed={typed} change={answers => setTyped({ ...typed, answers })} />
          <LetterText
            label={says.own}
            rows={2}
            value={typed.note ?? batch.note}
            change={note => setTyped({ ...typed, note })}
          />
          {mayWork ? (
            <Button type="submit" variant="default" disabled={typed === NOTHING}>
              {says.keep}
            </Button>
          ) : null}
        </form>
        <Said batch={batch} />
      </div>
    </Section>
  )
}

function Argument({
  batch,
  typed,
  choose,
}: {
  readonly batch: Batch
  readonly typed: Typed
  readonly choose: (argument: string) => void
}) {
  const chosen = batch.arguments.find(({ id }) => id === batch.argument || id.endsWith(`/${batch.argument}`))?.id ?? ''
  return (
    <NativeSelect
      label={says.argument}
      value={typed.argument ?? chosen}
      data={[{ value: '', label: says.choose }, ...batch.arguments.map(({ id, when }) => ({ value: id, label: when }))]}
      onChange={event => choose(event.currentTarget.value)}
    />
  )
}

/** What is asked, and what was answered for all before. */
function Questions({
  batch: { questions },
  typed,
  change,
}: {
  readonly batch: Batch
  readonly typed: Typed
  readonly change: (answers: Typed['answers']) => void
}) {
  const asked = questions.filter(({ key }) => key !== 'argument')
  if (asked.length === 0) return <p className="soft">{says.noQuestions}</p>
  return asked.map(({ key, asks, kind, letters, answer }) => (
    <TextInput
      key={key}
      id={`answer-${key}`}
      label={letters === 0 ? asks : says.asks(asks, letters)}
      type={kind === 'date' ? 'date' : 'text'}
      maxLength={1500}
      value={typed.answers[key] ?? answer ?? ''}
      onChange={event => change({ ...typed.answers, [key]: event.currentTarget.value })}
    />
  ))
}

function Said({ batch: { text, same, looks } }: { readonly batch: Batch }) {
  return (
    <div>
      {looks.map(look => (
        <p key={look} className="soft">
          {look}
        </p>
      ))}
      <h3>{says.text}</h3>
      {text.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      <details>
        <summary>{says.same}</summary>
        <dl className="letter-values">
          {same.map(({ key, title, value }) => (
            <div key={key}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}
