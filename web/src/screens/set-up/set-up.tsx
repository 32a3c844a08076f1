// The first run: an account by the printed link, a second factor, then files or the example practice. From the link to the queue in minutes.
import { Button, Stepper, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { askAuth, client, told } from '../../api/client.ts'
import { askSetup } from '../../api/questions.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { BringIn } from '../../parts/bring-in.tsx'
import { Fault, typedIn } from '../../parts/forms.tsx'
import { NewPassword } from '../../parts/new-password.tsx'
import { Answered, useTitle } from '../../parts/page.tsx'
import { SecondFactor } from '../../parts/second-factor.tsx'
import { HERE, ZoneField } from '../../parts/zone-field.tsx'
import { words } from '../../words.ts'

const says = words.setUp

/** The link's secret stands behind the #, which browsers send nowhere; it is taken out of the address at once. */
const secret = location.hash.slice(1)
if (secret !== '') history.replaceState(history.state, '', location.pathname)

interface Made {
  readonly practice: number
  readonly password: string
}

export function SetUpScreen() {
  useTitle(says.title)
  const setup = useQuery(askSetup)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [made, setMade] = useState<Made | undefined>(undefined)
  const [step, setStep] = useState(0)
  const goTo = async (to: '/payers/terms' | '/queue') => {
    await queries.resetQueries()
    await navigate({ to })
  }
  return (
    <main className="door">
      <div className={step === 2 ? 'card card-wide' : 'card'}>
        <h1>{words.name}</h1>
        <Answered of={setup}>
          {({ needed }) =>
            made === undefined && !needed ? (
              <>
                <p>{says.already}</p>
                <Button onClick={() => void navigate({ to: '/' })}>{words.signIn.title}</Button>
              </>
            ) : made === undefined && secret === '' ? (
              <p>{says.needLink}</p>
            ) : (
              <>
                <Stepper active={step} size="xs" mb="md">
                  {says.steps.map(name => (
                    <Stepper.Step key={name} label={name} />
                  ))}
                </Stepper>
                {made === undefined ? (
                  <AccountForm
                    done={async account => {
                      await queries.invalidateQueries({ queryKey: ['me'] })
                      setMade(account)
                      setStep(1)
                    }}
                  />
                ) : step === 1 ? (
                  <>
                    <h2>{says.factorTitle}</h2>
                    <p>{says.factorLead}</p>
                    <SecondFactor password={made.password} done={() => setStep(2)} />
                  </>
                ) : (
                  <>
                    <h2>{says.filesTitle}</h2>
                    <p>{says.filesLead}</p>
                    <BringIn practice={made.practice} />
                    <h2>{says.nextTitle}</h2>
                    <p>{says.nextLead}</p>
                    <div className="actions">
                      <Button onClick={() => void goTo('/payers/terms')}>{says.toTerms}</Button>
                      <Button variant="default" onClick={() => void goTo('/queue')}>
                        {says.toQueue}
                      </Button>
                    </div>
                  </>
                )}
              </>
            )
          }
        </Answered>
      </div>
    </main>
  )
}

function AccountForm({ done }: { readonly done: (made: Made) => Promise<void> }) {
  const { busy, fault, attempt } = useAttempt()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = typedIn(event.currentTarget)
    const { practice = '', name = '', email = '', password = '', timeZone = HERE } = form
    void attempt(async () => {
      const made = await told(
        client.POST('/api/setup', { body: { secret, practice, name, email, password, timeZone } }),
      )
      await askAuth('sign-in/email', { email, password })
      await done({ practice: made.practice, password })
    })
  }
  return (
    <form onSubmit={submit}>
      <h2>{says.title}</h2>
      <p>{says.lead}</p>
      <TextInput
        label={says.practice}
        description={says.practiceHint}
        name="practice"
        defaultValue="main"
        maxLength={100}
        autoComplete="organization"
        required
      />
      <ZoneField label={says.timeZone} description={says.timeZoneHint} zone={HERE} none={false} />
      <TextInput
        label={says.name}
        description={says.nameHint}
        name="name"
        maxLength={100}
        autoComplete="name"
        required
      />
      <TextInput label={says.email} name="email" type="email" maxLength={200} autoComplete="username" required />
      <NewPassword label={says.password} name="password" />
      <Fault says={fault} />
      <Button type="submit" fullWidth loading={busy}>
        {says.make}
      </Button>
    </form>
  )
}
