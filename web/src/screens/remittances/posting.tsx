// A remittance given back to the practice's own system: rows to post, the payment as a file of its own, and whether it is posted there.
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import type { RemittanceRead } from '../../api/questions.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { day, money } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { ToSheet } from '../../parts/links.tsx'
import { Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.posting
type System = keyof typeof says.systems

export function Posting({ id, posted }: { readonly id: number; readonly posted: RemittanceRead['posted'] }) {
  const mayWork = useMay('biller')
  return (
    <Section title={says.title}>
      <p className="soft">{says.lead}</p>
      <p>
        <ToSheet of={`remittances/${id}/posting`}>{says.sheet}</ToSheet>
      </p>
      {mayWork ? <Cleaned id={id} /> : null}
      <p>
        {posted === undefined ? says.notPosted : says.posted(day(posted.postedOn), posted.markedBy)}{' '}
        {posted?.amountCents === undefined ? '' : says.postedWith(money(posted.amountCents))}
      </p>
      {mayWork ? <Mark id={id} isPosted={posted !== undefined} /> : null}
    </Section>
  )
}

/** The file is handed to the browser byte for byte: one character of the answer is one byte. */
function Cleaned({ id }: { readonly id: number }) {
  const { practice } = useWorkplace()
  const [system, setSystem] = useState<System>('any')
  const [answer, setAnswer] = useState('')
  const { busy, fault, attempt } = useAttempt()
  const get = () =>
    attempt(async () => {
      const path = { practice, id }
      const found = await told(
        client.GET('/api/practices/{practice}/remittances/{id}/cleaned', { params: { path, query: { for: system } } }),
      )
      for (const { name, text } of found.parts)
        saveAs(
          name,
          Uint8Array.from(text, sign => sign.charCodeAt(0)),
        )
      setAnswer(found.says.join(' '))
    })
  return (
    <>
      <div className="actions">
        <NativeSelect
          label={says.forSystem}
          value={system}
          onChange={event => setSystem(event.currentTarget.value as System)}
          data={Object.entries(says.systems).map(([value, label]) => ({ value, label }))}
        />
        <Button variant="default" loading={busy} onClick={() => void get()}>
          {says.file}
        </Button>
      </div>
      <p role="status">{fault === '' ? answer : fault}</p>
    </>
  )
}

function saveAs(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  link.download = name
  link.click()
  // The browser still reads it when this returns.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function Mark({ id, isPosted }: { readonly id: number; readonly isPosted: boolean }) {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const params = { path: { practice, id }, header: {} }
  const mark = () =>
    keep(
      () =>
        isPosted
          ? told(client.POST('/api/practices/{practice}/remittances/{id}/unmark-posted', { params, body: {} }))
          : told(client.POST('/api/practices/{practice}/remittances/{id}/mark-posted', { params, body: {} as never })),
      isPosted ? says.unmark : says.mark,
    )
  return (
    <Button variant="default" onClick={() => void mark()}>
      {isPosted ? says.unmark : says.mark}
    </Button>
  )
}
