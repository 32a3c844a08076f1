// What has come of later levels, each with the deadlines that count from it; and the levels that wait for a notice, each with the way to keep it.
import { Button } from '@mantine/core'
import type { DenialStory } from '../../api/questions.ts'
import { useActions } from '../../parts/actions.tsx'
import { useActionsOn } from '../../parts/catalog.tsx'
import { day, plain, today } from '../../parts/figures.ts'
import { words } from '../../words.ts'

const says = words.denial

export function Notices({ story, mayWork }: { readonly story: DenialStory; readonly mayWork: boolean }) {
  const { denial, notices, later } = story
  const actions = useActions()
  const fields = useActionsOn('denial').find(action => action.verb === 'notice')?.fields ?? []
  const wordOf = (name: string, value: string) =>
    fields.find(field => field.name === name)?.labels?.[value] ?? plain(value)
  const keep = (decided: string) =>
    actions.ask('notice', { ids: [denial.id], count: 1, cents: denial.atStakeCents }, { given: { decided } })
  if (notices.length === 0 && later.length === 0) return null
  return (
    <>
      <h3>{says.notices}</h3>
      <ul className="clocks">
        {notices.map(notice => (
          <li key={`${notice.decided} ${notice.date}`}>
            <p>
              <strong>{wordOf('decided', notice.decided)}</strong> {day(notice.date, today())},{' '}
              {wordOf('outcome', notice.outcome)}
            </p>
            {notice.starts.map(({ level, due, workBy }) => (
              <p key={level}>{says.noticeStarts(plain(level), day(due, today()), day(workBy, today()))}</p>
            ))}
            {notice.starts.length > 0 ? null : <p className="soft">{says.noticeStartsNone}</p>}
            {notice.ends.length === 0 ? null : (
              <p className="soft">{says.noticeEnds(notice.ends.map(plain).join(', '))}</p>
            )}
            {notice.note === '' ? null : <p className="soft">{notice.note}</p>}
          </li>
        ))}
        {later.map(({ level, runsFrom, unit, startedBy }) => (
          <li key={level}>
            <p className="soft">
              <strong>{plain(level)}</strong> {says.after(runsFrom)}: {unit}
            </p>
            {mayWork && startedBy !== undefined ? (
              <Button size="compact-xs" variant="default" onClick={() => keep(startedBy)}>
                {says.noticeCame(wordOf('decided', startedBy))}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
