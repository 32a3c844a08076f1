// The dialog in which an action is told what it has to be told.
import { ActionForm } from './action-form.tsx'
import type { Action } from './catalog.tsx'
import { Dialog } from './dialog.tsx'

export function ActionDialog({
  opened,
  close,
  title,
  action,
  given,
  lead,
  submit,
}: {
  readonly opened: boolean
  readonly close: () => void
  readonly title: string
  readonly action: Action | undefined
  readonly given?: Readonly<Record<string, string>> | undefined
  readonly lead: string
  readonly submit: (input: object) => Promise<void>
}) {
  return (
    <Dialog opened={opened} close={close} title={title}>
      {action === undefined ? null : <ActionForm action={action} given={given} lead={lead} submit={submit} />}
    </Dialog>
  )
}
