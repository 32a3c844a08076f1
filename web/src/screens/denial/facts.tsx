// The head of a denial: what it is about, where it stands, what was said of it last.
import type { DenialStory } from '../../api/questions.ts'
import { useActionsOn } from '../../parts/catalog.tsx'
import { day, money, plain, today } from '../../parts/figures.ts'
import { Code, codeName, Due, Move } from '../../parts/marks.tsx'
import { words } from '../../words.ts'

const says = words.denial

/** What it is about and where it stands. */
export function Facts({ story }: { readonly story: DenialStory }) {
  const { denial } = story
  return (
    <div className="facts-head">
      <div className="facts">
        <h1>
          {says.title(denial.id)} <Code code={codeName(denial.group, denial.carc)} />
        </h1>
        <span>
          <strong>{denial.payer}</strong> · {denial.patient ?? words.unknown} · {denial.account}
          {denial.serviceFrom === undefined ? '' : ` · ${day(denial.serviceFrom, today())}`}
        </span>
      </div>
      <div className="facts">
        <span>
          <span className="strong">{money(denial.atStakeCents)}</span> {words.home.atStake}
        </span>
        <Due date={denial.dueDate} left={denial.daysLeft} sure={denial.dueSure} />
        <Move move={denial.move} />
        <span>{plain(denial.cause)}</span>
        <span>{denial.owner ?? words.nobody}</span>
        <State story={story} />
      </div>
      <LastSaid events={story.events} />
    </div>
  )
}

/** The last note or call, with whom and under which number, and how many there are. */
function LastSaid({ events }: Pick<DenialStory, 'events'>) {
  const said = events.filter(({ verb }) => verb === 'noted' || verb === 'called')
  const last = said.at(-1)
  if (last === undefined) return null
  const of = (name: string) => {
    const value = last.data[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const [person, reference, next] = [of('person'), of('reference'), of('next')]
  const parts = [
    person === undefined ? undefined : says.spokeWith(person),
    reference === undefined ? undefined : says.reference(reference),
    of('summary') ?? of('text'),
    next === undefined ? undefined : says.nextUp(next),
  ].filter(part => part !== undefined)
  return (
    <p className="last-said">
      <span className="soft">
        {says.lastSaid}: {day(last.at, today())}, {last.who}
      </span>{' '}
      {parts.join(' · ')} <span className="soft">({says.kept(said.length)})</span>
    </p>
  )
}

/** A reason to close in the words of the form that it was chosen in. */
function closedBecause(reason: string | undefined, labels: Readonly<Record<string, string>> | undefined): string {
  return reason === undefined ? words.unknown : (labels?.[reason] ?? reason)
}

function State({ story: { denial, events } }: { readonly story: DenialStory }) {
  const labels = useActionsOn('denial')
    .find(action => action.verb === 'close')
    ?.fields.find(field => field.name === 'reason')?.labels
  const notes = [
    denial.status === 'closed' ? says.closed(closedBecause(denial.closedBecause, labels)) : undefined,
    denial.snoozedUntil === undefined ? undefined : says.snoozed(day(denial.snoozedUntil, today())),
    denial.askedCents === undefined ? undefined : waits(money(denial.askedCents), events),
    denial.recoveredCents === undefined
      ? undefined
      : says.recovered(money(denial.recoveredCents), plain(denial.credited ?? words.unknown)),
  ].filter(note => note !== undefined)
  if (notes.length === 0) return null
  return (
    <span className="notice" role="status">
      {notes.join(' · ')}
    </span>
  )
}

/** Who asked for the write-off, over how much and why: what whoever approves or refuses it has to know. */
function waits(amount: string, events: DenialStory['events']): string {
  const asked = events.findLast(({ verb }) => verb === 'write-off-asked')
  const reason = asked?.data.reason
  return asked === undefined || typeof reason !== 'string'
    ? says.waitsApproval(amount)
    : says.asksWriteOff(asked.who, amount, reason)
}
