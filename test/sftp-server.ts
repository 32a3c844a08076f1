// An SFTP server of the loopback: one person, one password, files that lie in memory.
import { generateKeyPairSync } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import ssh2 from 'ssh2'

const { STATUS_CODE } = ssh2.utils.sftp

export interface SftpServer {
  readonly port: number
  /** By name, in the folder /outbound. */
  readonly files: Map<string, { bytes: Buffer; modified: number }>
  /** By name, in the folder /inbound, which takes files. */
  readonly inbound: Map<string, Buffer>
  /** Told of every write, and before and after a file gets its name; set by whoever wants to know. */
  readonly seen: { on?: (what: 'write' | 'renames' | 'renamed', name: string) => void }
  /** Names, of either folder, that nobody may open. */
  readonly forbidden: Set<string>
  /** Passwords that were sent to it. */
  readonly passwords: string[]
  readonly user: string
  readonly password: string
}

const newHostKey = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey

/** Listens on `port`, or on one that is free; each has a key of its own. */
export async function openSftp(port = 0): Promise<SftpServer & { stop(): Promise<void> }> {
  const files: SftpServer['files'] = new Map()
  const inbound: SftpServer['inbound'] = new Map()
  const seen: SftpServer['seen'] = {}
  const forbidden: SftpServer['forbidden'] = new Set()
  const passwords: string[] = []
  const user = 'clinic'
  const password = 'of the clinic'
  const connections = new Set<{ end(): void }>()
  const server = new ssh2.Server({ hostKeys: [newHostKey()] }, client => {
    connections.add(client)
    client.on('close', () => connections.delete(client))
    client.on('error', () => undefined)
    client.on('authentication', context => {
      if (context.method !== 'password') return context.reject(['password'])
      passwords.push(context.password)
      return context.username === user && context.password === password ? context.accept() : context.reject()
    })
    client.on('ready', () =>
      client.on('session', accept =>
        accept().on('sftp', accept => {
          const sftp = accept()
          /** What each handle still has to give. */
          const open = new Map<number, { bytes: Buffer } | { names: string[] } | { to: string }>()
          const handleOf = (what: { bytes: Buffer } | { names: string[] } | { to: string }) => {
            const number = open.size + 1
            open.set(number, what)
            return Buffer.from([number])
          }
          const attrs = (name: string) => {
            const laid = inbound.get(name.replace(/^\/inbound\//, ''))
            const file = laid === undefined ? files.get(name) : { bytes: laid, modified: 0 }
            return {
              mode: 0o100644,
              uid: 0,
              gid: 0,
              size: file?.bytes.length ?? 0,
              atime: file?.modified ?? 0,
              mtime: file?.modified ?? 0,
            }
          }
          const nameOf = (path: string) => path.replace(/^\/outbound\//, '')
          const stat = (id: number, path: string) =>
            files.has(nameOf(path)) || inbound.has(path.replace(/^\/inbound\//, ''))
              ? sftp.attrs(id, attrs(nameOf(path)))
              : sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
          sftp.on('REALPATH', (id, path) => sftp.name(id, [{ filename: path, longname: path, attrs: attrs('') }]))
          sftp.on('STAT', stat)
          sftp.on('LSTAT', stat)
          sftp.on('FSTAT', (id, handle) => {
            const of = open.get(handle[0] ?? 0)
            sftp.attrs(id, { ...attrs(''), size: of !== undefined && 'bytes' in of ? of.bytes.length : 0 })
          })
          sftp.on('OPENDIR', (id, path) =>
            path === '/outbound'
              ? sftp.handle(id, handleOf({ names: [...files.keys()] }))
              : sftp.status(id, STATUS_CODE.NO_SUCH_FILE),
          )
          sftp.on('READDIR', (id, handle) => {
            const of = open.get(handle[0] ?? 0)
            const names = of !== undefined && 'names' in of ? of.names.splice(0) : []
            if (names.length === 0) return void sftp.status(id, STATUS_CODE.EOF)
            sftp.name(
              id,
              names.map(name => ({
                filename: name,
                longname: `-rw-r--r-- 1 0 0 1 Jan 1 00:00 ${name}`,
                attrs: attrs(name),
              })),
            )
          })
          sftp.on('OPEN', (id, path) => {
            if (forbidden.has(path.replace(/^\/(?:in|out)bound\/|\.part$/g, '')))
              return void sftp.status(id, STATUS_CODE.PERMISSION_DENIED)
            if (path.startsWith('/inbound/')) {
              const to = path.slice('/inbound/'.length)
              inbound.set(to, Buffer.alloc(0))
              return void sftp.handle(id, handleOf({ to }))
            }
            const file = files.get(nameOf(path))
            if (file === undefined) return void sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
            sftp.handle(id, handleOf({ bytes: file.bytes }))
          })
          sftp.on('WRITE', (id, handle, offset, data) => {
            const of = open.get(handle[0] ?? 0)
            if (of === undefined || !('to' in of)) return void sftp.status(id, STATUS_CODE.FAILURE)
            const before = inbound.get(of.to) ?? Buffer.alloc(0)
            inbound.set(of.to, Buffer.concat([before.subarray(0, offset), data]))
            seen.on?.('write', of.to)
            sftp.status(id, STATUS_CODE.OK)
          })
          sftp.on('FSETSTAT', id => sftp.status(id, STATUS_CODE.OK))
          sftp.on('RENAME', (id, from, to) => {
            const [old, name] = [from, to].map(path => path.slice('/inbound/'.length)) as [string, string]
            const bytes = inbound.get(old)
            if (bytes === undefined || inbound.has(name)) return void sftp.status(id, STATUS_CODE.FAILURE)
            seen.on?.('renames', name)
            inbound.set(name, bytes)
            inbound.delete(old)
            seen.on?.('renamed', name)
            sftp.status(id, STATUS_CODE.OK)
          })
          sftp.on('READ', (id, handle, offset, length) => {
            const of = open.get(handle[0] ?? 0)
            const bytes =
              of !== undefined && 'bytes' in of ? of.bytes.subarray(offset, offset + length) : Buffer.alloc(0)
            if (bytes.length === 0) sftp.status(id, STATUS_CODE.EOF)
            else sftp.data(id, bytes)
          })
          sftp.on('CLOSE', id => sftp.status(id, STATUS_CODE.OK))
        }),
      ),
    )
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const stop = async () => {
    for (const each of connections) each.end()
    await new Promise<void>(resolve => server.close(() => resolve()))
  }
  return {
    port: (server.address() as AddressInfo).port,
    files,
    inbound,
    seen,
    forbidden,
    passwords,
    user,
    password,
    stop,
  }
}
