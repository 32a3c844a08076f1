// A section whose list the service makes longer when it is told to: one button, and whoever may press it.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Fault } from './forms.tsx'
import { useDoing } from './keeping.ts'
import { Section } from './page.tsx'

export function TaskSection({
  says,
  may,
  send,
  children,
}: {
  /** `task` as the button says it. */
  readonly says: Readonly<Record<'title' | 'lead' | 'task', string>>
  /** Whether who looks may press it; the button is not there otherwise. */
  readonly may: boolean
  readonly send: () => Promise<{ readonly says: string }>
  readonly children: ReactNode
}) {
  const { busy, fault, run } = useDoing()
  return (
    <Section
      title={says.title}
      aside={
        may ? (
          <Button size="compact-sm" variant="default" loading={busy} onClick={() => void run(send)}>
            {says.task}
          </Button>
        ) : null
      }
    >
      <p className="soft">{says.lead}</p>
      <Fault says={fault} />
      {children}
    </Section>
  )
}
