// The practice: what it has set, and the proof that everything adds up.
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { client, told } from '../../api/client.ts'
import { askAudit, askSettings } from '../../api/questions.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { Answered, Failed, Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.settings

export function Practice() {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const settings = useQuery(askSettings(practice))
  const audit = useQuery(askAudit(practice))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const silentDays = Number(new FormData(event.currentTarget).get('silentDays'))
    void keep(() =>
      told(
        client.PATCH('/api/practices/{practice}/settings', { params: { path: { practice } }, body: { silentDays } }),
      ),
    )
  }
  return (
    <>
      <Answered of={settings}>
        {data => (
          <form className="fields" onSubmit={submit}>
            <TextInput label={says.practiceName} value={data.name} readOnly />
            <TextInput
              label={says.silentDays}
              name="silentDays"
              type="number"
              min={1}
              max={3650}
              defaultValue={data.silentDays}
              required
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
