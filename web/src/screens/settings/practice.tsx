// The practice: what it has set, and the proof that everything adds up.
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { client, told } from '../../api/client.ts'
import { askAudit, askSettings } from '../../api/questions.ts'
import { useActionsOn } from '../../parts/catalog.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { Answered, Failed, Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { HERE, ZoneField } from '../../parts/zone-field.tsx'
import { words } from '../../words.ts'

const says = words.settings

export function Practice() {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const settings = useQuery(askSettings(practice))
  const states = useActionsOn('practice').flatMap(
    ({ fields }) => fields.find(({ name }) => name === 'state')?.choices ?? [],
  )
  const audit = useQuery(askAudit(practice))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const silentDays = Number(form.get('silentDays'))
    const state = String(form.get('state') ?? '')
    const zone = String(form.get('timeZone') ?? '')
    const idleMinutes = Number(form.get('idleMinutes'))
    const secondFactor = form.get('secondFactor') === 'on'
    const askStatus = form.get('askStatus') === 'on'
    void keep(() =>
      told(
        client.PATCH('/api/practices/{practice}/settings', {
          params: { path: { practice } },
          body: {
            ...{ silentDays, askStatus, idleMinutes, secondFactor },
            state: state === '' ? null : (state as 'ME'),
            timeZone: zone === '' ? null : zone,
          },
        }),
      ),
    )
  }
  return (
    <>
      <Answered of={settings}>
        {data => (
          <form className="fields" onSubmit={submit}>
            <TextInput label={says.practiceName} value={data.name} readOnly />
            <CountInput label={says.silentDays} name="silentDays" most={3650} now={data.silentDays} />
            <Checkbox
              label={says.asksPayers}
              description={data.sends.includes('status') ? says.asksPayersHint : says.asksPayersWithout}
              name="askStatus"
              defaultChecked={data.askStatus}
            />
            <NativeSelect
              label={says.state}
              description={says.stateHint}
              name="state"
              defaultValue={data.state ?? ''}
              data={[{ value: '', label: '' }, ...states.map(value => ({ value, label: value }))]}
            />
            <TimeZone set={data.timeZone} counts={data.zone} />
            <CountInput
              label={says.idleMinutes}
              hint={says.idleMinutesHint}
              name="idleMinutes"
              most={15}
              now={data.idleMinutes}
            />
            <Checkbox
              label={says.asksFactor}
              description={says.asksFactorHint}
              name="secondFactor"
              defaultChecked={data.secondFactor}
            />
            <Button type="submit">{words.save}</Button>
          </form>
        )}
      </Answered>
      <Section title={says.proof}>
        <p className="soft">{says.proofLead}</p>
        <Button variant="default" loading={audit.isFetching} onClick={() => void audit.refetch()}>
          {says.proofRun}
        </Button>
        {audit.error === null ? null : <Failed error={audit.error} />}
        {audit.data === undefined ? null : (
          <div role="status">
            <p className={audit.data.ok ? 'good' : 'bad'}>
              {audit.data.ok ? `✓ ${says.proofOk}` : `✗ ${says.proofBad}`}
            </p>
            <ul>
              {audit.data.checks.map(check => (
                <li key={check.name} className={check.ok ? undefined : 'bad'}>
                  {check.ok ? '✓' : '✗'} {check.name} <span className="soft">{check.says.join('; ')}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Section>
    </>
  )
}

/** The zone whose days count, and what is assumed where none is set. */
function TimeZone({ set, counts }: { readonly set: string | null; readonly counts: string }) {
  const hint = says.timeZoneHint(set === null ? counts : undefined, HERE)
  return <ZoneField label={says.timeZone} description={hint} zone={set ?? ''} none />
}

/** A count from one on. */
function CountInput({
  label,
  hint,
  name,
  most,
  now,
}: {
  readonly label: string
  readonly hint?: string
  readonly name: string
  readonly most: number
  readonly now: number
}) {
  return (
    <TextInput
      label={label}
      description={hint}
      name={name}
      type="number"
      min={1}
      max={most}
      defaultValue={now}
      required
    />
  )
}
