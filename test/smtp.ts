// A mail server of our own on this machine: takes every mail whole, by the rules of RFC 5321 that a client needs, and keeps what was said to it. Plain, since it is asked on
// this machine alone.
import { createServer, type Socket } from 'node:net'
import { freePort } from './free-port.ts'

export interface TakenMail {
  /** What was said to sign in (RFC 4616); '' where nothing was. */
  readonly by: string
  readonly from: string
  readonly to: readonly string[]
  /** As it came, headers and all, with dots taken back. */
  readonly data: string
}

export interface SmtpServer {
  readonly port: number
  readonly mails: readonly TakenMail[]
  /** From now on every mail is refused with this answer; undefined takes them again. */
  refuse(answer: string | undefined): void
  close(): Promise<void>
}

export async function openSmtp(): Promise<SmtpServer> {
  const port = await freePort()
  const mails: TakenMail[] = []
  const open = new Set<Socket>()
  const state: { refusal: string | undefined } = { refusal: undefined }
  const server = createServer(socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    converse(socket, mails, () => state.refusal)
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    port,
    mails,
    refuse: answer => {
      state.refusal = answer
    },
    close: () =>
      new Promise(resolve => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

const addressIn = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? ''

function converse(socket: Socket, mails: TakenMail[], refusal: () => string | undefined): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let waiting = ''
  let by = ''
  let mail = { from: '', to: [] as string[] }
  let body: string[] | undefined
  const hear = (line: string) => {
    if (body !== undefined) {
      if (line !== '.') return void body.push(line.startsWith('..') ? line.slice(1) : line)
      mails.push({ by, ...mail, data: body.join('\r\n') })
      body = undefined
      return void say('250 taken')
    }
    const word = line.slice(0, 4).toUpperCase()
    if (word === 'EHLO') return void say('250-test server\r\n250 AUTH PLAIN')
    if (word === 'AUTH') {
      by = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('utf8')
      return void say('235 welcome')
    }
    if (word === 'MAIL') {
      const answer = refusal()
      if (answer !== undefined) return void say(answer)
      mail = { from: addressIn(line), to: [] }
    }
    if (word === 'RCPT') mail.to.push(addressIn(line))
    if (word === 'DATA') {
      body = []
      return void say('354 go on')
    }
    say(word === 'QUIT' ? '221 bye' : '250 test server')
    if (word === 'QUIT') socket.end()
  }
  say('220 test server')
  socket.on('data', bytes => {
    waiting += bytes.toString('utf8')
    for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
      const line = waiting.slice(0, end)
      waiting = waiting.slice(end + 2)
      hear(line)
    }
  })
}
