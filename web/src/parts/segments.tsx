// The file as it came, beside a screen: segments with their numbers, the one that a figure comes from highlighted.
import { Button, CloseButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { askSegments } from '../api/questions.ts'
import { words } from '../words.ts'
import { money } from './figures.ts'
import { useKeys } from './keys.tsx'
import { Answered } from './page.tsx'
import { useWorkplace } from './practice.tsx'

export interface Place {
  readonly fileId: number
  readonly file: string
  readonly segment: number
}

const Show = createContext<(place: Place | undefined) => void>(() => undefined)

/** Around and behind a segment, so many are shown. */
const BEFORE = 8
const COUNT = 40

export function SegmentsProvider({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<Place | undefined>(undefined)
  return (
    <Show.Provider value={setPlace}>
      {children}
      {place === undefined ? null : (
        <SegmentPanel key={`${place.fileId} ${place.segment}`} place={place} close={() => setPlace(undefined)} />
      )}
    </Show.Provider>
  )
}

function SegmentPanel({ place, close }: { readonly place: Place; readonly close: () => void }) {
  const { practice } = useWorkplace()
  const [from, setFrom] = useState(Math.max(1, place.segment - BEFORE))
  const asked = useQuery(askSegments(practice, place.fileId, from, COUNT))
  const marked = useRef<HTMLLIElement>(null)
  const panel = useRef<HTMLElement>(null)
  const there = asked.data !== undefined
  useEffect(() => {
    if (there) marked.current?.scrollIntoView({ block: 'center' })
  }, [there])
  // Whoever opened it by key comes back to where they were when it closes.
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useKeys(useMemo(() => [{ keys: 'Escape', says: words.close, run: close }], [close]))
  return (
    <aside className="panel" aria-label={words.segments.title} tabIndex={-1} ref={panel}>
      <div className="panel-head">
        <div>
          <h2>{words.segments.title}</h2>
          <p className="soft">{words.segments.lead(place.file)}</p>
        </div>
        <CloseButton aria-label={words.close} onClick={close} />
      </div>
      <Answered of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words.segments.missing}</p>
          ) : (
            <>
              <Button
                size="compact-sm"
                variant="default"
                disabled={from === 1}
                onClick={() => setFrom(Math.max(1, from - COUNT))}
              >
                {words.segments.whole}
              </Button>
              <ol className="segments">
                {items.map(({ index, text }) => (
                  <li
                    key={index}
                    ref={index === place.segment ? marked : undefined}
                    className={index === place.segment ? 'marked' : undefined}
                    aria-current={index === place.segment ? 'true' : undefined}
                  >
                    <span className="segment-number">{index}</span>
                    <code>{text}</code>
                  </li>
                ))}
              </ol>
              <Button
                size="compact-sm"
                variant="default"
                disabled={items.length < COUNT}
                onClick={() => setFrom(from + COUNT)}
              >
                {words.segments.further}
              </Button>
            </>
          )
        }
      </Answered>
    </aside>
  )
}

/** An amount that leads to its segment. */
export function MoneyAt({ place, cents }: { readonly place: Place; readonly cents: number }) {
  return <At place={place}>{money(cents)}</At>
}

/** A figure that leads to its segment. */
export function At({
  place,
  label,
  children,
}: {
  readonly place: Place
  /** What is read out, where the figure alone says too little. */
  readonly label?: string
  readonly children: ReactNode
}) {
  const show = useContext(Show)
  if (place.segment === 0) return <>{children}</>
  return (
    <button
      type="button"
      className="at"
      aria-label={label}
      title={words.denial.segment(place.segment)}
      onClick={() => show(place)}
    >
      {children}
    </button>
  )
}
