// Something tried from a form: busy while it runs, its fault in words when it fails. Knows nothing of what is tried.
import { useState } from 'react'

export interface Attempt {
  readonly busy: boolean
  /** '' where nothing failed. */
  readonly fault: string
  readonly attempt: (doing: () => Promise<void>) => Promise<void>
}

export function useAttempt(): Attempt {
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const attempt = async (doing: () => Promise<void>) => {
    setFault('')
    setBusy(true)
    try {
      await doing()
    } catch (error) {
      setFault((error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return { busy, fault, attempt }
}
