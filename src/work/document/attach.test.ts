// Documents as a 275 on each engine: what the claim names them by is what the file bears, their bytes come out as they went in, a payer's request is answered
// with its own trace, and what becomes of the file is followed. An erasure takes it away.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { fillForLetters, pageOf } from '../../../test/letter-plain.ts'
import { readPdf } from '../../../test/pdf.ts'
import { interchange } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { denialById } from '../../store/denial.ts'
import { fileByHash, fileById } from '../../store/file.ts'
import { outgoingById } from '../../store/outgoing.ts'
import type { Reader } from '../../store/reader.ts'
import type { Store } from '../../store/store.ts'
import { type AdditionalInformationOf6020, createFileReader, type Fault } from '../../x12/index.ts'
import { action as answerRequest } from '../claim/answer-request.ts'
import { readOutgoing } from '../claim/outbox.ts'
import { view as requests } from '../claim/requests.ts'
import { action as tellSent } from '../claim/tell-sent.ts'
import { action as attach } from '../denial/attach.ts'
import { action as closeDenial } from '../denial/close.ts'
import { action as correct } from '../denial/correct.ts'
import { importText } from '../intake/import.ts'
import { applyErasure } from '../practice/retention/apply.ts'
import { planErasure } from '../practice/retention/plan.ts'
import { addDocument } from './add.ts'
import { action as choosePages } from './choose-pages.ts'
import { view as listDocuments } from './list.ts'
import { view as listRequestDocuments } from './request-documents.ts'

const actor = { who: 'ann', now: NOW }
const RECORDS = { exhibit: 'records', title: 'Chart', name: 'chart.pdf', pages: '' }
const REQUEST = interchange(
  'BHT*0085*05*REQ1*20260302*0900~HL*1**20*1~NM1*PR*2*INVENTED PAYER*****PI*INV01~HL*2*1*21*1~NM1*41*2*CLINIC*****46*X~HL*3*2*19*1~NM1*1P*2*CLINIC*****XX*1234567893~HL*4*3*PT~NM1*QC*1*DOE*JANE****MI*M1~TRN*1*ASK77~STC*R4:18594-2::LOI*20260302~REF*EJ*AC-1~REF*1K*ICN7~DTP*106*D8*20260401',
  '005010X213',
  '277',
)

/** What is wrong with a file, and its one tree. */
function treeOf(bytes: Uint8Array) {
  const faults: Fault[] = []
  let tree: AdditionalInformationOf6020 | undefined
  const reader = createFileReader({
    onFault: fault => void faults.push(fault),
    onTransaction: () => ({
      onEnd(read) {
        tree = read
      },
    }),
  })
  reader.push(bytes)
  reader.end()
  expect(faults).toEqual([])
  return tree as AdditionalInformationOf6020
}

/** The PDFs of a 275, out of their packing. */
const documentsIn = (tree: AdditionalInformationOf6020, packed = true) =>
  tree.information.map(({ documents }) => {
    const data = documents[0]?.document?.data ?? ''
    const entity = packed ? Buffer.from(data, 'base64').toString('latin1') : data
    const [head = '', body = ''] = entity.split('\r\n\r\n')
    return { head, pdf: Buffer.from(body, 'base64') }
  })

async function filled(engine: 'sqlite' | 'postgres') {
  const store = await newStore(engine)
  const id = await fillForLetters(store)
  const pdf = await pageOf('CHART', 3)
  const document = await addDocument(store, { denialId: id }, RECORDS, pdf, actor)
  return { store, id, pdf, document }
}
const madeBy = ({ made }: { readonly made?: Readonly<Record<string, unknown>> }) => Number(made?.outgoing)

async function attached(store: Store, id: number, input: object = {}) {
  const outgoing = madeBy(await act(store, attach, { ids: [id] }, input, actor))
  return { outgoing, bytes: await readOutgoing(store, outgoing) }
}

