// The SFTP server of the loopback, for a test: gone when the test ends.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { askHostKey } from '../src/jobs/watch-server.ts'
import { openHost } from '../src/store/store.ts'
import { openSftp, type SftpServer } from './sftp-server.ts'
import { newPlace } from './store.ts'

/** Listens on `port`, or on one that is free; each has a key of its own. */
export async function startSftp(port = 0): Promise<SftpServer & { stop(): Promise<void> }> {
  const server = await openSftp(port)
  onTestFinished(() => void server.stop().catch(() => undefined))
  return server
}

/** A practice of its own with such a server, for one test: the server as it is set for the practice, and the file with its password. */
export async function practiceWithServer(now: string, folderThere: string) {
  const host = await openHost(await newPlace('sqlite'))
  onTestFinished(() => host.close())
  const store = await host.practiceNamed('one', now)
  const sftp = await startSftp()
  const folder = mkdtempSync(join(tmpdir(), 'overturn-sftp-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, `${sftp.password}\n`)
  const url = `sftp://${sftp.user}@127.0.0.1:${sftp.port}/${folderThere}`
  return { host, store, sftp, server: { url, hostKey: await askHostKey(url), passwordFile } }
}
