// Archives that lie, that were damaged on their way or that are no archives of remittances: told in a sentence, and nothing wrong given out.
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { remittance } from '../../../../test/read-file.ts'
import { zipOf } from '../../../../test/zip-of.ts'
import { openBuffer, Unopenable } from './open-file.ts'

const ONE = remittance('CLP*A*1*100*100**12*ICN1~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*100~', '100')
const TWO = remittance('CLP*B*1*70*70**12*ICN2~NM1*QC*1*ROE*RICK~SVC*HC:99212*70*70~', '70')
const FILES = { 'one.835': ONE, 'two.835': TWO }

/** What is given out of these bytes: texts by name, and what is said of the rest. */
async function opened(bytes: Buffer): Promise<{ readonly texts: readonly string[]; readonly says: readonly string[] }> {
  const texts: string[] = []
  const says: string[] = []
  try {
    for await (const file of openBuffer('a.zip', bytes)) {
      if (file instanceof Unopenable) says.push(`${file.path}: ${file.message}`)
      else {
        const chunks: Uint8Array[] = []
        for await (const chunk of file.chunks) chunks.push(Buffer.from(chunk))
        texts.push(Buffer.concat(chunks).toString('latin1'))
      }
    }
  } catch (error) {
    if (!(error instanceof Unopenable)) throw error
    says.push(`${error.path}: ${error.message}`)
  }
  return { texts, says }
}

/** A number of two or four bytes in place. */
function withNumber(bytes: Buffer, at: number, value: number, size: 2 | 4 = 4): Buffer {
  const made = Buffer.from(bytes)
  if (size === 4) made.writeUInt32LE(value, at)
  else made.writeUInt16LE(value, at)
  return made
}

/** Where the directory of a small zip begins, and each of its entries. */
function directoryOf(bytes: Buffer): readonly number[] {
  const found: number[] = []
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1, 'latin1'))
    found.push(at)
  return found
}

describe('a zip', () => {
  it('gives out what was packed, deflated or stored', async () => {
    for (const how of ['deflated', 'stored'] as const)
      expect(await opened(zipOf(FILES, how))).toEqual({ texts: [ONE, TWO], says: [] })
  })

  it.each(['deflated', 'stored'] as const)(
    'with any one byte changed gives out nothing but what was packed (%s)',
    async how => {
      const whole = zipOf(FILES, how)
      let refused = 0
      for (let at = 0; at < whole.length; at++)
        for (const change of [0x01, 0x80, 0xff]) {
          const bytes = Buffer.from(whole)
          bytes[at] = (bytes[at] ?? 0) ^ change
          const { texts, says } = await opened(bytes)
          if (says.length > 0) refused++
          // One whose mark is gone is no zip any more, and is read as what it is.
          if (bytes.readUInt32BE(0) === 0x504b0304)
            for (const text of texts) expect([ONE, TWO], `byte ${at} ^ ${change}`).toContain(text)
        }
      expect(refused).toBeGreaterThan(whole.length)
    },
    120_000,
  )

  it('that is cut off anywhere gives out nothing', async () => {
    const whole = zipOf(FILES)
    for (let length = 4; length < whole.length; length += 7) {
      const { texts, says } = await opened(whole.subarray(0, length))
      expect(texts, `${length} bytes`).toEqual([])
      expect(says.join()).toMatch(/the zip is damaged/)
    }
  })

  it('whose files lie over each other, have one name, or lie behind its end is damaged', async () => {
    const whole = zipOf({ ...FILES, 'xx.835': ONE }, 'stored')
    const [first = 0, second = 0, third = 0] = directoryOf(whole)
    const over = withNumber(whole, third + 42, whole.readUInt32LE(first + 42))
    expect((await opened(over)).says.join()).toMatch(/lies over another file/)
    const twice = Buffer.from(whole)
    whole.copy(twice, second + 46, first + 46, first + 46 + 7)
    expect((await opened(twice)).says.join()).toMatch(/two files named one\.835/)
    expect((await opened(withNumber(whole, third + 20, 0x0fffffff))).says.join()).toMatch(/cut off|damaged/)
  })

  it('that unpacks to far more than it is, has a password, or holds too many files is refused before anything is read', async () => {
    const bomb = zipOf({ 'a.835': '\0'.repeat(200_000_000) })
    expect(bomb.length).toBeLessThan(300_000)
    expect(await opened(bomb)).toMatchObject({ texts: [], says: [expect.stringMatching(/no archive of remittances/)] })
    const whole = zipOf(FILES)
    const [first = 0] = directoryOf(whole)
    expect((await opened(withNumber(whole, first + 8, 1, 2))).says.join()).toMatch(/has a password/)
    const many = zipOf(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`${at}.835`, 'x'])))
    const started = performance.now()
    expect((await opened(many)).says).toEqual(['a.zip: the zip holds more than 10000 files'])
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('holds archives within it to the same, and all of them to one size', async () => {
    const inner = zipOf(FILES)
    const bytes = Buffer.from(inner)
    bytes[40] = (bytes[40] ?? 0) ^ 0xff
    expect(await opened(zipOf({ 'one.835': ONE, 'inner.zip': bytes }))).toMatchObject({
      texts: [ONE],
      says: [expect.stringMatching(/^a\.zip\/inner\.zip: the zip is damaged/)],
    })
    const lying = withNumber(inner, (directoryOf(inner)[0] ?? 0) + 24, 60_000_000)
    const many = zipOf(Object.fromEntries(Array.from({ length: 1200 }, (_, at) => [`${at}.zip`, lying])))
    expect((await opened(many)).says.join()).toMatch(/no archive of remittances/)
  })

  it('with a name that leads out of it is refused', async () => {
    expect((await opened(zipOf({ '../one.835': ONE }))).says.join()).toMatch(
      /the zip is damaged: invalid relative path/,
    )
  })
})

describe('a gzip', () => {
  it('with any one byte changed, or cut off, gives out what was packed or says that it is damaged', async () => {
    const whole = gzipSync(Buffer.from(ONE))
    for (let at = 10; at < whole.length; at++) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 0x11
      for (const each of [bytes, whole.subarray(0, at)]) {
        const { texts, says } = await opened(each)
        if (says.length === 0) expect(texts, `byte ${at}`).toEqual([ONE])
        else expect(says.join()).toMatch(/the gzip is damaged/)
      }
    }
  })
})
