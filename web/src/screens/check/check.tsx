// Claims before they are sent: a file is dropped, what is found stands claim by claim, what can be put right is put right by a key, and the file goes out again.
import { Button } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'
import { useAttempt } from '../../parts/attempt.ts'
import { Fault } from '../../parts/forms.tsx'
import { Answered, Page } from '../../parts/page.tsx'
import { words } from '../../words.ts'
import { type Dropped, download, type Tried, textOf, useSheet } from './asking.ts'
import { Sheet } from './sheet.tsx'

const says = words.check
const REPORTS = ['text', 'csv', 'xlsx', 'json'] as const
const ENDINGS = { text: 'txt', csv: 'csv', xlsx: 'xlsx', json: 'json' } as const
let turns = 0

export function CheckScreen() {
  const [file, setFile] = useState<Dropped | undefined>(undefined)
  const [changes, setChanges] = useState<readonly Tried[]>([])
  const take = async (chosen: File | undefined) => {
    if (chosen === undefined) return
    const text = await textOf(chosen)
    setChanges([])
    setFile({ turn: ++turns, name: chosen.name, text })
  }
  const { sheet, again, more } = useSheet(file, changes)
  const { busy, fault, attempt } = useAttempt()
  const fetched = (wanted: Parameters<typeof more>[0], name: string, ending: string) =>
    attempt(async () => {
      const { fixed, clean, held, report } = await more(wanted)
      if (wanted.split === true) {
        if (clean !== undefined) download(`${name}-clean.${ending}`, clean, true)
        if (held !== undefined) download(`${name}-held.${ending}`, held, true)
      } else download(`${name}.${ending}`, fixed ?? report ?? '', fixed !== undefined || wanted.report === 'xlsx')
    })
  const stem = (file?.name ?? '').replace(/\.[^.]*$/, '')
  return (
    <Page
      title={says.title}
      lead={says.lead}
      actions={
        file === undefined || sheet.data === undefined ? null : (
          <>
            {changes.length === 0 ? null : (
              <>
                <Button loading={busy} onClick={() => void fetched({ write: true }, `${stem}-changed`, '837')}>
                  {says.download}
                </Button>
                <Button variant="default" onClick={() => setChanges([])}>
                  {says.takeBack}
                </Button>
              </>
            )}
            {sheet.data.block === 0 || sheet.data.block === sheet.data.claims ? null : (
              <Button variant="default" loading={busy} onClick={() => void fetched({ split: true }, stem, '837')}>
                {says.inTwo}
              </Button>
            )}
            {REPORTS.map(report => (
              <Button
                key={report}
                variant="default"
                onClick={() => void fetched({ report }, `${stem}-check`, ENDINGS[report])}
              >
                {says.report[report]}
              </Button>
            ))}
          </>
        )
      }
    >
      <Place take={take} again={file !== undefined} />
      <Fault says={fault} />
      {file === undefined ? null : (
        <Answered of={sheet}>
          {data => (
            <Sheet
              sheet={data}
              busy={sheet.isFetching}
              apply={more => setChanges(now => [...now, ...more])}
              again={() => void again()}
            />
          )}
        </Answered>
      )}
    </Page>
  )
}

/** Where a file is dropped, or chosen by key. */
function Place({ take, again }: { readonly take: (file: File | undefined) => Promise<void>; readonly again: boolean }) {
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same by key
    <div
      className={`drop${over ? ' drop-over' : ''}${again ? ' drop-small' : ''}`}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {again ? null : (
        <>
          <p className="strong">{says.drop}</p>
          <p className="soft">{says.dropHint}</p>
        </>
      )}
      <Button variant="default" onClick={() => chooser.current?.click()}>
        {again ? says.another : says.choose}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={says.choose}
        onChange={event => {
          void take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
