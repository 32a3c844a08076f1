// Starts the workbench: theme, the answers' store, keys, screens.
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './style.css'
import { MantineProvider } from '@mantine/core'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Trouble } from './api/client.ts'
import { KeysProvider } from './parts/keys.tsx'
import { useLater } from './parts/later.tsx'
import { createWorkbenchRouter } from './router.tsx'
import { theme } from './theme.ts'

const queries = new QueryClient({
  queryCache: new QueryCache({
    // A session that has ended is told of once, wherever it was noticed.
    onError(error, query) {
      if (error instanceof Trouble && error.status === 401 && query.queryKey[0] !== 'me')
        void queries.invalidateQueries({ queryKey: ['me'] })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      // What a person may not see or what is not there does not come by asking again.
      retry: (times, error) => times < 2 && (!(error instanceof Trouble) || error.status === 0 || error.status >= 500),
    },
  },
})
const router = createWorkbenchRouter(queries)

const loadNotices = async () => (await import('./parts/notices.ts')).Notifications

function Notices() {
  const Notifications = useLater(loadNotices, false)
  return Notifications === undefined ? null : <Notifications position="bottom-right" autoClose={8000} limit={3} />
}

const root = document.querySelector('#root')
if (root === null) throw new Error('the page has no place for the workbench')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        <KeysProvider>
          <Notices />
          <RouterProvider router={router} />
        </KeysProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
