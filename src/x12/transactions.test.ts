// Every described transaction: what is written reads back the same, byte for byte, and no bytes make its reader throw.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mutate } from '../../test/faults/mutate.ts'
import { randomFile } from '../../test/random-tree.ts'
import { readFile } from '../../test/read-file.ts'
import { createRandom } from '../example/random.ts'
import { descriptionOf, TRANSACTIONS, type Transaction } from './index.ts'

function wholeFile(description: Transaction, seed: number): string {
  return randomFile(description, createRandom(seed).below, 2)
}

describe.each(TRANSACTIONS.map(description => [`${description.set} ${description.guide}`, description] as const))(
  '%s',
  (_, description) => {
    it('is found by its set and guide', () => {
      expect(descriptionOf(description.set, description.guide)).toBe(description)
    })

    it('reads back what was written, without a fault, and writes the same bytes', () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1e6 }), seed => {
          const text = wholeFile(description, seed)
          const { faults, written, totals, remittances } = readFile(text, 333)
          expect(faults.map(fault => `${fault.id} ${fault.says}`)).toEqual([])
          expect(totals.unread).toBe(0)
          expect(remittances[0]?.description).toBe(description)
          expect(written).toBe(text)
        }),
        { numRuns: 30 },
      )
    })

    it('ends damaged files in faults, never in a throw', () => {
      const random = createRandom(7)
      for (let turn = 0; turn < 60; turn++) {
        const bytes = mutate(Buffer.from(wholeFile(description, turn + 1), 'latin1'), random)
        expect(readFile(bytes, 1 + random.below(700)).totals.segments).toBeGreaterThanOrEqual(0)
      }
    })
  },
)

/** A stream as a mainframe hands it on: a line end after every so many bytes, wherever that falls. */
function inRecords(text: string, length: number, lineEnd: string): string {
  return text.replace(new RegExp(`[\\s\\S]{1,${length}}`, 'g'), record => `${record}${lineEnd}`)
}

/** What a file says: its trees, without where each segment stood, and what could not be read. */
function said(text: string, size: number) {
  const { remittances, totals, faults, written } = readFile(text, size)
  return {
    trees: JSON.stringify(remittances.map(({ start, description, tree }) => [start.set, description.guide, tree])),
    unread: totals.unread,
    segments: totals.segments,
    written: written.replace(/[\r\n]+/g, ''),
    // Where a document's own line end could be meant, that is told.
    faults: faults.filter(fault => fault.code !== 'file:document-length').map(fault => `${fault.code} ${fault.says}`),
  }
}

describe.each(TRANSACTIONS.map(description => [`${description.set} ${description.guide}`, description] as const))(
  'line ends in a %s',
  (_, description) => {
    const lineEnds = fc.constantFrom('\r\n', '\n', '\r')
    /** Nothing after terminators: every line end is then one that we put there. */
    const streamOf = (seed: number) => wholeFile(description, seed).replaceAll('~\n', '~')

    it('after every so many bytes leave the same tree, whatever the length of the records', () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 1e6 }),
          fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 300 }), fc.constant(80)),
          lineEnds,
          fc.integer({ min: 1, max: 500 }),
          (seed, length, lineEnd, size) => {
            const text = streamOf(seed)
            expect(said(inRecords(text, length, lineEnd), size)).toEqual(said(text, 1 << 16))
          },
        ),
        { numRuns: 40 },
      )
    })

    it('in damaged files end in faults, never in a throw', () => {
      const random = createRandom(11)
      for (let turn = 0; turn < 40; turn++) {
        const records = inRecords(streamOf(turn + 1), 1 + random.below(120), '\r\n')
        const bytes = mutate(Buffer.from(records, 'latin1'), random)
        expect(readFile(bytes, 1 + random.below(700)).totals.segments).toBeGreaterThanOrEqual(0)
      }
    })

    it('before or after each terminator leave the same tree', () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1e6 }), lineEnds, fc.boolean(), (seed, lineEnd, before) => {
          const text = streamOf(seed)
          const parts = segmentsOf(text)
          const joined = parts.map(part => (before ? `${part}${lineEnd}~` : `${part}~${lineEnd}`)).join('')
          expect(said(joined, 333)).toEqual(said(text, 1 << 16))
        }),
        { numRuns: 25 },
      )
    })
  },
)

/** The segments of a stream, a document whole. */
function segmentsOf(text: string): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    const document = /^(?:BIN|BDS\*\w{1,3})\*(\d+)\*/.exec(text.slice(at, at + 24))
    const stop = document === null ? text.indexOf('~', at) : at + document[0].length + Number(document[1])
    found.push(text.slice(at, stop))
    at = stop + 1
  }
  return found
}

/** A 275 around this document. */
function withDocument(data: string): string {
  return [
    'ISA*00*          *00*          *ZZ*A              *ZZ*B              *260105*0830*^*00501*000000001*0*T*:',
    'GS*PI*A*B*20260105*0830*1*X*005010X210',
    'ST*275*0001*005010X210',
    'BGN*11*1*20260105',
    'LX*1',
    'EFI*05',
    `BIN*${data.length}*${data}`,
    'SE*6*0001',
    'GE*1*1',
    'IEA*1*000000001',
    '',
  ].join('~')
}

