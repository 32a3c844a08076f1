// A dialog for the few things that are not done beside the list: the palette, the help, what a verb has to be told.
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from '../words.ts'

export function Dialog({
  opened,
  close,
  title,
  children,
  size = 'md',
}: {
  readonly opened: boolean
  readonly close: () => void
  readonly title: string
  readonly children: ReactNode
  readonly size?: 'md' | 'lg'
}) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      size={size}
      // Holding the page still would write styles into it, which its policy forbids; there is nothing to hold either.
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': words.close }}
      attributes={{ content: { 'data-keys': 'own' } }}
    >
      {children}
    </Modal>
  )
}
