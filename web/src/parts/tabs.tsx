// Tabs of a screen: which part of it is shown, and for the larger screens the address that says so.
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'

/** Tabs of a screen: one stop of the Tab key, the arrows go through them. */
export function Tabs<Name extends string>({
  label,
  names,
  chosen,
  choose,
}: {
  readonly label: string
  readonly names: readonly (readonly [Name, string])[]
  readonly chosen: Name
  readonly choose: (name: Name) => void
}) {
  const places = useRef(new Map<Name, HTMLButtonElement>())
  const at = names.findIndex(([name]) => name === chosen)
  const go = (to: number) => {
    const next = names[(to + names.length) % names.length]?.[0]
    if (next === undefined) return
    choose(next)
    places.current.get(next)?.focus()
  }
  return (
    <div
      className="tabs"
      role="tablist"
      aria-label={label}
      onKeyDown={event => {
        if (event.key === 'ArrowRight') go(at + 1)
        else if (event.key === 'ArrowLeft') go(at - 1)
        else if (event.key === 'Home') go(0)
        else if (event.key === 'End') go(names.length - 1)
        else return
        event.preventDefault()
      }}
    >
      {names.map(([name, says]) => (
        <button
          key={name}
          ref={element => {
            if (element !== null) places.current.set(name, element)
          }}
          type="button"
          role="tab"
          aria-selected={name === chosen}
          tabIndex={name === chosen ? 0 : -1}
          className={name === chosen ? 'tab tab-on' : 'tab'}
          onClick={() => choose(name)}
        >
          {says}
        </button>
      ))}
    </div>
  )
}

/** Tabs whose choice stands in the screen's address; the words of the screen name them. */
export function TabsInAddress<Name extends string>({
  to,
  tabs,
  says,
  chosen,
}: {
  readonly to: '/claims' | '/files' | '/settings'
  readonly tabs: readonly Name[]
  readonly says: { readonly title: string; readonly tabs: Readonly<Record<string, string>> }
  readonly chosen: Name
}) {
  const navigate = useNavigate()
  return (
    <Tabs
      label={says.title}
      names={tabs.map(name => [name, says.tabs[name] ?? name] as const)}
      chosen={chosen}
      choose={tab => void navigate({ to, search: { tab }, replace: true })}
    />
  )
}
