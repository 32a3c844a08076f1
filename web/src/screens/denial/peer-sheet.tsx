// What a physician holds in hand while talking with the payer's.
import { Button } from '@mantine/core'
import { askPeerSheet, type PeerSheet } from '../../api/questions.ts'
import { useActions } from '../../parts/actions.tsx'
import { useAsked } from '../../parts/asked.ts'
import { day, money, plain } from '../../parts/figures.ts'
import { Answered, Pair } from '../../parts/page.tsx'
import { words } from '../../words.ts'

const says = words.peerSheet

export function PeerSheetPart({ id, mayWork }: { readonly id: number; readonly mayWork: boolean }) {
  const actions = useActions()
  return (
    <>
      {mayWork ? (
        <div className="actions">
          {actions.all
            .filter(({ verb, aside }) => aside && verb.startsWith('peer-'))
            .map(({ verb, title }) => (
              <Button key={verb} variant="default" onClick={() => actions.ask(verb, { ids: [id], count: 1 })}>
                {title}
              </Button>
            ))}
        </div>
      ) : null}
      <Answered of={useAsked(askPeerSheet, id)}>{sheet => <Sheet sheet={sheet} />}</Answered>
    </>
  )
}

function Sheet({ sheet }: { readonly sheet: PeerSheet }) {
  const { offered, lastDay, appealBy, patient, payerControl, serviceFrom, questions } = sheet
  const call = sheet.calls.at(-1)
  return (
    <>
      <p className="soft">{says.lead}</p>
      {offered ? <p className="warn">{says.offered}</p> : null}
      <dl className="pairs">
        <Pair name={says.call}>{call === undefined ? says.none : says.at(day(call.day), call.time)}</Pair>
        {call === undefined ? null : (
          <>
            <Pair name={says.physician}>{call.physician}</Pair>
            <Pair name={says.phone}>{call.phone}</Pair>
            {call.reviewer === undefined ? null : <Pair name={says.reviewer}>{call.reviewer}</Pair>}
            {call.reference === undefined ? null : <Pair name={says.reference}>{call.reference}</Pair>}
            {call.outcome === undefined ? null : (
              <Pair name={says.outcome}>{says.came(plain(call.outcome), call.decidedOn ?? '')}</Pair>
            )}
          </>
        )}
        <Pair name={says.lastDay}>{lastDay === undefined ? says.unknown : day(lastDay)}</Pair>
        <Pair name={says.appealBy}>{appealBy === undefined ? says.noAppeal : day(appealBy)}</Pair>
        <Pair name={says.claim}>
          {[
            patient,
            payerControl,
            serviceFrom === undefined ? undefined : day(serviceFrom),
            sheet.code,
            money(sheet.atStakeCents),
          ]
            .filter(each => each !== undefined)
            .join(' · ')}
        </Pair>
      </dl>
      <h3>{says.questions}</h3>
      {questions.map(({ argument, when, asks }) => (
        <section key={argument}>
          <strong>{when}</strong>
          <ul>
            {asks.map(({ asks: text, answer }) => (
              <li key={text}>
                {text}
                {answer === undefined ? '' : `: ${answer}`}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
