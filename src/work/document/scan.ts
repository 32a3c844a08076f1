// Has a document looked through by the scanner of this machine, such as ClamAV, before anything of it is kept.
import { spawn } from 'node:child_process'
import { Refusal } from '../refusal.ts'

/** How long a scanner may take. */
const PATIENCE_MS = 120_000

/**
 * `command` reads the document from its input and ends with 0 where it is clean and 1 where it is not, as clamscan and clamdscan do
 * (their manual pages, "return codes"). Nothing is asked where there is none. Throws Refusal `guarded`; also where the scanner does not
 * answer, since what nobody has looked through is not kept where it should have been.
 */
export async function mustBeClean(command: string | undefined, bytes: Uint8Array): Promise<void> {
  if (command === undefined || command.trim() === '') return
  const ended = await endOf(command, bytes)
  if (ended === 0) return
  throw new Refusal(
    'guarded',
    ended === 1
      ? 'The virus scanner has found something in this file. Nothing was kept; tell whoever looks after your computers.'
      : `The virus scanner ${ended === 'late' ? `did not answer within ${PATIENCE_MS / 1000} seconds` : `ended with status ${ended}`}, so this file was not looked through. Nothing was kept; try again, or have OVERTURN_SCAN_COMMAND looked at.`,
  )
}

function endOf(command: string, bytes: Uint8Array): Promise<number | string> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', command], { stdio: ['pipe', 'ignore', 'ignore'] })
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      resolve('late')
    }, PATIENCE_MS)
    child.on('error', error => {
      clearTimeout(timer)
      reject(error)
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve(code ?? signal ?? 'unknown')
    })
    // A scanner that has seen enough closes its input: its status says what it found.
    child.stdin.on('error', error => {
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error)
    })
    child.stdin.end(bytes)
  })
}
