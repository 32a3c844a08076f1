// Which passwords are refused and which are not.
import { expect, it } from 'vitest'
import { whyNot } from './passwords.ts'

const NAMES = ['Harbor Clinic', 'Ann Smithfield', 'ann.smithfield@harbor.example']

it.each([
  'short',
  'password1234',
  'Passw0rd2026!',
  'P@ssw0rd!P@ssw0rd!',
  'Welcome2026!!',
  'letmeinletmein',
  'Summer2026!Summer',
  'iloveyou12345',
  'qwertyuiop12',
  '1qaz2wsx3edc',
  'zxcvbnm,./asdf',
  '123456789012',
  '987654321098',
  'abcdefghijkl',
  'aaaaaaaaaaaaaaaa',
  'abababababab',
  'hunt!hunt!hunt!',
  'correct horse battery staple',
  'Medicare-Billing1',
  'overturn-2026',
  'HarborClinic26',
  'AnnSmithfield7',
  'smithfield.ann!',
  'harbor.example1',
  '112233445566',
])('refuses %s', password => expect(whyNot(password, NAMES)).toMatch(/^(A|This) .*\.$/))

it.each([
  'correct horse battery',
  'seven lanterns over Tacoma',
  'a very long password of mine',
  'Xk9-vQ2z-77Lw',
  '8H!pLm2#tRz9',
  'my harbor has gulls and tugboats',
  'purple ferret mows the gravel',
  '849302716584',
  'пароль из четырёх слов',
])('takes %s', password => expect(whyNot(password, NAMES)).toBeUndefined())
