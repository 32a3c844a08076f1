// The letters of a batch as a table of what differs, each with what is open; chosen, approved, left out.
import { Button, Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Batch } from '../../api/appeal-questions.ts'
import { client, told } from '../../api/client.ts'
import { plain } from '../../parts/figures.ts'
import { ToDenial } from '../../parts/links.tsx'
import { Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable, type TableColumn } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { BatchAction } from './batch-action.tsx'

const says = words.batches
type Letter = Batch['letters'][number]

/** So many values stand in columns of their own; further ones below each other. */
const COLUMNS = 4
/** Shown beside the number of the denial, or in the letter's own table. */
const NO_COLUMN = /^(?:line|reason|remark)\.|^(?:claim\.account|sent\.account|patient\.name)$/

export function BatchLetters({
  batch,
  approve,
}: {
  readonly batch: Batch
  readonly approve: ((letters: number[]) => Promise<boolean>) | undefined
}) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const ready = batch.letters.filter(letter => letter.ready).map(({ denial }) => denial)
  const toggle = (denial: number) =>
    setChosen(new Set([...chosen].filter(each => each !== denial).concat(chosen.has(denial) ? [] : [denial])))
  const own = [...chosen].filter(denial => batch.letters.some(each => each.denial === denial && each.state === 'open'))
  return (
    <Section title={says.letters}>
      {approve === undefined || batch.open === 0 ? null : (
        <div className="actions">
          <Button variant="default" disabled={ready.length === 0} onClick={() => setChosen(new Set(ready))}>
            {says.pickReady(ready.length)}
          </Button>
          <Button disabled={own.length === 0} onClick={() => void approve(own)}>
            {says.approve(own.length)}
          </Button>
          <BatchAction
            batch={batch}
            verb="leave-out"
            says={says.leaveOut(own.length)}
            disabled={own.length === 0}
            without="letters"
            send={(place, input) => {
              const body = { ...input, letters: own } as never
              return told(client.POST('/api/practices/{practice}/batches/{id}/leave-out', { ...place, body }))
            }}
          />
        </div>
      )}
      <KeyedTable
        label={says.letters}
        rows={batch.letters}
        keyOf={({ denial }) => denial}
        columns={[
          ...(approve === undefined ? [] : [pickColumn(chosen, toggle)]),
          {
            name: says.letter,
            show: ({ denial, account, patient }) => (
              <ToDenial id={denial}>{[account, patient].filter(part => part !== undefined).join(' · ')}</ToDenial>
            ),
          },
          ...valueColumns(batch.letters),
          { name: says.stands, show: letter => <Standing letter={letter} /> },
        ]}
      />
    </Section>
  )
}

const pickColumn = (chosen: ReadonlySet<number>, toggle: (denial: number) => void): TableColumn<Letter> => ({
  name: '',
  show: ({ denial, account, state }) =>
    state === 'open' ? (
      <Checkbox aria-label={says.pick(account)} checked={chosen.has(denial)} onChange={() => toggle(denial)} />
    ) : null,
})

/** What differs in most of the letters, each in a column; the rest in the last one. */
function valueColumns(letters: readonly Letter[]): readonly TableColumn<Letter>[] {
  const counts = new Map<string, { readonly title: string; count: number }>()
  for (const { key, title } of letters.flatMap(({ values }) => values)) {
    if (NO_COLUMN.test(key)) continue
    const known = counts.get(key) ?? { title, count: 0 }
    known.count++
    counts.set(key, known)
  }
  const first = [...counts].sort(([, one], [, other]) => other.count - one.count).slice(0, COLUMNS)
  const shown = new Set(first.map(([key]) => key))
  return [
    ...first.map(([key, { title }]) => ({
      name: title,
      show: ({ values }: Letter) => values.find(each => each.key === key)?.value ?? '',
    })),
    { name: says.more, show: letter => <More letter={letter} shown={shown} /> },
  ]
}

function More({
  letter: { values, text, exhibits },
  shown,
}: {
  readonly letter: Letter
  readonly shown: ReadonlySet<string>
}) {
  const rest = values.filter(({ key }) => !shown.has(key))
  if (rest.length + text.length === 0) return null
  return (
    <details>
      <summary>{rest.length + text.length}</summary>
      {rest.map(({ key, title, value }) => (
        <p key={key} className="letter-line">{`${title}: ${value}`}</p>
      ))}
      {text.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="soft">{exhibits.join(' · ')}</p>
    </details>
  )
}

function Standing({ letter }: { readonly letter: Letter }) {
  const { practice } = useWorkplace()
  const { state, denial, ready, open, asked, looks, because, appeal, status, pages } = letter
  if (state === 'left-out') return says.leftOutFor(because ?? '')
  if (appeal !== undefined)
    return (
      <>
        <a href={`/api/practices/${practice}/appeals/${appeal}/files/packet.pdf`} target="_blank" rel="noreferrer">
          {says.packet}
        </a>
        {` ${says.pages(pages ?? 0)}, ${plain(status ?? '')}`}
      </>
    )
  return (
    <>
      {ready ? <span className="good">{says.ready}</span> : null}
      {asked === 0 ? null : <p className="letter-line soft">{says.askedOfAll(asked)}</p>}
      {[...open, ...looks].map(text => (
        <p key={text} className={ready ? 'letter-line soft' : 'letter-line warn'}>
          {text}
        </p>
      ))}
      <Link to="/denials/$id/appeal" params={{ id: String(denial) }}>
        {says.openLetter}
      </Link>
    </>
  )
}
