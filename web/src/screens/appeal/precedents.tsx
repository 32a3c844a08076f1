// Beside the letter: how often each argument was granted before, and own letters of cases like this one with what came of them.
import { Button } from '@mantine/core'
import { askPrecedents, type Precedents as Found } from '../../api/appeal-questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { money, plain } from '../../parts/figures.ts'
import { ToDenial } from '../../parts/links.tsx'
import { Answered } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.appeal

/** What is argued in the letter, and how another argument is chosen for it. */
interface Arguing {
  readonly argument: string | undefined
  readonly choose: (argument: string) => void
}

export function Precedents({ denial, ...arguing }: Arguing & { readonly denial: number }) {
  return (
    <section aria-labelledby="letter-precedents">
      <h3 id="letter-precedents">{says.precedents}</h3>
      <Answered of={useAsked(askPrecedents, denial)}>
        {found =>
          found.letters.length === 0 ? (
            <p className="soft">{says.noPrecedents}</p>
          ) : (
            <>
              <Argued found={found} {...arguing} />
              <Letters found={found} />
            </>
          )
        }
      </Answered>
    </section>
  )
}

function Argued({ found, argument, choose }: Arguing & { readonly found: Found }) {
  return (
    <ul className="precedents">
      {found.arguments
        .filter(({ everywhere }) => everywhere.decided > 0)
        .map(({ id, when, here, everywhere }) => (
          <li key={id}>
            <strong>{when}</strong>{' '}
            {id === argument ? (
              <span className="soft">{says.arguedNow}</span>
            ) : (
              <Button size="compact-xs" variant="subtle" onClick={() => choose(id)}>
                {says.argueThis}
              </Button>
            )}
            <br />
            {here.decided === 0 ? '' : `${says.argumentsHere(here.granted, here.decided)}; `}
            {says.argumentsEverywhere(everywhere.granted, everywhere.decided)}
          </li>
        ))}
    </ul>
  )
}

function Letters({ found }: { readonly found: Found }) {
  const { practice } = useWorkplace()
  return (
    <ul className="precedents">
      {found.letters.map(each => (
        <li key={each.appeal}>
          <ToDenial id={each.denialId}>{each.account}</ToDenial>{' '}
          <span className="soft">{says.nearness[each.nearness]}</span>
          <br />
          {[
            ...(each.nearness === 'same-cause' ? [each.payer] : []),
            `${each.code} ${each.procedures.join(', ')}`,
            says.decidedOn(plain(each.outcome), each.decidedOn ?? ''),
            ...(each.wonCents === undefined ? [] : [money(each.wonCents)]),
          ].join(' · ')}{' '}
          <a
            href={`/api/practices/${practice}/appeals/${each.appeal}/files/packet.pdf`}
            target="_blank"
            rel="noreferrer"
          >
            {says.itsPacket}
          </a>
        </li>
      ))}
    </ul>
  )
}
