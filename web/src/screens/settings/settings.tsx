// Settings: one's own account; people, practice, tokens, intake and backup for administrators and leads.
import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '../../parts/page.tsx'
import { useMay } from '../../parts/practice.tsx'
import { TabsInAddress } from '../../parts/tabs.tsx'
import { words } from '../../words.ts'
import { Account } from './account.tsx'
import { Intake } from './intake.tsx'
import { Looks } from './looks.tsx'
import { People } from './people.tsx'
import { Practice } from './practice.tsx'
import { Practices } from './practices.tsx'
import { References } from './references.tsx'
import { Tokens } from './tokens.tsx'

const says = words.settings
type Tab = 'account' | 'people' | 'practice' | 'practices' | 'tokens' | 'looks' | 'references' | 'intake'
const PANES: Readonly<Record<Tab, ReactNode>> = {
  account: <Account />,
  people: <People />,
  practice: <Practice />,
  practices: <Practices />,
  tokens: <Tokens />,
  looks: <Looks />,
  references: <References />,
  intake: <Intake />,
}

export function SettingsScreen() {
  const { tab = 'account' } = useSearch({ from: '/inside/settings' })
  const mayAdmin = useMay('admin')
  const mayLead = useMay('lead')
  const tabs: readonly Tab[] = [
    'account',
    'references',
    ...(mayAdmin ? (['people', 'practice', 'practices', 'tokens', 'looks'] as const) : []),
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
