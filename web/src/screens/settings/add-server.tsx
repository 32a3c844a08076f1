// A server whose files are to come in by themselves, or that ours go out to: tried first, so that its key is seen and agreed to, and kept when it lets us in.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type RefObject, useRef, useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askMachine } from '../../api/questions.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { Fault, typedIn } from '../../parts/forms.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.settings

export function AddServer({ sends = false }: { readonly sends?: boolean }) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const machine = useQuery(askMachine(practice))
  const form = useRef<HTMLFormElement>(null)
  const [hostKey, setHostKey] = useState('')
  const [answer, setTold] = useState('')
  const { busy, fault, attempt } = useAttempt()
  const secrets = machine.data?.secrets ?? null
  if (machine.data === undefined) return null
  if (secrets === null) return <p className="soft">{says.noSecrets}</p>
  const pickup = () => {
    const { url = '', secret = '', as = 'key' } = form.current === null ? {} : typedIn(form.current)
    return { url, secret, as: as as 'key' | 'password' }
  }
  const path = { params: { path: { practice } } }
  const tryIt = () => {
    if (form.current?.reportValidity() === false) return
    return attempt(async () => {
      setTold('')
      const { says: sentence, made } = await told(
        client.POST('/api/practices/{practice}/watches/try', {
          ...path,
          body: { ...pickup(), ...(hostKey === '' ? {} : { hostKey }) },
        }),
      )
      setTold(sentence)
      const shown = made?.hostKey
      if (typeof shown === 'string') setHostKey(shown)
    })
  }
  const watch = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void attempt(async () => {
      const body = { ...pickup(), hostKey }
      const { says: sentence } = await told(
        sends
          ? client.POST('/api/practices/{practice}/sends/servers', { ...path, body: { ...body, ...wishesOf(form) } })
          : client.POST('/api/practices/{practice}/watches/servers', { ...path, body }),
      )
      setTold(sentence)
      await queries.invalidateQueries({ queryKey: [practice, 'watches'] })
    })
  }
  return (
    <>
      <h3>{sends ? says.addSending : says.addServer}</h3>
      <p className="soft">{sends ? says.addSendingLead : says.addServerLead}</p>
      <form ref={form} className="fields" onSubmit={watch}>
        <TextInput
          label={says.server}
          name="url"
          placeholder={says.serverExample}
          required
          maxLength={500}
          {...written(SERVER, says.serverForm)}
        />
        <NativeSelect label={says.secret} name="secret" required data={secrets.map(name => name)} />
        <NativeSelect
          label={says.secretIs}
          name="as"
          data={[
            { value: 'key', label: says.secretKey },
            { value: 'password', label: says.secretPassword },
          ]}
        />
        <TextInput
          label={says.hostKey}
          description={says.hostKeyHint}
          value={hostKey}
          {...written(FINGERPRINT, says.hostKeyForm)}
          onChange={event => setHostKey(event.currentTarget.value.trim())}
        />
        {sends ? <Wishes /> : null}
        <div className="actions">
          <Button variant="default" loading={busy} onClick={() => void tryIt()}>
            {says.tryServer}
          </Button>
          <Button type="submit" disabled={hostKey === ''}>
            {sends ? says.sendServer : says.watchServer}
          </Button>
        </div>
      </form>
      <Fault says={fault} />
      <p role="status">{answer}</p>
    </>
  )
}

const SERVER = 'sftp://[^\\s\\/@]+@[^\\s\\/@]+(\\/.*)?'
const FINGERPRINT = 'SHA256:[A-Za-z0-9+\\/]{43}'

/** A field that has to be written so, and the sentence that says how, at the field. */
function written(pattern: string, says: string) {
  return {
    pattern,
    onInvalid: ({ currentTarget: field }: FormEvent<HTMLInputElement>) =>
      field.setCustomValidity(field.validity.patternMismatch ? says : ''),
    onInput: ({ currentTarget: field }: FormEvent<HTMLInputElement>) => field.setCustomValidity(''),
  }
}

const USUAL_NAME = '{kind}-{date}-{number}.{set}'

/** What goes out to it, for whom, and under which names. */
function Wishes() {
  return (
    <>
      <NativeSelect
        label={says.takes}
        name="takes"
        data={[
          { value: 'claims,status', label: says.takesBoth },
          { value: 'claims', label: says.takesClaims },
          { value: 'status', label: says.takesStatus },
        ]}
      />
      <TextInput label={says.receiver} name="receiver" maxLength={15} />
      <TextInput label={says.named} name="named" defaultValue={USUAL_NAME} required maxLength={100} />
    </>
  )
}

function wishesOf({ current }: RefObject<HTMLFormElement | null>) {
  const { takes = '', receiver = '', named = USUAL_NAME } = current === null ? {} : typedIn(current)
  return {
    takes: takes.split(',') as ('claims' | 'status')[],
    ...(receiver === '' ? {} : { receiver }),
    named: named === '' ? USUAL_NAME : named,
  }
}
