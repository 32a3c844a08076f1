// Which columns are shown, and in what order.
import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { words } from '../../words.ts'
import type { Column } from './columns.tsx'

export function ColumnsMenu({
  all,
  names,
  setNames,
}: {
  readonly all: readonly Column[]
  readonly names: readonly string[]
  readonly setNames: (names: readonly string[]) => void
}) {
  const says = words.queue
  const known = names.filter(name => all.some(column => column.name === name))
  const rest = all.map(column => column.name).filter(name => !known.includes(name))
  const titleOf = (name: string) => all.find(column => column.name === name)?.title ?? name
  const move = (name: string, by: number) => {
    const from = known.indexOf(name)
    const to = from + by
    if (to < 0 || to >= known.length) return
    const next = [...known]
    next.splice(from, 1)
    next.splice(to, 0, name)
    setNames(next)
  }
  return (
    <Popover position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default">{says.columns}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className="soft">{says.columnsLead}</p>
        <ul className="columns-menu">
          {[...known, ...rest].map(name => (
            <li key={name}>
              <Checkbox
                label={titleOf(name)}
                checked={known.includes(name)}
                disabled={known.length === 1 && known.includes(name)}
                onChange={() => setNames(known.includes(name) ? known.filter(each => each !== name) : [...known, name])}
              />
              {known.includes(name) ? (
                <span>
                  <ActionIcon
                    size="md"
                    variant="subtle"
                    aria-label={says.earlier(titleOf(name))}
                    onClick={() => move(name, -1)}
                  >
                    ↑
                  </ActionIcon>
                  <ActionIcon
                    size="md"
                    variant="subtle"
                    aria-label={says.later(titleOf(name))}
                    onClick={() => move(name, 1)}
                  >
                    ↓
                  </ActionIcon>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
