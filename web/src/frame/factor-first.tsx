// Stands before a practice that asks for a second factor, until one is shown: who has none sets one up, who has one signs in with it.
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { askAuth } from '../api/client.ts'
import { askFactors } from '../api/questions.ts'
import { useAttempt } from '../parts/attempt.ts'
import { Fault } from '../parts/forms.tsx'
import { Answered, useTitle } from '../parts/page.tsx'
import { SecondFactor } from '../parts/second-factor.tsx'
import { signInWithPasskey } from '../screens/sign-in/passkey.ts'
import { words } from '../words.ts'

const says = words.factorFirst

export function FactorFirst() {
  useTitle(says.title)
  const factors = useQuery(askFactors)
  const queries = useQueryClient()
  const { busy, fault, attempt } = useAttempt()
  const entered = () => queries.resetQueries()
  const leave = async () => {
    await askAuth('sign-out', {}).catch(() => undefined)
    queries.clear()
    location.assign('/')
  }
  return (
    <main className="door">
      <div className="card">
        <h1>{words.name}</h1>
        <h2>{says.title}</h2>
        <Answered of={factors}>
          {({ app, passkeys }) =>
            app || passkeys.length > 0 ? (
              <>
                <p>{says.have}</p>
                {passkeys.length > 0 ? (
                  <Button
                    fullWidth
                    loading={busy}
                    onClick={() =>
                      void attempt(async () => {
                        await signInWithPasskey()
                        await entered()
                      })
                    }
                  >
                    {words.signIn.passkey}
                  </Button>
                ) : null}
              </>
            ) : (
              <>
                <p>{says.lead}</p>
                <SecondFactor done={() => void entered()} />
              </>
            )
          }
        </Answered>
        <Fault says={fault} />
        <Button variant="subtle" fullWidth onClick={() => void leave()}>
          {words.nav.signOut}
        </Button>
      </div>
    </main>
  )
}