/** The document as it was read. */
function documentOf({ remittances }: ReturnType<typeof readFile>): string | undefined {
  const tree = remittances[0]?.tree as unknown as {
    information: { documents: { document: { data: string } }[] }[]
  }
  return tree.information[0]?.documents[0]?.document.data
}

const LINE_ENDS = ['\r\n', '\n', '\r']

describe('a document of text in a 275', () => {
  const text = 'A'.repeat(3 << 20)
  const ofBin = withDocument(text)
  const ofBds = ofBin.replaceAll('005010X210', '006020X314').replace('EFI*05', 'OOI*1*47*A').replace('BIN*', 'BDS*B64*')

  it('is read whole, however long it is: no terminator stands in it', () => {
    for (const file of [ofBin, ofBds]) {
      const read = readFile(file, 1 << 18)
      expect(read.faults).toEqual([])
      expect(documentOf(read) === text).toBe(true)
      expect(read.written === file).toBe(true)
    }
  })

  it('may hold separators in 006020 too, and a wrong length is told', () => {
    const file = withDocument('a~b*c:d\n\xff')
      .replaceAll('005010X210', '006020X314')
      .replace('EFI*05', 'OOI*1*47*A')
      .replace('BIN*', 'BDS*ASC*')
    for (const size of [1, 7, 4096]) expect(documentOf(readFile(file, size))).toBe('a~b*c:d\n\xff')
    const { faults } = readFile(file.replace('BDS*ASC*9', 'BDS*ASC*7'))
    expect(faults.find(fault => fault.code === 'file:document-length')?.says).toContain('BDS02')
  })
})

describe('a document in a 275', () => {
  it('may hold any byte, separators too, in any chunking', () => {
    const text = withDocument('a~b*c:d\n\x00\xffISA')
    for (const size of [1, 7, 4096]) {
      const read = readFile(text, size)
      expect(read.faults).toEqual([])
      expect(read.written).toBe(text)
      expect(documentOf(read)).toBe('a~b*c:d\n\x00\xffISA')
    }
    const wrong = readFile(text.replace('BIN*13', 'BIN*12'))
    expect(wrong.faults.some(fault => fault.code === 'file:document-length')).toBe(true)
  })

  it('keeps its own line ends, at its beginning and its end too, in any chunking', () => {
    for (const lineEnd of LINE_ENDS) {
      const data = `${lineEnd}one${lineEnd}two~SE three${lineEnd}`
      const text = withDocument(data)
      for (let size = 1; size < text.length; size += size < 8 ? 1 : 37) {
        const read = readFile(text, size)
        expect(read.faults).toEqual([])
        expect(documentOf(read)).toBe(data)
        expect(read.written).toBe(text)
      }
    }
  })

  it('keeps its own line ends when a record ends anywhere before it', () => {
    const data = 'one\r\ntwo~SE three\n'
    const text = withDocument(data)
    const document = text.indexOf(data)
    // Behind the last separator a line end may be the document's first: its length says that it is not.
    for (const lineEnd of LINE_ENDS)
      for (let at = text.indexOf('EFI'); at < document; at++)
        for (const size of [1, 2, 3, 5, 64, 4096]) {
          const read = readFile(text.slice(0, at) + lineEnd + text.slice(at), size)
          expect({ at, faults: read.faults, data: documentOf(read) }).toEqual({ at, faults: [], data })
        }
  })

  it('is the same wherever one line end stands', () => {
    const text = withDocument('a~b*c:d 1~SE 2~BINx')
    const whole = said(text, 4096)
    for (const lineEnd of LINE_ENDS)
      for (let at = text.indexOf('LX'); at <= text.length; at++)
        for (const size of [1, 2, 3, 5, 64, 4096]) {
          const records = text.slice(0, at) + lineEnd + text.slice(at)
          expect({ at, ...said(records, size) }).toEqual({ at, ...whole })
        }
  })

  it('is the same in records of every length', () => {
    const text = withDocument('a~b*c:d 1~SE 2~BINx')
    const whole = said(text, 4096)
    for (const lineEnd of LINE_ENDS)
      for (let length = 1; length <= 130; length++)
        for (const size of [1, 2, 7, 4096])
          expect({ length, ...said(inRecords(text, length, lineEnd), size) }).toEqual({ length, ...whole })
  })

  it('loses no part of a length that a line end runs through, nor a separator in it when the length is wrong', () => {
    const text = withDocument('a*b:c 12345').replace('BIN*11*', 'BIN*\r\n1\r\n2*')
    const read = readFile(text, 3)
    expect(read.faults.map(fault => fault.code)).toEqual(['file:document-length'])
    expect(documentOf(read)).toBe('a*b:c 12345')
  })
})
