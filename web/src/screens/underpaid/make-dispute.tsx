// Makes a dispute of all lines of a kind, or of late payments; what is in one already the service leaves out.
import { client, told } from '../../api/client.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { RowButton } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.underpaid

/** `of` is whom it is with. */
export function MakeDispute({
  of,
  children: asked,
}: {
  readonly of: string
  readonly children: Readonly<Record<string, string>>
}) {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  if (!useMay('biller')) return null
  const make = () =>
    keep(
      () =>
        told(
          client.POST('/api/practices/{practice}/disputes', {
            params: { path: { practice }, header: {} },
            body: asked as never,
          }),
        ),
      says.disputeMade,
    )
  return <RowButton says={says.makeDispute} to={of} run={make} />
}
