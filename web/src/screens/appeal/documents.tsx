// The documents of a denial: what was brought in, under which number each goes along, and all of them written as one file for the payer (275).
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { writeDocuments } from '../../api/documents.ts'
import { askDocuments } from '../../api/questions.ts'
import { Fault } from '../../parts/forms.tsx'
import { useDoing } from '../../parts/keeping.ts'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.appeal.documents

export function Documents({ denial }: { readonly denial: number }) {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const { busy, fault, run } = useDoing()
  const items = useQuery(askDocuments(practice, denial)).data?.items ?? []
  if (items.length === 0) return null
  const write = () => run(() => writeDocuments({ practice, kind: 'denials', id: denial }))
  return (
    <>
      <h3>{says.title}</h3>
      <ul className="plain-list">
        {items.map(({ id, title, name, control, pages }) => (
          <li key={id}>
            <a href={`/api/practices/${practice}/documents/${id}/bytes`} download={name}>
              {title === '' ? name : title}
            </a>{' '}
            <span className="soft">
              {control}
              {pages === '' ? '' : `, ${says.pages(pages)}`}
            </span>
          </li>
        ))}
      </ul>
      {mayWork ? (
        <Button variant="default" size="compact-sm" loading={busy} onClick={() => void write()}>
          {says.write}
        </Button>
      ) : null}
      <Fault says={fault} />
    </>
  )
}
