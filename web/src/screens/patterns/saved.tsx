// Saved ways of looking at the patterns: one click each, kept for everybody, forgotten by who may work.
import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { client, told } from '../../api/client.ts'
import { askSavedPatterns } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { typedIn } from '../../parts/forms.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { RowButton } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { type Span, toSpan } from './span.ts'

const says = words.patterns.saved

export function Saved({ span }: { readonly span: Span }) {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const may = useMay('biller')
  const { data } = useAsked(askSavedPatterns)
  const params = { path: { practice }, header: {} }
  const forget = (name: string) =>
    keep(() => told(client.POST('/api/practices/{practice}/insight/saved/remove', { params, body: { name } as never })))
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const { name } = typedIn(form)
    const body = { name, ...span } as never
    if (await keep(() => told(client.POST('/api/practices/{practice}/insight/saved', { params, body })))) form.reset()
  }
  return (
    <nav className="no-print" aria-label={says.title}>
      {(data?.items ?? []).map(({ name, savedBy, ...asked }) => (
        <span key={name}>
          <Link to="/patterns" search={toSpan(asked)} title={says.savedBy(savedBy)}>
            {name}
          </Link>{' '}
          {may ? <RowButton says={says.forget} to={name} run={() => forget(name)} /> : null}{' '}
        </span>
      ))}
      {may ? (
        <form className="fields" onSubmit={event => void save(event)}>
          <TextInput name="name" label={says.name} required maxLength={100} />
          <Button type="submit" variant="default">
            {says.save}
          </Button>
        </form>
      ) : null}
    </nav>
  )
}
