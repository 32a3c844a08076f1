// Asks the service on this machine whether it is alive, over whichever it speaks, TLS or plain HTTP; the status is 0 when it is. The certificate is not
// held to a name: it bears the one that people use, and the line does not leave the machine.
import { request as askPlain } from 'node:http'
import { request as askTls } from 'node:https'

const port = Number(process.argv[2] ?? 8253)
const where = { host: '127.0.0.1', port, path: '/healthz', timeout: 4000, rejectUnauthorized: false }

/** Resolves with the status, or with undefined where nobody answers this way. */
function statusOver(ask) {
  return new Promise(resolve => {
    const request = ask(where, answer => {
      answer.resume()
      resolve(answer.statusCode)
    })
    request.on('timeout', () => request.destroy(new Error('no answer')))
    request.on('error', () => resolve(undefined))
    request.end()
  })
}

const status = (await statusOver(askTls)) ?? (await statusOver(askPlain))
process.exitCode = status === 200 ? 0 : 1
