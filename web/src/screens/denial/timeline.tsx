// Everything that happened to a claim, over every file and actor, in one line.
import { useQuery } from '@tanstack/react-query'
import { askTimeline, type ClaimStory } from '../../api/questions.ts'
import { day, today } from '../../parts/figures.ts'
import { Answered, Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

export function Timeline({ id }: { readonly id: number }) {
  const { practice } = useWorkplace()
  const story = useQuery(askTimeline(practice, id))
  return (
    <Section title={words.denial.timeline}>
      <Answered of={story}>{data => <Entries entries={data.entries} />}</Answered>
    </Section>
  )
}

export function Entries({ entries }: { readonly entries: ClaimStory['entries'] }) {
  const year = today()
  return (
    <ol className="timeline">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no number of their own, and their order is fixed
        <li key={index} className={`entry entry-${entry.kind}`}>
          <time dateTime={entry.at}>{entry.at === '' ? '' : day(entry.at, year)}</time>
          <div>
            <p>{entry.says}</p>
            <p className="soft">{entry.from}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
