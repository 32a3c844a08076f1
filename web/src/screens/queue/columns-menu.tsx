// Which columns are shown, and in what order.
import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { words } from '../../words.ts'
import { COLUMNS, type ColumnName } from './columns.tsx'

export function ColumnsMenu({
  names,
  setNames,
}: {
  readonly names: readonly ColumnName[]
  readonly setNames: (names: readonly ColumnName[]) => void
}) {
  const says = words.queue
  const rest = COLUMNS.map(column => column.name).filter(name => !names.includes(name))
  const move = (name: ColumnName, by: number) => {
    const from = names.indexOf(name)
    const to = from + by
    if (to < 0 || to >= names.length) return
    const next = [...names]
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
          {[...names, ...rest].map(name => (
            <li key={name}>
              <Checkbox
                label={says.column[name]}
                checked={names.includes(name)}
                disabled={names.length === 1 && names.includes(name)}
                onChange={() => setNames(names.includes(name) ? names.filter(each => each !== name) : [...names, name])}
              />
              {names.includes(name) ? (
                <span>
                  <ActionIcon
                    size="md"
                    variant="subtle"
                    aria-label={says.earlier(says.column[name])}
                    onClick={() => move(name, -1)}
                  >
                    ↑
                  </ActionIcon>
                  <ActionIcon
                    size="md"
                    variant="subtle"
                    aria-label={says.later(says.column[name])}
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
