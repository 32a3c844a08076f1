// Forms that are read when they are sent: what stands in their fields, by the names of the fields.
import { Button, TextInput, type TextInputProps } from '@mantine/core'
import type { FormEvent } from 'react'
import { useKeeping } from './keeping.ts'

export type Typed = Readonly<Record<string, string>>
type Sent = FormEvent<HTMLFormElement>

/** What stands in a form that holds texts alone. */
export const typedIn = (form: HTMLFormElement) => Object.fromEntries(new FormData(form)) as Typed

/** What a form does when it is sent: `send` keeps what was typed, and where it was kept the fields are empty again. */
export function useSending(send: (typed: Typed) => Promise<unknown>): (event: Sent) => Promise<void> {
  const keep = useKeeping()
  return async event => {
    event.preventDefault()
    const form = event.currentTarget
    if (await keep(() => send(typedIn(form)))) form.reset()
  }
}

/** What a form does when it is sent whose fields are kept as they are typed. */
export const submitting =
  (send: () => Promise<unknown>) =>
  (event: Sent): void => {
    event.preventDefault()
    void send()
  }

/** One field that has to be filled, and its button, in a line; `kept` is said where `send` has kept what was typed. */
export function OneField({
  name,
  label,
  button,
  send,
  kept,
  ...field
}: Omit<TextInputProps, 'name' | 'label'> & {
  readonly name: string
  readonly label: string
  readonly button: string
  readonly send: (typed: string) => Promise<unknown>
  readonly kept?: string
}) {
  const keep = useKeeping()
  const submit = (event: Sent) => {
    event.preventDefault()
    const typed = typedIn(event.currentTarget)[name] ?? ''
    void keep(() => send(typed), kept)
  }
  return (
    <form className="inline" onSubmit={submit}>
      <TextInput {...field} name={name} required aria-label={label} />
      <Button type="submit" variant="default">
        {button}
      </Button>
    </form>
  )
}

/** Why what was sent was not done; nothing while there is no reason. Read out when it comes. */
export function Fault({ says }: { readonly says: string }) {
  return (
    <p className="fault" role="alert">
      {says}
    </p>
  )
}
