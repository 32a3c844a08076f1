// A change sent to the service: what was kept is told of, a no is told with its sentence, what is shown is asked again.
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { isBug } from '../api/client.ts'
import { words } from '../words.ts'
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
