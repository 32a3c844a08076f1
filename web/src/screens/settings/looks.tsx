// Who looked: whose records were shown to whom, when and from where. Asked by an account, a patient's member number, a denial, or a person.
import { Anchor, Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { askLooks, looksFile } from '../../api/questions.ts'
import { day, plain, today } from '../../parts/figures.ts'
import { PersonField } from '../../parts/person-field.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { PagedTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.settings.looks
const WAYS = ['account', 'member', 'denial', 'by'] as const
const FORMATS = ['csv', 'jsonl'] as const
type Way = (typeof WAYS)[number]

/** So many accounts of a list stand in its row; the rest is counted. */
const NAMED = 3

export function Looks() {
  const { practice } = useWorkplace()
  const [way, setWay] = useState<Way>('account')
  const [text, setText] = useState('')
  const [asked, ask] = useState<Readonly<Record<string, string | number>>>({})
  const list = useInfiniteQuery(askLooks(practice, asked))
  const send = (of: Way, typed: string) => {
    const value = typed.trim()
    if (value === '') ask({})
    else if (of !== 'denial') ask({ [of]: value })
    else if (/^\d{1,15}$/.test(value)) ask({ denial: Number(value) })
  }
  const shared = {
    label: says.ways[way],
    value: text,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setText(event.currentTarget.value),
  }
  return (
    <>
      <p className="soft">{says.lead}</p>
      <form
        onSubmit={event => {
          event.preventDefault()
          send(way, text)
        }}
      >
        <Group align="end" mb="sm">
          <NativeSelect
            label={says.of}
            value={way}
            data={WAYS.map(value => ({ value, label: says.ways[value] }))}
            onChange={event => {
              setWay(event.currentTarget.value as Way)
              setText('')
              ask({})
            }}
          />
          {way === 'by' ? <PersonField {...shared} /> : <TextInput {...shared} />}
          <Button type="submit" variant="default">
            {says.show}
          </Button>
        </Group>
      </form>
      <Group gap="md" mb="sm">
        {FORMATS.map(format => (
          <Anchor key={format} href={looksFile(practice, format, asked)} download>
            {says.file[format]}
          </Anchor>
        ))}
      </Group>
      <PagedTable
        list={list}
        empty={<p className="soft">{says.empty}</p>}
        label={words.settings.tabs.looks ?? ''}
        columns={[
          { name: says.when, show: row => `${day(row.at, today())}, ${row.at.slice(11, 16)} UTC` },
          { name: says.who, show: row => row.who },
          { name: says.what, show: row => row.says },
          { name: says.accounts, show: row => named(row.accounts) },
          { name: says.from, show: row => row.address ?? plain(row.door) },
        ]}
      />
    </>
  )
}

function named(accounts: readonly string[]): string {
  const more = accounts.length - NAMED
  return `${accounts.slice(0, NAMED).join(', ')}${more > 0 ? says.more(more) : ''}`
}
