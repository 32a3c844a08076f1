// The SFTP server of the loopback, for a test: gone when the test ends.
import { onTestFinished } from 'vitest'
import { openSftp, type SftpServer } from './sftp-server.ts'

/** Listens on `port`, or on one that is free; each has a key of its own. */
export async function startSftp(port = 0): Promise<SftpServer & { stop(): Promise<void> }> {
  const server = await openSftp(port)
  onTestFinished(() => void server.stop().catch(() => undefined))
  return server
}
