// The text of one file brought in: looked at first, so that what was understood is seen, and kept when it is right.
import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useAttempt } from './attempt.ts'
import { typedIn } from './forms.tsx'
import { useKeeping } from './keeping.ts'

/** The service takes in no more with one request. */
const LARGEST = 900_000
/** In base64 it is a third longer. */
const LARGEST_WORKBOOK = 670_000

const isWorkbook = ({ name }: File) => /\.xlsx$/i.test(name)

/** A workbook in base64, as the service takes it. */
async function textOf(file: File): Promise<string> {
  if (!isWorkbook(file)) return file.text()
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,${btoa(binary)}`
}

interface Told {
  readonly says: string
  readonly made?: Readonly<Record<string, unknown>>
}

export function FileForm({
  label,
  says,
  send,
  columnsSay,
  children,
}: {
  readonly label: string
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
    if (chosen.size > (isWorkbook(chosen) ? LARGEST_WORKBOOK : LARGEST)) throw new Error(says.tooLarge)
    const typed = form.current === null ? {} : (typedIn(form.current) as Readonly<Record<string, string>>)
    return (await send(await textOf(chosen), chosen.name.slice(0, 100), dryRun, typed)) as Told
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
      <form ref={form} className="fields" onSubmit={bring}>
        {children}
        <div>
          <label htmlFor={id}>{label}</label>
          <input id={id} ref={file} type="file" accept=".csv,.xlsx,.txt,.tsv,.bai,.bai2,.xml,text/csv" required />
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
