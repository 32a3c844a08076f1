// The menu of who is signed in: how the page looks, and the way out.
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { askAuth } from '../api/client.ts'
import { words } from '../words.ts'

export function AccountMenu({ name, opened }: { readonly name: string; readonly opened: boolean }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const queries = useQueryClient()
  return (
    <Menu position="right-end" withinPortal defaultOpened={opened}>
      <Menu.Target>
        <UnstyledButton className="side-link">{name}</UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.nav.appearance}</Menu.Label>
        {(['light', 'dark', 'auto'] as const).map(scheme => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            rightSection={colorScheme === scheme ? '✓' : undefined}
          >
            {words.nav[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          onClick={async () => {
            await askAuth('sign-out', {}).catch(() => undefined)
            // Nothing of a patient stays in the page.
            queries.clear()
            location.assign('/')
          }}
        >
          {words.nav.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
