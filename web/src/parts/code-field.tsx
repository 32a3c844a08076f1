// The field for the six digits of a second factor: where one signs in, and where it is turned on.
import { TextInput } from '@mantine/core'

/** The six digits of a second factor, typed. */
export function CodeField({ label, description }: { readonly label: string; readonly description?: string }) {
  return (
    <TextInput
      label={label}
      description={description}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9 ]{6,7}"
      required
      autoFocus
    />
  )
}

/** The code of a form, as the service takes it. */
export function typedCode(form: Readonly<Record<string, string>>): string {
  return (form.code ?? '').replaceAll(' ', '')
}
