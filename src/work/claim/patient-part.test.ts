// The patient's part: what may be asked for and what it is made of; nothing where the law, another payer or an open denial stands in the way; and a
// note that is easy to read in both languages, measured.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { importText } from '../intake/import.ts'
import { NOTE_LANGUAGES, noteFor } from './patient-note.ts'
import { view } from './patient-part.ts'

const claim = (account: string, status: string, paid: number, patient: number, cas: string, filing = '12') =>
  `CLP*${account}*${status}*300*${paid}*${patient === 0 ? '' : patient}*${filing}*ICN${account}*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*300*${paid}**1~DTM*472*20260105~${cas}`

describe.each(ENGINES)('the patient’s part on %s', engine => {
  it('is asked for where the last payer left it, and not where anything stands in the way', async () => {
    const store = await newStore(engine)
    const claims = [
      claim('S1', '1', 200, 80, 'CAS*CO*45*20~CAS*PR*1*50**2*30~'),
      claim('S2', '4', 0, 0, 'CAS*CO*197*300~'),
      claim('S3', '1', 100, 50, 'CAS*CO*16*150~CAS*PR*3*50~LQ*HE*M51~'),
      // A qualified Medicare beneficiary: the remark says that the law forbids a bill.
      claim('S4', '1', 240, 60, 'CAS*PR*2*60~LQ*HE*N781~', 'MB'),
      claim('S5', '4', 0, 300, 'CAS*PR*204*300~'),
    ].join('')
    await importText(store, 'one.835', remittance(claims, '540'), { now: NOW, who: 'test' })
    const partOf = async (account: string, language = 'en') => (await look(store, view, { account, language })).items[0]

    const owed = await partOf('S1')
    expect(owed).toMatchObject({
      ...{ patientCents: 8000, owesCents: 8000, mayBillPatient: true, receivedCents: 20_000 },
      shares: [
        { share: 'deductible', code: 'PR-1', cents: 5000 },
        { share: 'coinsurance', code: 'PR-2', cents: 3000 },
      ],
    })
    expect(owed?.note).toContain('About your visit on January 5, 2026.')
    expect(owed?.note).toContain('Your plan says that your part is $80.00.')
    expect(owed?.note).toContain('$50.00 is your deductible.')
    expect((await partOf('S1', 'es'))?.note).toContain('$50.00 es su deducible.')
    expect(owed?.script.join(' ')).toMatch(/your part is \$80\.00/)
    for (const account of ['S2', 'S3', 'S4']) {
      const part = await partOf(account)
      expect(part, account).toMatchObject({ owesCents: 0, mayBillPatient: false })
      expect(part, account).not.toHaveProperty('note')
      expect(part?.because, account).not.toBe('')
      // Nobody is told a sum, and whoever picks up hears why not.
      expect(part?.script.join(' '), account).toContain(`The reason, for you: ${part?.because}`)
      expect(part?.script.join(' '), account).not.toMatch(/\$\d/)
    }
    expect((await partOf('S3'))?.because).toContain('may still change')
    const other = await partOf('S5')
    expect(other?.shares).toEqual([{ share: 'other', code: 'PR-204', cents: 30_000 }])
    await expect(look(store, view, { account: 'NONE' })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the note', () => {
  const facts = { serviceFrom: '2026-01-05', chargeCents: 30_000, receivedCents: 20_000, owesCents: 8000 }
  const shares = (['deductible', 'coinsurance', 'copay', 'other'] as const).map(share => ({
    share,
    code: 'PR-96',
    cents: 2000,
  }))
  const notes = (language: (typeof NOTE_LANGUAGES)[number]) =>
    [[], ...shares.map(each => [each]), shares].map(own => noteFor({ ...facts, shares: own }, language))

  it('reads at eighth grade or below in English (Flesch and Kincaid)', () => {
    for (const note of notes('en')) expect(gradeOf(note)).toBeLessThanOrEqual(8)
    // The measure tells hard words from easy ones.
    expect(
      gradeOf('Coinsurance obligations are determined by applicable contractual reimbursement methodologies.'),
    ).toBeGreaterThan(12)
  })

  it('reads as fairly easy in Spanish (Fernández Huerta, 70 and above: about seventh grade)', () => {
    for (const note of notes('es')) expect(easeOf(note)).toBeGreaterThanOrEqual(70)
    expect(
      easeOf('Las obligaciones contractuales se determinarán conforme a metodologías de reembolso aplicables.'),
    ).toBeLessThan(40)
  })

  it('demands nothing by a day, and says that it is no bill', () => {
    for (const language of NOTE_LANGUAGES)
      for (const note of notes(language)) {
        expect(note).toMatch(/not a bill|no es una factura/)
        expect(note).not.toMatch(/due|must|collect|vence|debe|cobr/i)
      }
    expect(noteFor({ ...facts, serviceFrom: '', shares: [] }, 'en')).toContain('About your visit.')
  })
})

/** Words, sentences and syllables; figures count as one easy word each. */
function measured(text: string, vowels: RegExp) {
  const plain = text.replace(/[$]?[\d,]+(?:\.\d+)?/g, 'ten')
  const words = plain.match(/[\p{L}-]+/gu) ?? []
  const sentences = plain.split(/[.!?:\n]+/).filter(each => /\p{L}/u.test(each)).length
  const syllables = words.reduce((sum, word) => sum + Math.max(1, word.toLowerCase().match(vowels)?.length ?? 1), 0)
  return { words: words.length, sentences, syllables }
}

/** Grade of Flesch and Kincaid (1975); a silent e at the end is no syllable. */
function gradeOf(text: string): number {
  const { words, sentences, syllables } = measured(text, /[aeiouy]+(?!$)|[aiouy]+$|(?<=[^aeiouy]l)e$/g)
  return (0.39 * words) / sentences + (11.8 * syllables) / words - 15.59
}

/** Ease of reading of Fernández Huerta (1959, as corrected by Law, 2011): 206.84 − 60 syllables a word − 1.02 words a sentence. */
function easeOf(text: string): number {
  const { words, sentences, syllables } = measured(text, /[aeoáéó]?[iuü]?[aeoáéó]|[íú]|[iuü]+/g)
  return 206.84 - (60 * syllables) / words - (1.02 * words) / sentences
}
