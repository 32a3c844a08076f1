// Signing in: password and second factor, a passkey, or the organization's identity provider. Stands in the place of the screen one wanted,
// so that one is there afterwards.
import { Button, Divider, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { askAuth } from '../../api/client.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { CodeField, typedCode } from '../../parts/code-field.tsx'
import { Fault, typedIn } from '../../parts/forms.tsx'
import { useTitle } from '../../parts/page.tsx'
import { words } from '../../words.ts'
import { signInWithPasskey } from './passkey.ts'

const says = words.signIn

type Step = 'password' | 'code' | 'backup'

export function SignIn({
  identityProvider,
  ended,
  entered,
}: {
  readonly identityProvider: boolean
  readonly ended: boolean
  readonly entered: () => Promise<void>
}) {
  useTitle(says.title)
  const [step, setStep] = useState<Step>('password')
  const { busy, fault, attempt } = useAttempt()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = typedIn(event.currentTarget)
    void attempt(async () => {
      if (await passed(step, form)) await entered()
      else setStep('code')
    })
  }
  return (
    <main className="door">
      <div className="card">
        <h1>{words.name}</h1>
        <h2>{says.title}</h2>
        {ended ? <p>{says.ended}</p> : null}
        <form onSubmit={submit} key={step}>
          <StepFields step={step} />
          <Fault says={fault} />
          <Button type="submit" fullWidth loading={busy}>
            {step === 'password' ? says.submit : says.verify}
          </Button>
        </form>
        {step === 'code' ? (
          <Button variant="subtle" fullWidth onClick={() => setStep('backup')}>
            {says.backup}
          </Button>
        ) : null}
        {step === 'password' ? (
          <OtherWays
            identityProvider={identityProvider}
            byPasskey={() =>
              void attempt(async () => {
                await signInWithPasskey()
                await entered()
              })
            }
            byProvider={() => void attempt(leaveForProvider)}
          />
        ) : null}
      </div>
    </main>
  )
}

/** Hands in what was typed in this step. False where the password was right and a second factor is asked for. */
async function passed(step: Step, form: Readonly<Record<string, string>>): Promise<boolean> {
  if (step === 'code') await askAuth('two-factor/verify-totp', { code: typedCode(form) })
  else if (step === 'backup') await askAuth('two-factor/verify-backup-code', { code: (form.code ?? '').trim() })
  else {
    const answer = await askAuth<{ readonly twoFactorRedirect?: boolean }>('sign-in/email', {
      email: form.email,
      password: form.password,
    })
    return answer.twoFactorRedirect !== true
  }
  return true
}

/** To the organization's identity provider, which sends one back to where one is. */
async function leaveForProvider(): Promise<void> {
  const { url } = await askAuth<{ readonly url: string }>('sign-in/social', {
    provider: 'oidc',
    callbackURL: location.href,
    errorCallbackURL: location.href,
  })
  location.assign(url)
}

function StepFields({ step }: { readonly step: Step }) {
  if (step === 'code') return <CodeField label={says.code} description={says.codeHint} />
  if (step === 'backup') return <TextInput label={says.backupCode} name="code" autoComplete="off" required autoFocus />
  return (
    <>
      <TextInput label={says.email} name="email" type="email" autoComplete="username" required autoFocus />
      <PasswordInput label={says.password} name="password" autoComplete="current-password" required />
    </>
  )
}

function OtherWays({
  identityProvider,
  byPasskey,
  byProvider,
}: {
  readonly identityProvider: boolean
  readonly byPasskey: () => void
  readonly byProvider: () => void
}) {
  return (
    <>
      <Divider my="sm" />
      <Button variant="default" fullWidth onClick={byPasskey}>
        {says.passkey}
      </Button>
      {identityProvider ? (
        <Button variant="default" fullWidth mt="xs" onClick={byProvider}>
          {says.provider}
        </Button>
      ) : null}
    </>
  )
}
