// Watching an SFTP server: the key that was agreed to or nothing, each file once, growing ones later.
import { writeFileSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { remittance } from '../../test/read-file.ts'
import { practiceWithServer, startSftp } from '../../test/sftp.ts'
import { NOW } from '../../test/store.ts'
import { createReaders } from '../work/intake/apart/readers.ts'
import { changeSettings } from '../work/practice/settings.ts'
import { RefusedFiles } from './each-file.ts'
import { later } from './queue.ts'
import { askHostKey, lookIntoServer, parseServer } from './watch-server.ts'
import { schedule, workOnce } from './worker.ts'

const TEXT = remittance('CLP*A1*1*150*80**12*ICN1*11*1~SVC*HC:99213*150*80~CAS*CO*45*70~', '80')

async function newWatch() {
  const office = await practiceWithServer(NOW, 'outbound')
  const readers = createReaders(office.host.place)
  onTestFinished(() => readers.close())
  return { ...office, passwordFile: office.server.passwordFile, readers }
}

it('brings each file in once, when it has stopped growing, and leaves the server as it was', async () => {
  const { store, sftp, server, passwordFile, readers } = await newWatch()
  expect(server.hostKey).toMatch(/^SHA256:/)
  // Asking for the key signs nobody in.
  expect(sftp.passwords).toEqual([])
  const look = (seconds: number) => lookIntoServer(store, server, later(NOW, seconds * 1000), readers)
  sftp.files.set('a.835', { bytes: Buffer.from(TEXT.slice(0, 200)), modified: 1_800_000_000 })
  sftp.files.set('b.835.filepart', { bytes: Buffer.from(TEXT), modified: 1_800_000_000 })
  sftp.files.set('c.txt', { bytes: Buffer.from('nothing of ours'), modified: 1_800_000_000 })
  expect(await look(0)).toEqual({ found: 2, brought: 0, growing: 2, failed: 0, refused: [] })
  sftp.files.set('a.835', { bytes: Buffer.from(TEXT), modified: 1_800_000_060 })
  expect(await look(60)).toEqual({ found: 2, brought: 0, growing: 1, failed: 1, refused: [] })
  expect(await look(120)).toEqual({ found: 2, brought: 1, growing: 0, failed: 0, refused: [] })
  expect(await look(180)).toEqual({ found: 2, brought: 0, growing: 0, failed: 0, refused: [] })
  expect(await store.kysely.selectFrom('remittance').select('paymentCents').execute()).toEqual([{ paymentCents: 8000 }])
  expect(await store.kysely.selectFrom('file').select('name').where('name', '=', 'a.835').execute()).toHaveLength(1)
  expect([...sftp.files.keys()]).toEqual(['a.835', 'b.835.filepart', 'c.txt'])
  writeFileSync(passwordFile, 'another')
  await expect(look(240)).rejects.toThrow(/authentication/i)
})

it('a file that the server does not give waits on its own, and does not keep the others', async () => {
  const { store, sftp, server, readers } = await newWatch()
  const refused = new RefusedFiles()
  const look = (seconds: number) => lookIntoServer(store, server, later(NOW, seconds * 1000), readers, refused)
  for (const name of ['a.835', 'b.835']) sftp.files.set(name, { bytes: Buffer.from(TEXT), modified: 1_800_000_000 })
  sftp.forbidden.add('a.835')
  await look(0)
  expect(await look(60)).toMatchObject({ brought: 1, failed: 0, refused: [expect.stringMatching(/permission/i)] })
  // It has its turn again after a minute, then less often, and is brought in once it is given.
  expect(await look(90)).toMatchObject({ brought: 0, refused: [] })
  expect(await look(120)).toMatchObject({ brought: 0, refused: [expect.any(String)] })
  sftp.forbidden.clear()
  expect(await look(180)).toMatchObject({ brought: 0, refused: [] })
  expect(await look(480)).toMatchObject({ brought: 1, failed: 0, refused: [] })
})

it('stops with an alert when the server shows another key, and sends it nothing', async () => {
  const { host, store, sftp, server, readers } = await newWatch()
  await store.write(unit => changeSettings(unit, () => ({ watchServers: [server] })))
  const told: string[] = []
  const work = async (now: string) => {
    await schedule(host, now)
    while (
      await workOnce(host, {
        name: 'w',
        now: () => now,
        readers,
        signal: new AbortController().signal,
        onJob: ({ kind, ok, says }) => {
          if (kind === 'watch-server') told.push(`${ok} ${says}`)
        },
      })
    );
  }
  await work(NOW)
  expect(told).toEqual(['true 0 brought, 0 growing, 0 failed'])
  await sftp.stop()
  const other = await startSftp(sftp.port)
  other.files.set('a.835', { bytes: Buffer.from(TEXT), modified: 1_800_000_000 })
  await work(later(NOW, 120_000))
  expect(told[1]).toMatch(/^false sftp:.* shows another key \(SHA256:.*Nothing was sent to it.*--host-key SHA256:/)
  for (const minutes of [10, 60, 600]) await work(later(NOW, minutes * 60_000))
  expect(other.passwords).toEqual([])
  expect(told.slice(2).filter(says => !says.includes('not asked for'))).toEqual([])
  expect((await store.settings()).watchServers[0]?.stopped).toContain('another key')
  const events = await store.kysely.selectFrom('event').select('data').where('verb', '=', 'watch-stopped').execute()
  expect(events.map(({ data }) => JSON.parse(data))).toMatchObject([{ server: server.url, agreed: server.hostKey }])
})

it('says in a sentence what is wrong with an address, and that a server is not there', async () => {
  expect(parseServer('sftp://a%40b@files.example:2222/out')).toEqual({
    host: 'files.example',
    port: 2222,
    user: 'a@b',
    folder: '/out',
  })
  expect(() => parseServer('sftp://files.example/out')).toThrow(/sftp:\/\/user@host/)
  expect(() => parseServer('ftp://a@files.example/out')).toThrow(/sftp:\/\/user@host/)
  expect(() => parseServer('sftp://a:b@files.example/out')).toThrow(/--password-file/)
  await expect(askHostKey('sftp://a@127.0.0.1:1/out')).rejects.toThrow(/cannot be reached/)
})
