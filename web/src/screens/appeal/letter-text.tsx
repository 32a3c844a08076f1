// A text in the biller's own words that goes into a letter.
import { Textarea } from '@mantine/core'

/** No more of it goes into a letter. */
const MOST_CHARACTERS = 20_000

export function LetterText({
  label,
  hint,
  rows,
  value,
  change,
}: {
  readonly label: string
  readonly hint?: string
  readonly rows: number
  readonly value: string
  readonly change: (text: string) => void
}) {
  return (
    <Textarea
      label={label}
      description={hint}
      autosize
      minRows={rows}
      maxLength={MOST_CHARACTERS}
      value={value}
      onChange={event => change(event.currentTarget.value)}
    />
  )
}
