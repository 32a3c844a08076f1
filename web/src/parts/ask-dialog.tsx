// The form of something that is done to no numbered thing, in a dialog: made from the action's description, sent to its address, refused with its sentence.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, told } from '../api/client.ts'
import { ActionForm } from './action-form.tsx'
import type { Action } from './catalog.tsx'
import { Dialog } from './dialog.tsx'
import { Failed } from './page.tsx'
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
  const queries = useQueryClient()
  const [fault, setFault] = useState<Error | undefined>(undefined)
  const fields = action.fields.filter(({ name }) => known[name] === undefined && !without.includes(name))
  const submit = async (input: object) => {
    setFault(undefined)
    try {
      const path = `/api/practices/{practice}${action.path}` as '/api/practices/{practice}/mail/reports'
      const body = { ...known, ...input } as never
      await told(client.POST(path, { params: { path: { practice }, header: {} }, body }))
      await queries.invalidateQueries({ queryKey: [practice] })
      close()
    } catch (error) {
      setFault(error as Error)
    }
  }
  return (
    <Dialog opened close={close} title={action.title}>
      <ActionForm action={{ ...action, fields }} lead={action.says} submit={submit} />
      {fault === undefined ? null : <Failed error={fault} />}
    </Dialog>
  )
}
