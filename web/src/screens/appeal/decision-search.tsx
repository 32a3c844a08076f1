// Decisions of others found by words: on their own page, and beside a letter, which can cite one.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { askDecisions, type Decision, type Decisions } from '../../api/appeal-questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { Answered } from '../../parts/page.tsx'
import { words } from '../../words.ts'

const says = words.decisions
const RULINGS = ['overturned', 'partly', 'upheld', 'unknown'] as const

/** `cite` is given the number of the decision; `cited` says which ones the letter has. */
export function DecisionSearch({
  cite,
  cited,
}: {
  readonly cite?: ((id: number) => void) | undefined
  readonly cited?: (id: number) => boolean
}) {
  const [search, setSearch] = useState('')
  const [ruling, setRuling] = useState('')
  const [asked] = useDebouncedValue(search, 300)
  const found = useAsked(askDecisions, asked, ruling)
  return (
    <>
      <div className="fields">
        <TextInput
          label={says.search}
          placeholder={says.searchAs}
          maxLength={300}
          value={search}
          onChange={event => setSearch(event.currentTarget.value)}
        />
        <NativeSelect
          label={says.ruling}
          value={ruling}
          data={[{ value: '', label: says.any }, ...RULINGS.map(value => ({ value, label: says.rulings[value] }))]}
          onChange={event => setRuling(event.currentTarget.value)}
        />
      </div>
      <Answered of={found}>{answer => <Found answer={answer} cite={cite} cited={cited} />}</Answered>
    </>
  )
}

function Found({
  answer: { items, more, files },
  cite,
  cited,
}: {
  readonly answer: Decisions
  readonly cite: ((id: number) => void) | undefined
  readonly cited: ((id: number) => boolean) | undefined
}) {
  if (items.length === 0) return <p className="soft">{files.length === 0 ? says.noneYet : says.none}</p>
  return (
    <>
      <ul className="precedents">
        {items.map(each => (
          <One key={each.id} decision={each} cite={cite} cited={cited?.(each.id) === true} />
        ))}
      </ul>
      {more ? <p className="soft">{says.more}</p> : null}
    </>
  )
}

function One({
  decision: { id, number, forum, decided, ruling, about, excerpt },
  cite,
  cited,
}: {
  readonly decision: Decision
  readonly cite: ((id: number) => void) | undefined
  readonly cited: boolean
}) {
  return (
    <li>
      <strong>{number}</strong> <span className="soft">{says.rulings[ruling]}</span>{' '}
      {cite === undefined ? null : cited ? (
        <span className="soft">{says.cited}</span>
      ) : (
        <Button size="compact-xs" variant="subtle" aria-label={says.citeNumber(number)} onClick={() => cite(id)}>
          {says.cite}
        </Button>
      )}
      <br />
      {[forum, ...(decided === undefined ? [] : [decided]), ...(about === '' ? [] : [about])].join(' · ')}
      <br />
      <span className="soft">{excerpt}</span>
    </li>
  )
}
