// The form of an action, made from the description of its input: a field for each, what is suggested, what must be said.
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { words } from '../words.ts'
import type { Action, Field } from './catalog.tsx'
import { centsOf, daysAfter, today } from './figures.ts'
import { typedIn } from './forms.tsx'
import { PersonField } from './person-field.tsx'
import { useWorkplace } from './practice.tsx'

export function ActionForm({
  action,
  given = {},
  lead,
  submit,
}: {
  readonly action: Action
  readonly given?: Readonly<Record<string, string>> | undefined
  readonly lead: string
  readonly submit: (input: object) => Promise<void>
}) {
  const { person } = useWorkplace()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = typedIn(event.currentTarget)
    setBusy(true)
    await submit(Object.fromEntries(action.fields.flatMap(field => typed(field, form[field.name]))))
    setBusy(false)
  }
  return (
    <form onSubmit={event => void send(event)} className="stack">
      <p className="soft">{lead}</p>
      {action.fields.map((field, at) => (
        <FieldInput key={field.name} field={field} given={given[field.name]} person={person} first={at === 0} />
      ))}
      {action.undoNot === undefined ? null : <p className="warn">{words.action.cannotUndo(action.undoNot)}</p>}
      <div className="actions">
        <Button type="submit" loading={busy} data-autofocus={action.fields.length === 0 ? true : undefined}>
          {action.title}
        </Button>
      </div>
    </form>
  )
}

/** What was typed as the service takes it; what was left empty is not said, but for a person, whom nobody can be. */
function typed(field: Field, value: string | undefined): readonly (readonly [string, unknown])[] {
  if (field.kind === 'flag') return [[field.name, value === 'on']]
  if (value === undefined || (value === '' && field.widget !== 'person')) return []
  if (field.widget === 'money') return [[field.name, centsOf(value)]]
  return [[field.name, field.kind === 'number' ? Number(value) : value]]
}

/** `me`, `today+14` or a word, as the field suggests. */
function suggestion({ suggests, fallback }: Field, person: string): string {
  if (suggests === 'me') return person
  const days = /^today\+(\d+)$/.exec(suggests ?? '')?.[1]
  if (days !== undefined) return daysAfter(today(), Number(days))
  return suggests ?? (typeof fallback === 'string' ? fallback : '')
}

function FieldInput({
  field,
  given,
  person,
  first,
}: {
  readonly field: Field
  readonly given: string | undefined
  readonly person: string
  readonly first: boolean
}) {
  const { name, title, description, widget, kind, required, choices, labels, fallback } = field
  const shared = {
    name,
    label: title,
    description,
    required,
    defaultValue: given ?? suggestion(field, person),
    ...(first ? { 'data-autofocus': true } : {}),
  }
  if (kind === 'flag')
    return <Checkbox name={name} label={title} description={description} defaultChecked={fallback === true} />
  if (kind === 'choice')
    return (
      <NativeSelect {...shared} data={(choices ?? []).map(value => ({ value, label: labels?.[value] ?? value }))} />
    )
  // A person may be left out on purpose.
  if (widget === 'person') return <PersonField {...shared} required={false} />
  if (widget === 'long-text') return <Textarea {...shared} />
  if (widget === 'date') return <TextInput {...shared} type="date" />
  if (widget === 'day-ahead') return <TextInput {...shared} type="date" min={daysAfter(today(), 1)} />
  return <TextInput {...shared} inputMode={kind === 'number' || widget === 'money' ? 'decimal' : undefined} />
}
