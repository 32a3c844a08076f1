// What is done to a batch after something was asked: a button, and the action's form in a dialog that closes when it was done.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Batch } from '../../api/appeal-questions.ts'
import { ActionForm } from '../../parts/action-form.tsx'
import { useActionsOn } from '../../parts/catalog.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { useWorkplace } from '../../parts/practice.tsx'

/** Where it is sent to: the batch by its practice and number. */
export interface BatchPlace {
  readonly params: { readonly path: { readonly practice: number; readonly id: number }; readonly header: object }
}

export function BatchAction({
  batch,
  verb,
  says,
  disabled = false,
  without,
  send,
}: {
  readonly batch: Batch
  readonly verb: string
  /** On the button; the action's own title where nothing is said. */
  readonly says?: string
  readonly disabled?: boolean
  /** A field that the screen fills itself, and does not ask for. */
  readonly without?: string
  readonly send: (place: BatchPlace, input: object) => Promise<unknown>
}) {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const [open, setOpen] = useState(false)
  const action = useActionsOn('batch').find(each => each.verb === verb)
  if (action === undefined) return null
  const submit = async (input: object) => {
    const place = { params: { path: { practice, id: batch.id }, header: {} } }
    if (await keep(() => send(place, input))) setOpen(false)
  }
  return (
    <>
      <Button variant="default" disabled={disabled} onClick={() => setOpen(true)}>
        {says ?? action.title}
      </Button>
      {open ? (
        <Dialog opened close={() => setOpen(false)} title={action.title}>
          <ActionForm
            action={{ ...action, fields: action.fields.filter(({ name }) => name !== without) }}
            lead={action.says}
            submit={submit}
          />
        </Dialog>
      ) : null}
    </>
  )
}
