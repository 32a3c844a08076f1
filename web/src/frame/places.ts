// The screens that one can go to, with the letter that leads there after `g`.
import { words } from '../words.ts'

export const SCREENS = [
  { to: '/', name: words.nav.home, key: 'h' },
  { to: '/queue', name: words.nav.queue, key: 'q' },
  { to: '/appeals', name: words.nav.appeals, key: 'a' },
  { to: '/remittances', name: words.nav.remittances, key: 'r' },
  { to: '/claims', name: words.nav.claims, key: 'c' },
  { to: '/check', name: words.nav.check, key: 'k' },
  { to: '/authorizations', name: words.nav.authorizations, key: 'o' },
  { to: '/codes', name: words.nav.codes, key: 'd' },
  { to: '/files', name: words.nav.files, key: 'f' },
  { to: '/patterns', name: words.nav.patterns, key: 't' },
  { to: '/underpaid', name: words.nav.underpaid, key: 'm' },
  { to: '/payers', name: words.nav.payers, key: 'p' },
  { to: '/rules', name: words.nav.rules, key: 'u' },
  { to: '/settings', name: words.nav.settings, key: 's' },
] as const
