// Something tried from a form: busy while it runs, its fault when it fails. Knows nothing of what is tried.
import { useState } from 'react'

export interface Attempt {
  readonly busy: boolean
  readonly error: Error | undefined
  /** The same in words; '' where nothing failed. */
  readonly fault: string
  readonly attempt: (doing: () => Promise<void>) => Promise<void>
}

export function useAttempt(): Attempt {
  const [error, setError] = useState<Error | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const attempt = async (doing: () => Promise<void>) => {
    setError(undefined)
    setBusy(true)
    try {
      await doing()
    } catch (thrown) {
      setError(thrown as Error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, fault: error?.message ?? '', attempt }
}