describe.each(ENGINES)('documents as a 275 on %s', engine => {
  it('bear the number that the corrected claim names them by, and come out as they went in', async () => {
    const { store, id, pdf, document } = await filled(engine)
    const control = `OVD${store.practiceId}-${document}`
    expect((await look(store, listDocuments, { id })).items).toMatchObject([{ id: document, control, denialId: id }])
    const claim = madeBy(
      await act(store, correct, { ids: [id] }, { set: { authorization: 'A77' }, enclose: [document] }, actor),
    )
    expect(Buffer.from(await readOutgoing(store, claim)).toString('latin1')).toContain(`PWK*OZ*EL***AC*${control}~`)

    const { bytes } = await attached(store, id)
    const tree = treeOf(bytes)
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/^ISA\*.*\*\^\*00602\*/)
    expect(tree.beginning?.purpose).toBe('02')
    expect(tree.names.map(({ name }) => [name?.entity, name?.idQualifier, name?.last])).toMatchObject([
      ['PR', 'PI', expect.any(String)],
      ['41', '46', expect.any(String)],
      ['1P', 'XX', expect.any(String)],
      ['QC', 'MI', 'DOE'],
    ])
    expect(tree.names[3]?.references).toMatchObject([{ qualifier: 'EJ', number: 'AC-1' }])
    expect(tree.information[0]?.traces).toMatchObject([{ type: '1', number: control }])
    const [out] = documentsIn(tree)
    expect(out?.pdf.equals(pdf)).toBe(true)
    expect(out?.head).toContain(`filename="${control}.pdf"`)
  })

  it('go with the pages that were chosen alone, and in the older version where a payer takes that', async () => {
    const { store, id, document } = await filled(engine)
    await act(store, choosePages, { ids: [document] }, { pages: '2', because: 'another visit' }, actor)
    const { bytes } = await attached(store, id, { guide: '005010X210' })
    expect(Buffer.from(bytes).toString('latin1')).toContain('~\nEFI*05~\nBIN*')
    const [out] = documentsIn(treeOf(bytes), false)
    const { pages } = await readPdf(out?.pdf ?? Buffer.alloc(0))
    expect(pages.join()).toContain('CHART 2 of 3')
    expect(pages.join()).not.toContain('CHART 1 of 3')
  })

  it('are followed: sent they wait for the payer, and its acknowledgment of the group finds them', async () => {
    const { store, id } = await filled(engine)
    const { outgoing } = await attached(store, id)
    expect(await denialById(store, id)).toMatchObject({ move: 'us', lastAction: 'documents written' })
    await act(store, tellSent, { ids: [outgoing] }, { on: NOW.slice(0, 10) }, actor)
    expect(await denialById(store, id)).toMatchObject({ move: 'payer', lastAction: 'documents sent' })
    const control = (await outgoingById(store, outgoing))?.control
    const taken = interchange(`AK1*PI*${control}*006020X314~AK9*A*1*1*1`, '005010X231A1', '999')
    await importText(store, 'taken.999', taken, actor)
    expect(await outgoingById(store, outgoing)).toMatchObject({ status: 'accepted' })
  })

  it('answer a request of the payer in one step, with its trace, before anything is denied', async () => {
    const { store } = await filled(engine)
    await importText(store, 'request.277', REQUEST, actor)
    const [request] = (await look(store, requests, {})).items
    const ids = [request?.id ?? 0]
    const pdf = await pageOf('NOTE')
    await addDocument(store, { requestId: ids[0] ?? 0 }, RECORDS, pdf, actor)
    const { items } = await look(store, listRequestDocuments, { id: ids[0] ?? 0 })
    expect(items).toHaveLength(2)
    const made = await act(store, answerRequest, { ids }, { documents: [items[1]?.id ?? 0] }, actor)
    const tree = treeOf(await readOutgoing(store, madeBy(made)))
    expect(tree.beginning?.purpose).toBe('11')
    const [information] = tree.information
    expect(information?.traces).toMatchObject([{ type: '2', number: 'ASK77' }])
    expect(information?.statuses).toMatchObject([{ status: { category: 'R4', status: '18594-2', list: 'LOI' } }])
    expect(tree.names[3]?.references).toMatchObject([{ qualifier: 'EJ' }, { qualifier: '1K', number: 'ICN7' }])
    expect(documentsIn(tree)[0]?.pdf.equals(pdf)).toBe(true)
    expect((await look(store, requests, {})).items).toEqual([])
    await expect(act(store, answerRequest, { ids }, {}, actor)).rejects.toMatchObject({ code: 'closed' })
  })

  it('that are not there, or of somebody else, are told, and nothing is written', async () => {
    const { store, id, document } = await filled(engine)
    await expect(act(store, attach, { ids: [id] }, { documents: [9_999] }, actor)).rejects.toMatchObject({
      code: 'not-found',
    })
    const other = await store.kysely
      .selectFrom('denial')
      .select('id')
      .where('account', '=', 'AC-2')
      .executeTakeFirstOrThrow()
    await expect(act(store, attach, { ids: [other.id] }, {}, actor)).rejects.toMatchObject({ code: 'empty' })
    await expect(
      act(store, correct, { ids: [other.id] }, { set: {}, enclose: [document] }, actor),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('go with the patient whom they are about', async () => {
    const { store, id } = await filled(engine)
    const { outgoing } = await attached(store, id)
    const content = (await outgoingById(store, outgoing))?.content ?? ''
    const file = await fileByHash(store, content)
    await act(store, closeDenial, { ids: [id] }, { reason: 'not-worth-working' }, actor)
    const settings = await store.settings()
    const plan = (reader: Reader) => planErasure(reader, settings, { account: 'AC-1', ground: 'not-ours' }, NOW)
    await applyErasure(store, plan, actor, { ground: 'not-ours' })
    expect((await fileById(store, file?.id ?? 0))?.kept).toBe('erased')
    expect((await look(store, listDocuments, { id })).items).toMatchObject([{ name: '', sha256: '' }])
  })
})
