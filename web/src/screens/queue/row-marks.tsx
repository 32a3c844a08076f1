// What is special about a row of the queue, in small marks: who has it, whose move it is where it is not ours, that it sleeps, what was noted.
import type { Denial } from '../../api/questions.ts'
import { words } from '../../words.ts'

const says = words.queue.marks

export function Marks({ row: { owner, move, snoozedUntil, notes } }: { readonly row: Denial }) {
  return (
    <>
      {snoozedUntil === undefined ? null : (
        <Mark says={says.snoozed(snoozedUntil)} className={`mark-${move}`}>
          ☾
        </Mark>
      )}
      {snoozedUntil !== undefined || move === 'us' || move === 'done' ? null : (
        <Mark says={`${words.move[move] ?? move}`} className={`mark-${move}`}>
          {words.move[move]?.charAt(0) ?? ''}
        </Mark>
      )}
      {notes === undefined ? null : <Mark says={words.denial.kept(notes)}>✎{notes > 9 ? '9+' : notes}</Mark>}
      {owner === undefined ? null : (
        <Mark says={says.owner(owner)} className="mark-owner">
          {initials(owner)}
        </Mark>
      )}
    </>
  )
}

function Mark({
  says: text,
  className = '',
  children,
}: {
  readonly says: string
  readonly className?: string
  readonly children: React.ReactNode
}) {
  return (
    <span className={`mark ${className}`} title={text}>
      <span aria-hidden="true">{children}</span>
      <span className="hidden">{text}</span>
    </span>
  )
}

/** `Ann Lee` is AL, `ann` is AN. */
function initials(name: string): string {
  const [first = '', second] = name.split(/[^\p{L}\p{N}]+/u).filter(part => part !== '')
  return (second === undefined ? first.slice(0, 2) : first.charAt(0) + second.charAt(0)).toUpperCase()
}
