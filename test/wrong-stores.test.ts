// Stores that are not there, cut off, damaged, another program's, or locked with another key: each command says so in one sentence, with status 1, and
// writes nothing.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { newCommand } from './command.ts'
import { remittance } from './read-file.ts'
import { ENGINES, newPlace } from './store.ts'

const GOOD = remittance('CLP*B1*4*150*0**12*ICN9*11*1~SVC*HC:99213*150*0~CAS*CO*197*150~', '0')
/** One of each way in which commands open a store. */
const COMMANDS = [
  ['queue'],
  ['doctor'],
  ['audit'],
  ['show', '1'],
  ['assign', '1', '--to', 'bob'],
  ['watch'],
  ['import'],
]
const LOOKING = COMMANDS.filter(([name]) => name !== 'watch' && name !== 'import')

/** Every file with the hash of its bytes. */
function stateOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(folder, name)).isFile() && !name.endsWith('-shm'))
    .map(
      name =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
    .sort()
}

function newWrong() {
  const { folder, run } = newCommand()
  const path = join(folder, 'a.835')
  writeFileSync(path, GOOD)
  const data = join(folder, 'data')
  const database = join(data, 'overturn.sqlite')
  return {
    ...{ folder, data, database, run },
    fill() {
      expect(run('import', path).status).toBe(0)
    },
    /** Runs these commands and holds each to one sentence and to having written nothing. */
    mustRefuse(commands: readonly (readonly string[])[], says: RegExp) {
      const before = stateOf(folder)
      for (const [name = '', ...words] of commands) {
        const ran = run(name, ...words, ...(name === 'import' ? [path] : []))
        expect([name, ran.status, ran.out]).toEqual([name, 1, ''])
        expect(ran.err, name).toMatch(says)
        expect(ran.err.trimEnd().split('\n'), name).toHaveLength(1)
        expect(stateOf(folder), name).toEqual(before)
      }
    },
  }
}

describe('on SQLite', () => {
  it('whoever looks makes no store where there is none', () => {
    const { mustRefuse, data } = newWrong()
    mustRefuse(LOOKING, /^There is no store in .*data\. "overturn import"/)
    expect(existsSync(data)).toBe(false)
  })

  it('a file that is no database, and one that was cut off', () => {
    const { mustRefuse, fill, database } = newWrong()
    fill()
    const whole = readFileSync(database)
    writeFileSync(database, Buffer.alloc(8192, 'x'))
    mustRefuse(COMMANDS, /is damaged or no database .* Restore it from a backup\./)
    writeFileSync(database, whole)
    truncateSync(database, 8192)
    mustRefuse(COMMANDS, /is damaged or no database .* Restore it from a backup\./)
    writeFileSync(database, '')
    mustRefuse(COMMANDS, /is empty, but files are kept in .* from a backup; nothing was changed\./)
    rmSync(database)
    mustRefuse(COMMANDS, /is missing, but files are kept in .* from a backup; nothing was changed\./)
  })

  it('a database of another program', () => {
    const { mustRefuse, data, database } = newWrong()
    mkdirSync(data)
    const other = new DatabaseSync(database)
    other.exec('create table song (name text)')
    other.close()
    mustRefuse(COMMANDS, /is a database of another program\. Nothing was written to it/)
  })

  it('a key that is missing, no key, and another one', () => {
    const { mustRefuse, fill, folder } = newWrong()
    fill()
    const key = join(folder, 'data.key')
    const right = readFileSync(key)
    rmSync(key)
    mustRefuse(COMMANDS, /^The key .*data\.key is missing, .* nothing was changed\./)
    writeFileSync(key, 'secret')
    mustRefuse(COMMANDS, /is not 64 hexadecimal digits\./)
    writeFileSync(key, `${'ab'.repeat(32)}\n`)
    mustRefuse(COMMANDS, /does not open the files kept in .* nothing was changed\./)
    writeFileSync(key, right)
    fill()
  })
})

describe.runIf(ENGINES.includes('postgres'))('on PostgreSQL', () => {
  it('a database without a store, and one of another program', async () => {
    const { mustRefuse } = newWrong()
    const { where } = await newPlace('postgres')
    const at = (commands: readonly (readonly string[])[]) => commands.map(words => [...words, '--db', where])
    const client = new pg.Client({ connectionString: where })
    await client.connect()
    const tables = async () =>
      (await client.query("select tablename from pg_tables where schemaname = 'public'")).rows.map(row => row.tablename)
    mustRefuse(at(LOOKING), /^There is no store in /)
    expect(await tables()).toEqual([])
    await client.query('create table song (name text)')
    mustRefuse(at(COMMANDS), /holds tables of another program\. Nothing was written to it/)
    expect(await tables()).toEqual(['song'])
    await client.end()
    mustRefuse(
      at(COMMANDS).map(words => [...words.slice(0, -1), `${where}_gone`]),
      /does not answer: .*does not exist/,
    )
  })
})
