// How the parts look by default: small and dense. Colours stand in style.css, since the page's policy lets no script write styles into it.
// The parts are named, not imported: what only some screens use would else be loaded before the first.
import { createTheme } from '@mantine/core'

const small = { size: 'xs' } as const
/** Nearly every field has to be filled; a mark on each says nothing. */
const field = { ...small, withAsterisk: false } as const

/** What opens is there at once: nobody waits for a fading box all day. */
const AT_ONCE = { transitionProps: { duration: 0 } } as const

export const theme = createTheme({
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  primaryColor: 'indigo',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: small },
    TextInput: { defaultProps: field },
    PasswordInput: { defaultProps: field },
    NumberInput: { defaultProps: field },
    NativeSelect: { defaultProps: field },
    Textarea: { defaultProps: { ...field, autosize: true, minRows: 2 } },
    Popover: { defaultProps: AT_ONCE },
    Menu: { defaultProps: AT_ONCE },
    Checkbox: { defaultProps: small },
  },
})
