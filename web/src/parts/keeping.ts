// A change sent to the service: what was kept is told of, a no is told with its sentence, what is shown is asked again.
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { client, isBug, told } from '../api/client.ts'
import type { paths } from '../api/schema.ts'
import { words } from '../words.ts'
import { useAttempt } from './attempt.ts'
import { useWorkplace } from './practice.tsx'

/** Answers a function that sends one, and says whether it was kept. */
export function useKeeping(): (send: () => Promise<unknown>, says?: string) => Promise<boolean> {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  return async (send, says = words.settings.saved) => {
    try {
      await send()
      notifications.show({ message: says })
      await queries.invalidateQueries({ queryKey: [practice] })
      return true
    } catch (error) {
      notifications.show({
        color: 'red',
        ...(isBug(error) ? { title: words.trouble } : {}),
        message: (error as Error).message,
      })
      return false
    }
  }
}

/** What a button has the service do: busy while it runs, its fault where it fails; what came of it is told in the service's own sentence. */
export function useDoing() {
  const keep = useKeeping()
  const { busy, fault, attempt } = useAttempt()
  const run = (send: () => Promise<{ readonly says: string }>) =>
    attempt(async () => {
      const done = await send()
      await keep(async () => done, done.says)
    })
  return { busy, fault, run }
}

/** What is taken back by its number. */
export type TakenBack = {
  [Path in keyof paths]: Path extends `/api/practices/{practice}/${string}/{id}`
    ? paths[Path] extends { readonly delete: object }
      ? Path
      : never
    : never
}[keyof paths]

/** Takes one back and tells it: in these words where it has its own. */
export function useTakingBack(path: TakenBack): (id: number, says?: string) => Promise<boolean> {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  // The client infers what is asked from a path it is given word for word; these all ask for the number alone.
  return (id, says) =>
    keep(() => told(client.DELETE(path as never, { params: { path: { practice, id }, header: {} } } as never)), says)
}
