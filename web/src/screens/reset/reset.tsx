// A new password by the one-time link that an administrator has made. Its secret stands behind the #, which browsers send nowhere.
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { client, told } from '../../api/client.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { Fault, typedIn } from '../../parts/forms.tsx'
import { NewPassword } from '../../parts/new-password.tsx'
import { useTitle } from '../../parts/page.tsx'
import { words } from '../../words.ts'

const says = words.reset

/** Taken out of the address at once. */
const secret = location.pathname === '/reset' ? location.hash.slice(1) : ''
if (secret !== '') history.replaceState(history.state, '', location.pathname)

export function ResetScreen() {
  useTitle(says.title)
  const navigate = useNavigate()
  const [done, setDone] = useState(false)
  const { busy, fault, attempt } = useAttempt()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { next = '' } = typedIn(event.currentTarget)
    void attempt(async () => {
      await told(client.POST('/api/reset', { body: { secret, password: next } }))
      setDone(true)
    })
  }
  return (
    <main className="door">
      <div className="card">
        <h1>{words.name}</h1>
        <h2>{says.title}</h2>
        {done ? (
          <>
            <p role="status">{says.done}</p>
            <Button fullWidth onClick={() => void navigate({ to: '/' })}>
              {words.signIn.title}
            </Button>
          </>
        ) : secret === '' ? (
          <p>{says.needLink}</p>
        ) : (
          <form onSubmit={submit}>
            <p>{says.lead}</p>
            <NewPassword label={says.password} />
            <Fault says={fault} />
            <Button type="submit" fullWidth loading={busy}>
              {says.set}
            </Button>
          </form>
        )}
      </div>
    </main>
  )
}
