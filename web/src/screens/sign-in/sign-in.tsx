// Signing in: password and second factor, a passkey, or the organization's identity provider. Stands in the place of the screen one wanted,
// so that one is there afterwards.
import { Button, Divider, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { askAuth } from '../../api/client.ts'
import { useTitle } from '../../parts/page.tsx'
import { words } from '../../words.ts'
import { signInWithPasskey } from './passkey.ts'

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
  const says = words.signIn
  useTitle(says.title)
  const [step, setStep] = useState<Step>('password')
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const attempt = (doing: () => Promise<void>) => async () => {
    setFault('')
    setBusy(true)
    try {
      await doing()
    } catch (error) {
      setFault((error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    void attempt(async () => {
      if (step === 'password') {
        const answer = await askAuth<{ readonly twoFactorRedirect?: boolean }>('sign-in/email', {
          email: form.email,
          password: form.password,
        })
        if (answer.twoFactorRedirect === true) {
          setStep('code')
          return
        }
      } else if (step === 'code')
        await askAuth('two-factor/verify-totp', { code: (form.code ?? '').replaceAll(' ', '') })
      else await askAuth('two-factor/verify-backup-code', { code: (form.code ?? '').trim() })
      await entered()
    })()
  }
  return (
    <main className="door">
      <div className="card">
        <h1>{words.name}</h1>
        <h2>{says.title}</h2>
        {ended ? <p>{says.ended}</p> : null}
        <form onSubmit={submit} key={step}>
          {step === 'password' ? (
            <>
              <TextInput label={says.email} name="email" type="email" autoComplete="username" required autoFocus />
              <PasswordInput label={says.password} name="password" autoComplete="current-password" required />
            </>
          ) : step === 'code' ? (
            <TextInput
              label={says.code}
              description={says.codeHint}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="[0-9 ]{6,7}"
              required
              autoFocus
            />
          ) : (
            <TextInput label={says.backupCode} name="code" autoComplete="off" required autoFocus />
          )}
          <p className="fault" role="alert">
            {fault}
          </p>
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
          <>
            <Divider my="sm" />
            <Button
              variant="default"
              fullWidth
              onClick={attempt(async () => {
                await signInWithPasskey()
                await entered()
              })}
            >
              {says.passkey}
            </Button>
            {identityProvider ? (
              <Button
                variant="default"
                fullWidth
                mt="xs"
                onClick={attempt(async () => {
                  const { url } = await askAuth<{ readonly url: string }>('sign-in/social', {
                    provider: 'oidc',
                    callbackURL: location.href,
                    errorCallbackURL: location.href,
                  })
                  location.assign(url)
                })}
              >
                {says.provider}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
    </main>
  )
}
