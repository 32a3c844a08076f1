// One's own account: another password, the authenticator app, passkeys. What changes a factor asks again who one is where that was long ago.
import { Button, PasswordInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { askAuth, client, Trouble, told } from '../../api/client.ts'
import { askFactors } from '../../api/questions.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Fault, typedIn } from '../../parts/forms.tsx'
import { NewPassword } from '../../parts/new-password.tsx'
import { Answered, Section } from '../../parts/page.tsx'
import { BackupCodes, SecondFactor } from '../../parts/second-factor.tsx'
import { words } from '../../words.ts'
import { addPasskey } from '../sign-in/passkey.ts'

const says = words.settings

export function Account() {
  return (
    <>
      <Section title={says.ownPassword}>
        <OwnPassword />
      </Section>
      <Section title={says.twoFactor}>
        <p className="soft">{says.twoFactorLead}</p>
        <div className="narrow">
          <App />
        </div>
      </Section>
      <Section title={says.passkeys}>
        <p className="soft">{says.passkeysLead}</p>
        <Passkeys />
      </Section>
    </>
  )
}

/** Says that something was kept, and asks again what one has. */
function useKept() {
  const queries = useQueryClient()
  return async (message: string) => {
    notifications.show({ message })
    await queries.invalidateQueries({ queryKey: ['me'] })
  }
}

/** A form that asks for one's password, with what else stands in it, and its button. */
function WithPassword({
  button,
  send,
  children,
}: {
  readonly button: string
  readonly send: (typed: Readonly<Record<string, string>>) => Promise<void>
  readonly children?: React.ReactNode
}) {
  const { busy, fault, attempt } = useAttempt()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    void attempt(async () => {
      await send(typedIn(form))
      form.reset()
    })
  }
  return (
    <form className="narrow" onSubmit={submit}>
      <PasswordInput label={says.confirmPassword} name="password" autoComplete="current-password" required />
      {children}
      <Fault says={fault} />
      <Button type="submit" loading={busy}>
        {button}
      </Button>
    </form>
  )
}

function OwnPassword() {
  const kept = useKept()
  return (
    <WithPassword
      button={says.changePassword}
      send={async ({ password = '', next = '' }) => {
        await told(client.POST('/api/me/password', { body: { password, next } }))
        await kept(says.passwordChanged)
      }}
    >
      <NewPassword label={says.newPassword} />
    </WithPassword>
  )
}

function App() {
  const kept = useKept()
  const factors = useQuery(askFactors)
  const [asked, setAsked] = useState<'codes' | 'off' | undefined>(undefined)
  const [codes, setCodes] = useState<readonly string[] | undefined>(undefined)
  const off = async ({ password = '' }: Readonly<Record<string, string>>) => {
    await askAuth('two-factor/disable', { password })
    setAsked(undefined)
    await kept(says.twoFactorIsOff)
  }
  const again = async ({ password = '' }: Readonly<Record<string, string>>) => {
    const made = await askAuth<{ readonly backupCodes: readonly string[] }>('two-factor/generate-backup-codes', {
      password,
    })
    setAsked(undefined)
    setCodes(made.backupCodes)
  }
  return (
    <Answered of={factors}>
      {({ app }) =>
        app ? (
          <>
            <p>✓ {says.twoFactorIsOn}</p>
            <Button variant="default" mr="xs" onClick={() => setAsked('codes')}>
              {says.newBackupCodes}
            </Button>
            <Button variant="default" onClick={() => setAsked('off')}>
              {says.twoFactorOff}
            </Button>
            <Dialog
              opened={asked !== undefined}
              close={() => setAsked(undefined)}
              title={asked === 'off' ? says.twoFactorOff : says.newBackupCodes}
            >
              <p>{asked === 'off' ? says.twoFactorOffLead : says.newBackupCodesLead}</p>
              <WithPassword
                button={asked === 'off' ? says.twoFactorOff : says.newBackupCodes}
                send={asked === 'off' ? off : again}
              />
            </Dialog>
            <Dialog opened={codes !== undefined} close={() => setCodes(undefined)} title={words.setUp.backupTitle}>
              <BackupCodes codes={codes ?? []} done={() => setCodes(undefined)} />
            </Dialog>
          </>
        ) : (
          <SecondFactor done={() => void kept(says.saved)} />
        )
      }
    </Answered>
  )
}

function Passkeys() {
  const kept = useKept()
  const factors = useQuery(askFactors)
  const [waiting, setWaiting] = useState<(() => Promise<void>) | undefined>(undefined)
  /** Does it; where it was long ago that one showed who one is, that comes first. */
  const doProven = async (doing: () => Promise<void>) => {
    try {
      await doing()
    } catch (error) {
      if (error instanceof Trouble && error.code === 'prove') setWaiting(() => doing)
      else notifications.show({ color: 'red', title: words.trouble, message: (error as Error).message })
    }
  }
  return (
    <Answered of={factors}>
      {({ passkeys }) => (
        <>
          {passkeys.length === 0 ? null : (
            <ul>
              {passkeys.map(({ id, name, addedAt }) => (
                <li key={id}>
                  {name} <span className="soft">{addedAt.slice(0, 10)}</span>{' '}
                  <Button
                    variant="subtle"
                    aria-label={says.removePasskey(name)}
                    onClick={() =>
                      void doProven(async () => {
                        await askAuth('passkey/delete-passkey', { id })
                        await kept(says.passkeyRemoved)
                      })
                    }
                  >
                    {says.remove}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <Button
            variant="default"
            onClick={() =>
              void doProven(async () => {
                await addPasskey(navigator.platform)
                await kept(says.passkeyAdded)
              })
            }
          >
            {says.addPasskey}
          </Button>
          <Dialog opened={waiting !== undefined} close={() => setWaiting(undefined)} title={says.proveTitle}>
            <p>{says.proveLead}</p>
            <WithPassword
              button={words.signIn.verify}
              send={async ({ password = '' }) => {
                await told(client.POST('/api/me/prove', { body: { password } }))
                setWaiting(undefined)
                if (waiting !== undefined) await doProven(waiting)
              }}
            />
          </Dialog>
        </>
      )}
    </Answered>
  )
}
