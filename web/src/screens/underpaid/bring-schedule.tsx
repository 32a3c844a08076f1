// A fee schedule brought in from a sheet: looked at first, so that the columns that were taken are seen, and kept when they are right.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askPayers } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { typedIn } from '../../parts/forms.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.underpaid
/** The service takes in no more with one request. */
const LARGEST = 900_000

export function BringSchedule() {
  const { practice } = useWorkplace()
  const mayLead = useMay('lead')
  const payers = useAsked(askPayers)
  const keep = useKeeping()
  const form = useRef<HTMLFormElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const [answer, setAnswer] = useState('')
  const { busy, fault, attempt } = useAttempt()
  if (!mayLead) return null
  const send = async (dryRun: boolean) => {
    const chosen = file.current?.files?.[0]
    if (chosen === undefined) throw new Error(says.chooseFirst)
    if (chosen.size > LARGEST) throw new Error(says.tooLarge)
    const { payer = '', name = '' } = form.current === null ? {} : typedIn(form.current)
    const sheet = await chosen.text()
    return told(
      client.POST('/api/practices/{practice}/schedules', {
        params: { path: { practice }, header: {} },
        body: { payer, name: name === '' ? chosen.name.slice(0, 100) : name, sheet, dryRun } as never,
      }),
    ) as Promise<{ readonly says: string; readonly made?: Readonly<Record<string, unknown>> }>
  }
  const look = () =>
    attempt(async () => {
      const { says: sentence, made } = await send(true)
      const columns = Object.entries((made?.columns ?? {}) as Readonly<Record<string, string>>)
      setAnswer(`${sentence} ${says.columns(columns.map(([name, head]) => `${name}: ${head}`).join(', '))}`)
    })
  const bring = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void attempt(async () => {
      const { says: sentence } = await send(false)
      setAnswer(sentence)
      form.current?.reset()
      await keep(async () => undefined, sentence)
    })
  }
  return (
    <>
      <h3>{says.bring}</h3>
      <p className="soft">{says.bringLead}</p>
      <form ref={form} className="fields" onSubmit={bring}>
        <NativeSelect
          label={says.payer}
          name="payer"
          required
          data={(payers.data?.items ?? []).map(({ identifier, name }) => ({ value: identifier, label: name }))}
        />
        <TextInput label={says.name} name="name" description={says.nameHint} maxLength={100} />
        <div>
          <label htmlFor="fee-sheet">{says.file}</label>
          <input id="fee-sheet" ref={file} type="file" accept=".csv,.txt,.tsv,text/csv" required />
        </div>
        <div className="actions">
          <Button variant="default" loading={busy} onClick={() => void look()}>
            {says.look}
          </Button>
          <Button type="submit" loading={busy}>
            {says.keep}
          </Button>
        </div>
      </form>
      <p role="status">{fault === '' ? answer : fault}</p>
    </>
  )
}
