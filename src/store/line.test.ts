// Which lines to a database server are open to others.
import { expect, it } from 'vitest'
import { newPlace } from '../../test/store.ts'
import { isOpen, openLine } from './line.ts'
import { openHost } from './store.ts'

it.each([
  ['a socket of this machine', { encrypted: false, client: null, server: null }, false],
  ['this machine by its number', { encrypted: false, client: '127.0.0.1', server: '127.0.0.1' }, false],
  ['this machine by its own address', { encrypted: false, client: '10.0.0.4', server: '10.0.0.4' }, false],
  ['another machine', { encrypted: false, client: '10.0.0.4', server: '10.0.0.5' }, true],
  ['another machine, encrypted', { encrypted: true, client: '10.0.0.4', server: '10.0.0.5' }, false],
  ['another machine, IPv6', { encrypted: false, client: 'fd00::1', server: 'fd00::2' }, true],
])('%s', (_name, line, open) => expect(isOpen(line)).toBe(open))

it.each(['sqlite', 'postgres'] as const)('the line of the tests on %s is within the machine', async engine => {
  const host = await openHost(await newPlace(engine))
  expect(await openLine(host)).toBeUndefined()
  await host.close()
})
