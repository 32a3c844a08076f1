// What comes of a corrected claim: what stands in its way, how it differs from the one that was sent, what a receiver would send back.
import { Checkbox } from '@mantine/core'
import type { Correction } from '../../api/questions.ts'
import type { MadeClaim } from '../../parts/made.ts'
import { Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import type { Overruled } from './asking.ts'

const says = words.correct

export function MadeFile({ made: { outgoing, name } }: { readonly made: MadeClaim }) {
  const { practice } = useWorkplace()
  return (
    <div role="status">
      <p>
        <strong>{says.made(name)}</strong>
      </p>
      <a className="button-link" href={`/api/practices/${practice}/outgoing/${outgoing}/file`} download={name}>
        {says.download}
      </a>
    </div>
  )
}

export function Verdict({
  correction,
  despite,
  overrule,
}: {
  readonly correction: Correction
  readonly despite: readonly Overruled[]
  readonly overrule: ((rule: Overruled) => void) | undefined
}) {
  const { guards, words: changes, difference, faults } = correction
  return (
    <>
      <Section title={says.guards}>
        {guards.length === 0 ? <p>{says.noGuards}</p> : null}
        <ul className="guards">
          {guards.map(guard => (
            <li key={guard.rule} className={guard.weight === 'stop' ? 'guard-stop' : 'guard-warn'}>
              <strong>{guard.weight === 'stop' ? says.stop : says.warn}</strong> {guard.says}
              {guard.weight === 'stop' && !guard.firm && overrule !== undefined ? (
                <Checkbox
                  label={says.overrule}
                  description={says.overruleHint}
                  checked={despite.includes(guard.rule as Overruled)}
                  onChange={() => overrule(guard.rule as Overruled)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={says.difference}>
        {difference.length === 0 ? <p className="soft">{says.nothing}</p> : null}
        <ul>
          {changes.map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <ol className="difference">
          {difference.map(({ mark, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the difference is a fixed list in its own order
            <li key={index} className={mark === '+' ? 'plus' : 'minus'}>
              <code>
                {mark} {text}
              </code>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={says.faults}>
        {faults.length === 0 ? (
          <p className="soft">{says.noFaults}</p>
        ) : (
          <ul>
            {faults.map(fault => (
              <li key={`${fault.element} ${fault.code} ${fault.says}`}>{fault.says}</li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
