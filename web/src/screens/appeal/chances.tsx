// What the practice has learned of its chances: by payer, cause and way, and by argument.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { askChances, type Chances as Found } from '../../api/appeal-questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { money, plain } from '../../parts/figures.ts'
import { Answered, Section } from '../../parts/page.tsx'
import { KeyedTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.chances
const SHOWN = 40

/** Counted when somebody wants to see it: it reads everything that has ended. */
export function Chances() {
  const [open, setOpen] = useState(false)
  return (
    <Section title={says.title}>
      <p className="soft">{says.lead}</p>
      {open ? (
        <Counted />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          {says.show}
        </Button>
      )}
    </Section>
  )
}

function Counted() {
  return (
    <Answered of={useAsked(askChances)}>
      {({ arguments: argued, ways }) => (
        <>
          {argued.length === 0 ? <p className="soft">{says.noArguments}</p> : <Argued rows={argued} />}
          {ways.length === 0 ? <p className="soft">{says.noWays}</p> : <Ways rows={ways} />}
        </>
      )}
    </Answered>
  )
}

function Argued({ rows }: { readonly rows: Found['arguments'] }) {
  const { columns } = says
  return (
    <KeyedTable
      label={says.arguments}
      rows={rows}
      keyOf={({ payer, argument }) => `${payer} ${argument}`}
      columns={[
        { name: columns.payer, show: ({ payer }) => payer },
        { name: columns.argument, show: ({ when, argument }) => when ?? argument },
        { name: columns.granted, right: true, show: each => says.of(each.granted, each.decided) },
        { name: columns.asked, right: true, show: ({ askedCents }) => money(askedCents) },
        { name: columns.came, right: true, show: ({ wonCents }) => money(wonCents) },
      ]}
    />
  )
}

function Ways({ rows }: { readonly rows: Found['ways'] }) {
  const { columns } = says
  return (
    <KeyedTable
      label={says.ways}
      rows={rows.slice(0, SHOWN)}
      keyOf={({ payer, cause, way }) => `${payer} ${cause} ${way}`}
      columns={[
        { name: columns.payer, show: ({ payer }) => payer },
        { name: columns.cause, show: ({ cause }) => plain(cause) },
        { name: columns.way, show: ({ way }) => plain(way) },
        { name: columns.won, right: true, show: each => says.of(each.won, each.ended) },
      ]}
    />
  )
}
