// Several of a list, each with its box.
import { Checkbox } from '@mantine/core'

export function Boxes({
  choices,
  chosen,
  choose,
}: {
  readonly choices: readonly { readonly name: string; readonly title: string }[]
  readonly chosen: readonly string[]
  readonly choose: (chosen: string[]) => void
}) {
  return choices.map(({ name, title }) => (
    <Checkbox
      key={name}
      label={title}
      checked={chosen.includes(name)}
      onChange={event =>
        choose(event.currentTarget.checked ? [...chosen, name] : chosen.filter(other => other !== name))
      }
    />
  ))
}
