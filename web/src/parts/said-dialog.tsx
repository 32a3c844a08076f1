// The form of what is said of one thing of the trade, in a dialog: made from the action's description, sent to its address, refused with its sentence.
import { client, told } from '../api/client.ts'
import { useActionsOn } from './catalog.tsx'
import { FormDialog } from './form-dialog.tsx'
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
  const action = useActionsOn(noun).find(each => each.verb === verb)
  if (action === undefined) return null
  const path = `/api/practices/{practice}/${of}/{id}/${verb}` as '/api/practices/{practice}/appeals/{id}/send'
  const send = (input: object) =>
    told(client.POST(path, { params: { path: { practice, id }, header: {} }, body: input as never }))
  return <FormDialog action={action} lead={lead} send={send} close={close} />
}
