// Settings: one's own account; people, practice, tokens, intake and backup for administrators and leads.
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Page, Section } from '../../parts/page.tsx'
import { useMay } from '../../parts/practice.tsx'
import { SecondFactor } from '../../parts/second-factor.tsx'
import { TabsInAddress } from '../../parts/tabs.tsx'
import { words } from '../../words.ts'
import { addPasskey } from '../sign-in/passkey.ts'
import { Intake } from './intake.tsx'
import { People } from './people.tsx'
import { Practice } from './practice.tsx'
import { Tokens } from './tokens.tsx'

const says = words.settings
type Tab = 'account' | 'people' | 'practice' | 'tokens' | 'intake'
const PANES: Readonly<Record<Tab, ReactNode>> = {
  account: <Account />,
  people: <People />,
  practice: <Practice />,
  tokens: <Tokens />,
  intake: <Intake />,
}

export function SettingsScreen() {
  const { tab = 'account' } = useSearch({ from: '/inside/settings' })
  const mayAdmin = useMay('admin')
  const mayLead = useMay('lead')
  const tabs: readonly Tab[] = [
    'account',
    ...(mayAdmin ? (['people', 'practice', 'tokens'] as const) : []),
    ...(mayLead ? (['intake'] as const) : []),
  ]
  const chosen = tabs.find(name => name === tab) ?? 'account'
  return (
    <Page title={says.title}>
      <TabsInAddress to="/settings" tabs={tabs} says={says} chosen={chosen} />
      {PANES[chosen]}
    </Page>
  )
}

function Account() {
  const [turn, setTurn] = useState(0)
  return (
    <>
      <Section title={says.twoFactor}>
        <p className="soft">{says.twoFactorLead}</p>
        <div className="narrow">
          <SecondFactor
            key={turn}
            done={() => {
              setTurn(turn + 1)
              notifications.show({ message: says.saved })
            }}
          />
        </div>
      </Section>
      <Section title={says.passkeys}>
        <p className="soft">{says.passkeysLead}</p>
        <Button
          variant="default"
          onClick={async () => {
            try {
              await addPasskey(navigator.platform)
              notifications.show({ message: says.passkeyAdded })
            } catch (error) {
              notifications.show({ color: 'red', title: words.trouble, message: (error as Error).message })
            }
          }}
        >
          {says.addPasskey}
        </Button>
      </Section>
    </>
  )
}
