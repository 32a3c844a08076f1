// What was typed and not kept: whoever holds such text says so, and leaving the page or closing the form asks first.
import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { words } from '../words.ts'
import { Dialog } from './dialog.tsx'

const says = words.unsaved

/** Asks before another screen or another page is gone to, while there is unsaved text. */
export function LeaveGuard({ unsaved }: { readonly unsaved: boolean }) {
  const blocker = useBlocker({
    // What stands behind the question mark is the same screen.
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  })
  return (
    <AskToLeave
      opened={blocker.status === 'blocked'}
      stay={() => blocker.reset?.()}
      leave={() => blocker.proceed?.()}
    />
  )
}

export function AskToLeave({
  opened,
  stay,
  leave,
}: {
  readonly opened: boolean
  readonly stay: () => void
  readonly leave: () => void
}) {
  return (
    <Dialog opened={opened} close={stay} title={says.title}>
      <p>{says.lead}</p>
      <div className="actions">
        <Button onClick={stay} data-autofocus>
          {says.stay}
        </Button>
        <Button variant="default" onClick={leave}>
          {says.leave}
        </Button>
      </div>
    </Dialog>
  )
}

/** Closing that asks first where there is unsaved text: `ask` closes or opens the question, `question` is it. */
export function useAskedClose(unsaved: boolean, close: () => void) {
  const [asks, setAsks] = useState(false)
  return {
    ask: () => (unsaved ? setAsks(true) : close()),
    question: (
      <AskToLeave
        opened={asks}
        stay={() => setAsks(false)}
        leave={() => {
          setAsks(false)
          close()
        }}
      />
    ),
  }
}
