// The field for a password that is newly set; whether it is one, the service says.
import { PasswordInput } from '@mantine/core'
import { words } from '../words.ts'

/** `next` in its form; may be left empty where `hint` says what happens then. */
export function NewPassword({
  label,
  name = 'next',
  hint,
}: {
  readonly label: string
  readonly name?: string
  readonly hint?: string
}) {
  return (
    <PasswordInput
      label={label}
      description={hint ?? words.setUp.passwordHint}
      name={name}
      minLength={12}
      maxLength={256}
      autoComplete="new-password"
      required={hint === undefined}
    />
  )
}
