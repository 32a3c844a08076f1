// How the parts look by default: small and dense. Colours stand in style.css, since the page's policy lets no script write styles into it.
import {
  Button,
  Checkbox,
  createTheme,
  Menu,
  NativeSelect,
  NumberInput,
  PasswordInput,
  Popover,
  Textarea,
  TextInput,
} from '@mantine/core'

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
    Button: Button.extend({ defaultProps: small }),
    TextInput: TextInput.extend({ defaultProps: field }),
    PasswordInput: PasswordInput.extend({ defaultProps: field }),
    NumberInput: NumberInput.extend({ defaultProps: field }),
    NativeSelect: NativeSelect.extend({ defaultProps: field }),
    Textarea: Textarea.extend({ defaultProps: { ...field, autosize: true, minRows: 2 } }),
    Popover: Popover.extend({ defaultProps: AT_ONCE }),
    Menu: Menu.extend({ defaultProps: AT_ONCE }),
    Checkbox: Checkbox.extend({ defaultProps: small }),
  },
})
