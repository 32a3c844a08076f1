// An address that leads nowhere, and a screen that could not be shown.
import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { words } from '../words.ts'
import { Empty } from './page.tsx'

export function NotHere() {
  return (
    <main>
      <Empty title={words.notHere.title} says={words.notHere.says}>
        <Anchor component={Link} to="/">
          {words.nav.home}
        </Anchor>
      </Empty>
    </main>
  )
}

export function ScreenFailed({ error }: { readonly error: unknown }) {
  return (
    <main>
      <Empty title={words.trouble} says={error instanceof Error ? error.message : String(error)}>
        <Button variant="default" onClick={() => location.reload()}>
          {words.retry}
        </Button>
      </Empty>
    </main>
  )
}
