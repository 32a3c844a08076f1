// The form of an action in a dialog: sent, refused with its sentence, and closed when it is done; what was read of the practice is read again.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActionForm } from './action-form.tsx'
import type { Action } from './catalog.tsx'
import { Dialog } from './dialog.tsx'
import { Failed } from './page.tsx'
import { useWorkplace } from './practice.tsx'

export function FormDialog({
  action,
  lead,
  send,
  close,
}: {
  readonly action: Action
  readonly lead: string
  /** Throws with the sentence of a refusal. */
  readonly send: (input: object) => Promise<unknown>
  readonly close: () => void
}) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const [fault, setFault] = useState<Error | undefined>(undefined)
  const submit = async (input: object) => {
    setFault(undefined)
    try {
      await send(input)
      await queries.invalidateQueries({ queryKey: [practice] })
      close()
    } catch (error) {
      setFault(error as Error)
    }
  }
  return (
    <Dialog opened close={close} title={action.title}>
      <ActionForm action={action} lead={lead} submit={submit} />
      {fault === undefined ? null : <Failed error={fault} />}
    </Dialog>
  )
}
