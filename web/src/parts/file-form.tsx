// The text of one file brought in: looked at first, so that what was understood is seen, and kept when it is right.
import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useAttempt } from './attempt.ts'
import { typedIn } from './forms.tsx'
import { useKeeping } from './keeping.ts'
import { SHEET_FILES, sheetOf } from './sheet-file.ts'

interface Told {
  readonly says: string
  readonly made?: Readonly<Record<string, unknown>>
}

export function FileForm({
  asks,
  says,
  send,
  columnsSay,
  children,
}: {
  /** What is to be brought in, what for, and what the file is called. */
  readonly asks: Readonly<Record<'title' | 'lead' | 'file', string>>
  /** What its buttons say, and why a file is not taken. */
  readonly says: Readonly<Record<'look' | 'keep' | 'chooseFirst' | 'tooLarge', string>>
  /** With the text of the file, its name, whether it is only looked at, and what else was typed. */
  readonly send: (
    text: string,
    name: string,
    dryRun: boolean,
    typed: Readonly<Record<string, string>>,
  ) => Promise<unknown>
  /** Which column was taken for what, as a sentence. */
  readonly columnsSay?: (columns: string) => string
  /** Fields beside the file. */
  readonly children?: ReactNode
}) {
  const keep = useKeeping()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const [answer, setAnswer] = useState('')
  const { busy, fault, attempt } = useAttempt()
  const sendIt = async (dryRun: boolean) => {
    const chosen = file.current?.files?.[0]
    if (chosen === undefined) throw new Error(says.chooseFirst)
    const typed = form.current === null ? {} : (typedIn(form.current) as Readonly<Record<string, string>>)
    return (await send(await sheetOf(chosen, says.tooLarge), chosen.name.slice(0, 100), dryRun, typed)) as Told
  }
  const look = () =>
    attempt(async () => {
      const { says: sentence, made } = await sendIt(true)
      const columns = Object.entries((made?.columns ?? {}) as Readonly<Record<string, string>>)
      const taken = columns.map(([name, head]) => `${name}: ${head}`).join(', ')
      setAnswer(columnsSay === undefined || taken === '' ? sentence : `${sentence} ${columnsSay(taken)}`)
    })
  const bring = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void attempt(async () => {
      const { says: sentence } = await sendIt(false)
      setAnswer(sentence)
      form.current?.reset()
      await keep(async () => undefined, sentence)
    })
  }
  return (
    <>
      <h3>{asks.title}</h3>
      <p className="soft">{asks.lead}</p>
      <form ref={form} className="fields" onSubmit={bring}>
        {children}
        <div>
          <label htmlFor={id}>{asks.file}</label>
          <input id={id} ref={file} type="file" accept={`${SHEET_FILES},.bai,.bai2,.xml`} required />
        </div>
        <div className="actions">
          <Button variant="default" loading={busy} onClick={() => void look()}>
            {says.look}
          </Button>
          <Button type="submit" loading={busy}>
            {says.keep}
          </Button>
        </div>
      </form>
      <p role="status">{fault === '' ? answer : fault}</p>
    </>
  )
}
