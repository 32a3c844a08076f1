// Turning the second factor on: password, the square code, six digits, backup codes. The same in the first run and in the settings.
import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { encode } from 'uqr'
import { askAuth } from '../api/client.ts'
import { words } from '../words.ts'
import { useAttempt } from './attempt.ts'
import { CodeField, typedCode } from './code-field.tsx'
import { Fault, typedIn } from './forms.tsx'

interface Enabled {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

export function SecondFactor({
  password,
  done,
}: {
  /** Where it was typed a moment ago; else it is asked for. */
  readonly password?: string
  readonly done: () => void
}) {
  const says = words.setUp
  const [enabled, setEnabled] = useState<Enabled | undefined>(undefined)
  const [confirmed, setConfirmed] = useState(false)
  const { busy, fault, attempt } = useAttempt()
  const begin = (with_: string) =>
    attempt(async () => setEnabled(await askAuth<Enabled>('two-factor/enable', { password: with_ })))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = typedIn(event.currentTarget)
    if (enabled === undefined) void begin(password ?? form.password ?? '')
    else
      void attempt(async () => {
        await askAuth('two-factor/verify-totp', { code: typedCode(form) })
        setConfirmed(true)
      })
  }
  if (confirmed && enabled !== undefined) return <BackupCodes codes={enabled.backupCodes} done={done} />
  return (
    <form onSubmit={submit}>
      {enabled === undefined ? (
        password === undefined ? (
          <PasswordInput
            label={words.settings.confirmPassword}
            name="password"
            autoComplete="current-password"
            required
          />
        ) : null
      ) : (
        <>
          <Qr text={enabled.totpURI} />
          <p className="soft">
            {says.factorKey}: <code>{new URL(enabled.totpURI).searchParams.get('secret')}</code>
          </p>
          <CodeField label={says.factorCode} />
        </>
      )}
      <Fault says={fault} />
      <Button type="submit" loading={busy}>
        {enabled === undefined ? words.settings.twoFactorStart : says.factorConfirm}
      </Button>
    </form>
  )
}

/** The codes that open the door once each, shown this once. */
export function BackupCodes({ codes, done }: { readonly codes: readonly string[]; readonly done: () => void }) {
  const says = words.setUp
  return (
    <div>
      <h3>{says.backupTitle}</h3>
      <p>{says.backupLead}</p>
      <ul className="backup-codes">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button onClick={done}>{says.backupKept}</Button>
    </div>
  )
}

/** Dark on light in either appearance: readers want it so. */
function Qr({ text }: { readonly text: string }) {
  const { data, size } = useMemo(() => encode(text, { border: 2 }), [text])
  const path = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.setUp.factorQr}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
