// Batches of appeals with their totals: each leads to the screen where it is looked through.
import { Link } from '@tanstack/react-router'
import { askBatches } from '../../api/appeal-questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { money } from '../../parts/figures.ts'
import { Section } from '../../parts/page.tsx'
import { ListTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.batches

export function Batches() {
  const { columns } = says
  return (
    <Section title={says.title}>
      <ListTable
        list={useAsked(askBatches)}
        empty={says.empty}
        label={says.title}
        columns={[
          {
            name: columns.title,
            show: ({ id, title }) => (
              <Link to="/batches/$id" params={{ id: String(id) }}>
                {title}
              </Link>
            ),
          },
          { name: columns.argument, show: ({ argument }) => argument ?? '' },
          { name: columns.letters, right: true, show: ({ count }) => count },
          { name: columns.open, right: true, show: ({ open }) => open },
          { name: columns.made, right: true, show: ({ made }) => made },
          { name: columns.sent, right: true, show: ({ sent }) => sent },
          {
            name: columns.granted,
            right: true,
            show: ({ granted, decided }) => (decided === 0 ? '' : `${granted}/${decided}`),
          },
          { name: columns.asked, right: true, show: ({ askedCents }) => money(askedCents) },
          { name: columns.came, right: true, show: ({ recoveredCents }) => money(recoveredCents) },
        ]}
      />
    </Section>
  )
}
