// The panel in which an action is told what it has to be told, beside what it is about and never over it: in the place that a screen keeps
// for it, else at the right of the window.
import { CloseButton } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { words } from '../words.ts'
import { ActionForm } from './action-form.tsx'
import type { Action } from './catalog.tsx'
import { useKeys } from './keys.tsx'
import { LeaveGuard, useAskedClose } from './unsaved.tsx'

export interface PanelProps {
  readonly close: () => void
  readonly title: string
  readonly action: Action
  readonly given: Readonly<Record<string, string>> | undefined
  readonly lead: string
  /** Where it stands, where a screen keeps a place for it. */
  readonly place: HTMLElement | null
  readonly submit: (input: object) => Promise<void>
}

export function ActionPanel({ close, title, action, given, lead, place, submit }: PanelProps) {
  const [unsaved, setUnsaved] = useState(false)
  const { ask, question } = useAskedClose(unsaved, close)
  const panel = useRef<HTMLElement>(null)
  const heading = useId()
  useEffect(() => {
    const before = document.activeElement
    const inside = panel.current
    inside?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
      else document.getElementById('content')?.focus()
    }
  }, [])
  useKeys(useMemo(() => [{ keys: 'Escape', says: words.close, run: ask }], [ask]))
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    ask()
  }
  const body = (
    <section
      className={place === null ? 'work-panel work-panel-side' : 'work-panel'}
      role="dialog"
      aria-labelledby={heading}
      ref={panel}
      onKeyDown={press}
      onInput={() => setUnsaved(true)}
    >
      <div className="panel-head">
        <h2 id={heading}>{title}</h2>
        <CloseButton aria-label={words.close} onClick={ask} />
      </div>
      <ActionForm
        action={action}
        given={given}
        lead={lead}
        submit={async input => {
          // What is sent is no text to be lost any more; where it is refused it is again.
          setUnsaved(false)
          await submit(input)
          if (panel.current !== null) setUnsaved(true)
        }}
      />
    </section>
  )
  // The questions stand beside it: their keys are none of its own.
  return (
    <>
      {place === null ? body : createPortal(body, place)}
      <LeaveGuard unsaved={unsaved} />
      {question}
    </>
  )
}
