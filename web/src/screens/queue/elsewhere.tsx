// What a search finds that the list does not show: snoozed, closed, claims and remittances, each with the way there.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { askFound } from '../../api/questions.ts'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { toSearch } from './search.ts'

const says = words.queue.elsewhere

export function Elsewhere({ search }: { readonly search: string }) {
  const { practice } = useWorkplace()
  const { data } = useQuery({ ...askFound(practice, search), enabled: search.length >= 2 })
  if (data === undefined || search.length < 2) return null
  const ways = [
    data.snoozed === 0 ? undefined : (
      <Link key="snoozed" to="/queue" search={toSearch({ search, snoozed: true })}>
        {says.snoozed(data.snoozed)}
      </Link>
    ),
    data.closed === 0 ? undefined : (
      <Link key="closed" to="/queue" search={toSearch({ search, status: 'closed' })}>
        {says.closed(data.closed)}
      </Link>
    ),
    data.claims.length === 0 ? undefined : (
      <Link key="claims" to="/claims" search={{ search }}>
        {says.claims}
      </Link>
    ),
    ...data.remittances.map(({ id, trace }) => (
      <Link key={id} to="/remittances/$id" params={{ id: String(id) }}>
        {says.remittance(trace)}
      </Link>
    )),
  ].filter(way => way !== undefined)
  if (ways.length === 0) return null
  return (
    <p className="soft elsewhere" role="status">
      {says.also} {ways.flatMap((way, at) => (at === 0 ? [way] : [', ', way]))}
    </p>
  )
}
