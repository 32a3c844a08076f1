// Bringing files in: a place to drop them, what becomes of each as it goes, and the example practice for who has none yet.
import { Button, Progress } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { client, told, troubleOf } from '../api/client.ts'
import { askExample, askHome } from '../api/questions.ts'
import { words } from '../words.ts'
import { money } from './figures.ts'
import { Fault } from './forms.tsx'
import { useChosenPractice } from './practice.tsx'

interface Upload {
  readonly id: number
  readonly name: string
  readonly percent: number
  readonly says?: string
  readonly state: 'sending' | 'reading' | 'done' | 'failed'
  readonly notes: readonly string[]
}

interface FileReport {
  readonly path: string
  readonly status: string
  readonly duplicateOf?: string
  readonly says: readonly string[]
}

let uploads = 0

export function BringIn({ practice }: { readonly practice: number }) {
  const says = words.files
  const queries = useQueryClient()
  const [list, setList] = useState<readonly Upload[]>([])
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const change = (id: number, upload: Partial<Upload>) =>
    setList(now => now.map(each => (each.id === id ? { ...each, ...upload } : each)))

  async function bring(files: readonly File[]): Promise<void> {
    const fresh = files.map(file => ({
      file,
      upload: { id: ++uploads, name: file.name, percent: 0, state: 'sending', notes: [] } satisfies Upload,
    }))
    setList(now => [...fresh.map(({ upload }) => upload), ...now].slice(0, 200))
    // One after the other: the service posts one at a time anyway, and the first is told of at once.
    for (const { file, upload } of fresh)
      try {
        const reports = await send(practice, file, percent =>
          change(upload.id, percent < 100 ? { percent } : { percent, state: 'reading' }),
        )
        change(upload.id, {
          state: 'done',
          says: saidOf(reports),
          notes: notesOf(reports),
        })
      } catch (error) {
        change(upload.id, { state: 'failed', says: (error as Error).message })
      }
    await queries.invalidateQueries({ queryKey: [practice] })
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void filesOf(event.dataTransfer).then(bring)
  }
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same by key */}
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className="strong">{says.drop}</p>
        <p className="soft">{says.dropHint}</p>
        <Button variant="default" onClick={() => chooser.current?.click()}>
          {says.choose}
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={says.choose}
          onChange={event => {
            void bring([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        <Example practice={practice} />
      </div>
      {list.some(({ state }) => state === 'done') ? <Worth practice={practice} /> : null}
      <ul className="uploads" aria-live="polite">
        {list.map(upload => (
          <li key={upload.id} className={upload.state === 'failed' ? 'upload-failed' : undefined}>
            {upload.state === 'sending' ? (
              <>
                {says.uploading(upload.name, upload.percent)}
                <Progress value={upload.percent} size="xs" aria-label={upload.name} />
              </>
            ) : upload.state === 'reading' ? (
              says.reading(upload.name)
            ) : upload.state === 'failed' ? (
              says.failed(upload.name, upload.says ?? '')
            ) : (
              says.result(upload.name, upload.says ?? '')
            )}
            {upload.notes.map(note => (
              <p key={note} className="soft">
                {note}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is open after it, in money: the same figures as on Home. */
function Worth({ practice }: { readonly practice: number }) {
  const home = useQuery(askHome(practice))
  if (home.data === undefined) return null
  const { ways, thisWeek } = home.data
  const denials = ways.reduce((sum, way) => sum + way.denials, 0)
  const cents = ways.reduce((sum, way) => sum + (way.atStakeCents ?? 0), 0)
  return (
    <p className="strong" role="status">
      {words.files.worth(denials, money(cents), thisWeek.denials, money(thisWeek.atStakeCents ?? 0))}
    </p>
  )
}

/** What became of one file, or of how many in a packed one. */
function saidOf(reports: readonly FileReport[]): string {
  const says = words.files
  const name = (status: string) => says.statuses[status] ?? status
  if (reports.length === 1) return name(reports[0]?.status ?? '')
  const counts = [...Map.groupBy(reports, ({ status }) => status)]
  return says.inIt(reports.length) + counts.map(([status, all]) => says.ofStatus(all.length, name(status))).join(', ')
}

/** Of several files only those that somebody has to look at are told, each by its name. */
function notesOf(reports: readonly FileReport[]): readonly string[] {
  if (reports.length === 1) return reports[0]?.says ?? []
  return reports
    .filter(({ status }) => status !== 'imported' && status !== 'duplicate')
    .flatMap(({ path, status, says }) => [`${path}: ${[words.files.statuses[status] ?? status, ...says].join('. ')}`])
}

/** Files of a drop, those of dropped folders too. */
async function filesOf(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].flatMap(item => {
    const entry = item.webkitGetAsEntry()
    return entry === null ? [] : [entry]
  })
  if (entries.length === 0) return [...transfer.files]
  const found: File[] = []
  async function walk(entry: FileSystemEntry): Promise<void> {
    if (entry.isFile) {
      found.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)))
      return
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader()
    for (;;) {
      const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
      if (part.length === 0) return
      for (const each of part) await walk(each)
    }
  }
  for (const entry of entries) await walk(entry)
  return found
}

/** XMLHttpRequest, because fetch does not tell how far an upload has come. Throws Trouble. */
function send(practice: number, file: File, onPercent: (percent: number) => void): Promise<readonly FileReport[]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/practices/${practice}/files?name=${encodeURIComponent(file.name.slice(-200))}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', event =>
      onPercent(event.total === 0 ? 100 : Math.floor((event.loaded / event.total) * 100)),
    )
    request.addEventListener('error', () => reject(troubleOf(0, { detail: words.files.failed(file.name, '') })))
    request.addEventListener('load', () => {
      let answer: unknown
      try {
        answer = JSON.parse(request.responseText)
      } catch {
        answer = {}
      }
      if (request.status >= 200 && request.status < 300)
        resolve((answer as { readonly files: readonly FileReport[] }).files)
      else reject(troubleOf(request.status, answer))
    })
    request.send(file)
  })
}

/** Offered while the practice has no file: the example is a practice of its own, and one is in it from then on. Shows how far its loading has come. */
function Example({ practice: own }: { readonly practice: number }) {
  const says = words.setUp
  const queries = useQueryClient()
  const [begun, setBegun] = useState(false)
  const [made, setMade] = useState<number | undefined>(undefined)
  const practice = made ?? own
  const choose = useChosenPractice()[1]
  const [fault, setFault] = useState('')
  const files = useQuery({
    queryKey: [practice, 'files', 'any'],
    queryFn: () =>
      told(client.GET('/api/practices/{practice}/files', { params: { path: { practice }, query: { limit: 1 } } })),
  })
  const state = useQuery({ ...askExample(practice), refetchInterval: begun ? 700 : false })
  const loading = state.data?.loading === true
  useEffect(() => {
    if (begun && state.data !== undefined && !loading && (files.data?.items.length ?? 0) > 0) {
      setBegun(false)
      void queries.invalidateQueries({ queryKey: [practice] })
    }
  }, [begun, loading, state.data, files.data, practice, queries])
  useEffect(() => {
    if (loading) setBegun(true)
  }, [loading])
  if (loading)
    return (
      <div className="example" role="status">
        <p>{says.exampleLoading(state.data?.done ?? 0, state.data?.all ?? 0)}</p>
        <Progress
          value={(100 * (state.data?.done ?? 0)) / Math.max(1, state.data?.all ?? 0)}
          aria-label={says.example}
          animated
        />
      </div>
    )
  if (files.data === undefined || files.data.items.length > 0) return null
  return (
    <div className="example">
      <Button
        variant="light"
        loading={begun}
        onClick={async () => {
          setFault('')
          setBegun(true)
          try {
            const { practice: id } = await told(
              client.POST('/api/practices/{practice}/example', { params: { path: { practice } } }),
            )
            setMade(id)
            await queries.invalidateQueries({ queryKey: ['me'] })
            choose(id)
          } catch (error) {
            setBegun(false)
            setFault((error as Error).message)
          }
          await queries.invalidateQueries({ queryKey: [practice] })
        }}
      >
        {says.example}
      </Button>
      <p className="soft">{says.exampleHint}</p>
      <Fault says={fault} />
    </div>
  )
}
