// The field for a password that is newly set, `next` in its form; whether it is one, the service says.
import { PasswordInput } from '@mantine/core'
import { words } from '../words.ts'

export function NewPassword({ label, name = 'next' }: { readonly label: string; readonly name?: string }) {
  return (
    <PasswordInput
      label={label}
      description={words.setUp.passwordHint}
      name={name}
      minLength={12}
      maxLength={256}
      autoComplete="new-password"
      required
    />
  )
}
