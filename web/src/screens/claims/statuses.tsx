// What a receiver said of a claim that it sent back: each reason in words, with the line it is about.
import type { WorkItem } from '../../api/questions.ts'
import { words } from '../../words.ts'

const says = words.claims

/** Each status with the line it is about; the sentence where an acknowledgment bears no code. */
export function Statuses({ of: { says: sentence, statuses = [], batch } }: { readonly of: WorkItem }) {
  return (
    <>
      {batch === undefined ? null : <p className="soft">{says.batch(batch)}</p>}
      {statuses.length === 0 ? (
        sentence
      ) : (
        <ul className="plain-list">
          {statuses.map(({ code, line, says: meaning, message }) => (
            <li key={`${code} ${line ?? ''} ${message ?? ''}`}>
              {line === undefined ? says.ofClaim : says.ofLine(line)}: {meaning ?? ''} <code>{code}</code>
              {message === undefined ? null : <span className="soft"> {message}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
