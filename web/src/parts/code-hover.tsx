// What a code means, shown beside its chip while one points at it. One card for all chips of the page: a list has hundreds of them.
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useEffect, useState } from 'react'
import { askCode, type CodeClass } from '../api/questions.ts'
import { words } from '../words.ts'

/** For whom a code's page is composed: a class of payers, a payer by its name in the knowledge; all of them where nothing is said. */
export interface Audience {
  readonly class?: CodeClass
  readonly payer?: string
}
export const CodeAudience = createContext<Audience>({})

export interface Hovered {
  readonly code: string
  readonly audience: Audience
  readonly at: DOMRect
}

export const CodeHover = createContext<(hovered: Hovered | undefined) => void>(() => undefined)

/** Passing over a chip on the way elsewhere shows nothing. */
const DELAY_MS = 200
const WIDTH = 340

export function CodeHoverProvider({ children }: { readonly children: ReactNode }) {
  const [hovered, setHovered] = useState<Hovered | undefined>(undefined)
  return (
    <CodeHover.Provider value={setHovered}>
      {children}
      {hovered === undefined ? null : <Card key={hovered.code} {...hovered} close={() => setHovered(undefined)} />}
    </CodeHover.Provider>
  )
}

function Card({ code, audience, at, close }: Hovered & { readonly close: () => void }) {
  const [due, setDue] = useState(false)
  const page = useQuery({ ...askCode(code, audience), enabled: due })
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), DELAY_MS)
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    addEventListener('scroll', close, { capture: true, once: true })
    addEventListener('keydown', press)
    return () => {
      clearTimeout(timer)
      removeEventListener('scroll', close, { capture: true })
      removeEventListener('keydown', press)
    }
  }, [close])
  if (!due) return null
  const below = at.bottom + 220 < innerHeight
  return (
    <div
      id="code-hover"
      role="tooltip"
      className="code-hover"
      style={{
        left: Math.max(8, Math.min(at.left, innerWidth - WIDTH - 8)),
        width: WIDTH,
        ...(below ? { top: at.bottom + 6 } : { bottom: innerHeight - at.top + 6 }),
      }}
    >
      {page.data === undefined ? (
        (page.error?.message ?? words.loading)
      ) : (
        <>
          <strong>{page.data.title}</strong>
          {page.data.meaning === page.data.title ? null : <p>{page.data.meaning}</p>}
          <p className="soft">{words.codes.hover}</p>
        </>
      )}
    </div>
  )
}
