// Keys of the whole workbench: whoever shows something says which keys it takes; the last one who took a key has it. Typing in a field is
// left alone. `g` and a letter go to a screen; `?` shows what there is.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'

export interface Key {
  /** As `KeyboardEvent.key` has it, or `g h` for one after the other, or `mod+k`. */
  readonly keys: string
  readonly says: string
  readonly run: () => void
  /** Under which heading the help lists it. */
  readonly everywhere?: boolean
}

interface Registry {
  readonly add: (keys: { readonly current: readonly Key[] }) => () => void
  readonly all: () => readonly Key[]
}

const Keys = createContext<Registry>({ add: () => () => undefined, all: () => [] })

/** With Ctrl or Cmd, in a field. */
const FIELD_OWNS = new Set(['z', 'y'])

/** How long the second key of a pair may take. */
const PAIR_MS = 1500

export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const held = useRef<{ readonly current: readonly Key[] }[]>([])
  const first = useRef<{ readonly key: string; readonly at: number } | undefined>(undefined)
  const registry = useMemo<Registry>(
    () => ({
      add(keys) {
        held.current = [...held.current, keys]
        return () => {
          held.current = held.current.filter(each => each !== keys)
        }
      },
      all: () => held.current.flatMap(each => each.current),
    }),
    [],
  )
  useEffect(() => {
    // Looked at before the dialog itself hears the key: one that closes by it is gone when the key comes here.
    let owned = false
    const look = () => {
      owned = document.querySelector('[role="dialog"][data-keys="own"]') !== null
    }
    const press = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey
      if (event.defaultPrevented || event.altKey) return
      const typing = isTyping(event.target)
      // A field undoes its own typing.
      if (typing && (!mod || FIELD_OWNS.has(event.key.toLowerCase()))) return
      // A dialog has the keys to itself; what it takes it takes through its own fields and buttons.
      if (!mod && owned) return
      const before = first.current
      first.current = undefined
      const single = mod ? `mod+${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}` : event.key
      const pair =
        before !== undefined && event.timeStamp - before.at < PAIR_MS ? `${before.key} ${event.key}` : undefined
      const all = registry.all()
      const found = all.findLast(key => key.keys === pair) ?? all.findLast(key => key.keys === single)
      if (found !== undefined) {
        // Enter and the space bar belong to a button that has the focus.
        if ((event.key === 'Enter' || event.key === ' ') && isPressable(event.target)) return
        event.preventDefault()
        found.run()
        return
      }
      if (!mod && all.some(key => key.keys.startsWith(`${event.key} `)))
        first.current = { key: event.key, at: event.timeStamp }
    }
    window.addEventListener('keydown', look, true)
    document.addEventListener('keydown', press)
    return () => {
      window.removeEventListener('keydown', look, true)
      document.removeEventListener('keydown', press)
    }
  }, [registry])
  return <Keys.Provider value={registry}>{children}</Keys.Provider>
}

/** Takes these keys while the component is shown. */
export function useKeys(keys: readonly Key[]): void {
  const { add } = useContext(Keys)
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => add(current), [add])
}

/** Every key that is taken now, for the help. */
export function useAllKeys(open: boolean): readonly Key[] {
  const { all } = useContext(Keys)
  const [keys, setKeys] = useState<readonly Key[]>([])
  useEffect(() => {
    if (open) setKeys(all())
  }, [open, all])
  return keys
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a[href], summary, [role="button"]') !== null
}
