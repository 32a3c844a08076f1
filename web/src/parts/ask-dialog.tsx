// The form of something that is done to no numbered thing, in a dialog: made from the action's description, sent to its address.
import { client, told } from '../api/client.ts'
import type { Action } from './catalog.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useWorkplace } from './practice.tsx'

/** `known` is what the screen says itself, and does not ask; `without` are fields that are for other doors. */
export function AskDialog({
  action,
  known = {},
  without = [],
  close,
}: {
  readonly action: Action
  readonly known?: Readonly<Record<string, string>>
  readonly without?: readonly string[]
  readonly close: () => void
}) {
  const { practice } = useWorkplace()
  const fields = action.fields.filter(({ name }) => known[name] === undefined && !without.includes(name))
  const path = `/api/practices/{practice}${action.path}` as '/api/practices/{practice}/mail/reports'
  const send = (input: object) => {
    const body = { ...known, ...input } as never
    return told(client.POST(path, { params: { path: { practice }, header: {} }, body }))
  }
  return <FormDialog action={{ ...action, fields }} lead={action.says} send={send} close={close} />
}
