// Parts that do not stand on the first screen: fetched when the browser has nothing else to do, at once when somebody asks for them, and
// there by the time nearly anybody does.
import { type ComponentType, useEffect, useState } from 'react'

/** Fetches a part. Answers it once it is there; throws when it was asked for and cannot be had. */
export function useLater<Part>(load: () => Promise<Part>, wanted: boolean): Part | undefined {
  const [part, setPart] = useState<{ readonly is: Part } | undefined>(undefined)
  const [failed, setFailed] = useState<{ readonly with: unknown } | undefined>(undefined)
  useEffect(() => {
    if (part !== undefined) return
    // What nobody has asked for yet may fail: it is fetched again when somebody does.
    const fetch = () =>
      void load().then(
        is => setPart({ is }),
        (error: unknown) => (wanted ? setFailed({ with: error }) : undefined),
      )
    if (!wanted) return whenIdle(fetch)
    fetch()
  }, [load, wanted, part])
  if (failed !== undefined) throw failed.with
  return part?.is
}

/** A dialog as a part of this kind. It is made closed and then opened, so that it knows where the focus was. */
export function laterDialog<Props extends { readonly opened: boolean }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return function Later(props: Props) {
    const Part = useLater(load, props.opened)
    const [made, setMade] = useState(false)
    const there = Part !== undefined
    useEffect(() => setMade(there), [there])
    return Part === undefined ? null : <Part {...props} opened={props.opened && made} />
  }
}

/** Where a browser does not say when it is idle, a moment after the page stands. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 500)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(run, { timeout: 3000 })
  return () => cancelIdleCallback(asked)
}
