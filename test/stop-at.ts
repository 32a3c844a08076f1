// node --import test/stop-at.ts …: the process ends itself, as by kill -9, just before the call of a function of the file system that STOP_AT names:
// `renameSync:2` is before the second rename. For the tests of what a stop leaves behind.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

type Calls = Record<string, (...given: unknown[]) => unknown>

const [name = '', count = '1', promised] = (process.env.STOP_AT ?? '').split(':')
if (name !== '') {
  const where = (promised === 'promises' ? fs.promises : fs) as unknown as Calls
  const call = where[name]
  if (call === undefined) throw new Error(`the file system has no ${name}`)
  let left = Number(count)
  where[name] = (...given) => {
    if (--left === 0) process.kill(process.pid, 'SIGKILL')
    return call(...given)
  }
  syncBuiltinESMExports()
}
