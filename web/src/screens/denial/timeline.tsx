// Everything that happened to a claim, over every file and actor, in one line.

import { askTimeline, type ClaimStory } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { day, money, plain, today } from '../../parts/figures.ts'
import { Answered } from '../../parts/page.tsx'
import { words } from '../../words.ts'

export function Timeline({ id }: { readonly id: number }) {
  const story = useAsked(askTimeline, id)
  return (
    <Answered of={story}>
      {data => (
        <>
          <Ledger standing={data.standing} links={data.services[0]?.links ?? []} />
          <Entries entries={data.entries} />
        </>
      )}
    </Answered>
  )
}

/** What the services come to over all payers: two sentences, then charge, payer by payer, patient, what is to be given back, and why names were taken for one payer. */
export function Ledger({
  standing,
  links,
}: {
  readonly standing: ClaimStory['standing']
  readonly links: ClaimStory['services'][number]['links']
}) {
  const says = words.denial
  return (
    <>
      <p>{standing.says}</p>
      <table className="ledger" aria-label={says.standing}>
        <tbody>
          <LedgerRow name={says.ledgerCharge} cents={standing.chargeCents} />
          {standing.payers.map(({ payer, sequence, state, paidCents }) => (
            <LedgerRow
              key={`${payer} ${sequence}`}
              name={`${sequence === null ? '' : `${sequence} · `}${payer}`}
              state={plain(state)}
              cents={paidCents}
            />
          ))}
          <LedgerRow name={says.ledgerPatient} cents={standing.patientCents} />
          {standing.toGiveBackCents > 0 ? (
            <LedgerRow name={says.ledgerGiveBack} cents={standing.toGiveBackCents} />
          ) : null}
        </tbody>
      </table>
      {links.map(({ one, other, says: why }) => (
        <p key={`${one} ${other} ${why}`} className="soft">
          {says.onePayer(one, other)} {why}
        </p>
      ))}
    </>
  )
}

function LedgerRow({ name, state, cents }: { readonly name: string; readonly state?: string; readonly cents: number }) {
  return (
    <tr>
      <th scope="row">
        {name} {state === undefined ? null : <span className="soft">{state}</span>}
      </th>
      <td>{money(cents)}</td>
    </tr>
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
