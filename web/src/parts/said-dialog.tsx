// The form of what is said of one thing of the trade, in a dialog: made from the action's description, sent to its address, refused with its sentence.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, told } from '../api/client.ts'
import { ActionForm } from './action-form.tsx'
import { useActionsOn } from './catalog.tsx'
import { Dialog } from './dialog.tsx'
import { Failed } from './page.tsx'
import { useWorkplace } from './practice.tsx'

/** What is said (`verb`) of which one: `of` is how its list is addressed, such as appeals. */
export function SaidDialog({
  noun,
  of,
  verb,
  id,
  lead,
  close,
}: {
  readonly noun: string
  readonly of: string
  readonly verb: string
  readonly id: number
  readonly lead: string
  readonly close: () => void
}) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const [fault, setFault] = useState<Error | undefined>(undefined)
  const action = useActionsOn(noun).find(each => each.verb === verb)
  if (action === undefined) return null
  const submit = async (input: object) => {
    setFault(undefined)
    try {
      const path = `/api/practices/{practice}/${of}/{id}/${verb}` as '/api/practices/{practice}/appeals/{id}/send'
      await told(client.POST(path, { params: { path: { practice, id }, header: {} }, body: input as never }))
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
