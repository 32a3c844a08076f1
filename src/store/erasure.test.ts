// An erasure knows every text of every table, and takes what is erased out of what people and other systems wrote, and out of nothing else.
import { describe, expect, it } from 'vitest'
import { NAMED } from './erasure.ts'
import { namesOneOf, signedTexts, WRITTEN } from './erasure-texts.ts'
import { TABLES } from './tables.ts'

/** Rows that go, or lose all they say, with what they belong to. */
const GONE_WITH = {
  answered: 'answers kept for the same request again: all are deleted',
  appeal: 'eraseLetters: packets, letters and tracking numbers',
  checkOverride: 'forgetOverrides',
  document: 'eraseDocuments',
  event: 'eraseEvents',
  fileEnd: 'scrubFileTexts',
  letterDraft: 'eraseLetters deletes it',
  accountStaff: 'forgetPatientEntries deletes them',
  patientEntry: 'forgetPatientEntries deletes them',
  lookSubject: 'who looked is kept for its own term',
  providerAdjustment: 'maskReferences',
  quarantine: 'scrubFileTexts',
  searchWord: 'forgetWords deletes them',
} as const

/** Texts that name no patient: who they are of, in words of the trade, and what they are. */
const NAME_NOBODY: Readonly<Record<string, readonly string[]>> = {
  people:
    'addedBy,broughtBy,byWhom,changedBy,enteredBy,leasedBy,madeBy,markedBy,askedBy,saidBy,savedBy,sentBy,owner,email,userId,who'.split(
      ',',
    ),
  payers:
    'payer,payerName,payerIdentifier,payeeName,payeeNpi,identifier,entry,one,other,sender,receiver,crossoverName,crossoverId'.split(
      ',',
    ),
  providers: 'provider,providerNpi,billingNpi,renderingNpi,place,facility'.split(','),
  codes:
    'carc,rarc,groupCode,code,status,outcome,filing,frequency,procedure,procedures,submitted,modifiers,revenue,qualifier,pointers,sequence,category,action,state,unit,units,kind,codes,setCode,guide,reason,segment'.split(
      ',',
    ),
  ours: 'hash,eventHash,previous,sha256,content,kept,controlKey,traceKey,trace,control,interchangeControl,groupControl,knowledge,rule,route,level,anchor,filedMeans,doesNotStop,lastAction,credited,closedBecause,scoreTerms,signature,holds,figures,version,scenario,terms,scopes,journal,source,server,media,exhibit,exhibits,chosen,payerClasses,method,product,modified,url'.split(
    ',',
  ),
}

const NAMES_NOBODY = new Set(Object.values(NAME_NOBODY).flat())

/** Texts of one table alone, with what they are. */
const OF_A_TABLE: Readonly<Record<string, string>> = {
  'practice.name': 'the practice’s own',
  'practice.settings': 'the practice’s own',
  'payer.name': 'a payer',
  'claimPayer.name': 'a payer',
  'member.name': 'whoever works here',
  'apiToken.name': 'a program of the practice’s',
  'adjustment.quantity': 'a count, as it stands in the file',
  'decision.why': 'rules by their names, and numbers of segments',
  'decision.because': 'rules by their names, and numbers of segments',
  'traceForm.text': 'sentences of the knowledge, without what stands in a claim',
  'dueTotal.dueDate': 'a day, or none',
  'answerTotal.period': 'a month or day',
  'answerDayTotal.period': 'a month or day',
  'denialTotal.period': 'a month or day',
  'openTotal.period': 'a month or day',
  'paymentTotal.period': 'a month or day',
  'sentTotal.period': 'a month or day',
  'referenceList.name': 'a published list',
  'referenceEntry.key': 'a code of a published list',
  'referenceEntry.said': 'a published list',
  'decisionImport.name': 'a published list',
  'decisionImport.forum': 'who decided',
  'outsideDecision.forum': 'who decided',
  'outsideDecision.number': 'a published decision',
  'outsideDecision.decided': 'a day or year',
  'feeSchedule.name': 'a contract',
  'lineMatch.why': 'which lines fit, by their numbers',
  'caseItem.about': 'the kind of difference',
  'caseItem.sources': 'numbers of rows',
  'eligibility.askedFor': 'types of service',
  'eligibility.coverage': 'a closed word',
  'learnedRule.says': 'a rule over many claims',
  'peerCall.time': 'a time of day',
  'publishedFigure.metric': 'a published figure',
  'publishedFigure.about': 'a plan, contract or state',
  'publishedFigure.period': 'a year',
  'publishedFigure.told': 'a published figure',
  'publishedFigure.source': 'an address',
  'dispute.heading': 'a code, or a law',
  'dispute.law': 'a law',
  'dispute.channel': 'a closed word',
  'dispute.ruling': 'a closed word',
  'disputeLine.basis': 'terms of a contract, amounts and days',
}

/** Every text and every JSON of every table. */
const TEXTS = Object.entries(TABLES).flatMap(([table, columns]) =>
  Object.entries(columns)
    .filter(([, { kind }]) => kind === 'text' || kind === 'json')
    .map(([column]) => ({ table, column })),
)

const listed = (table: string, column: string) => {
  const named = (NAMED as Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>)[table] ?? {}
  const written = (WRITTEN as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>)[table] ?? {}
  return [...Object.values(named), ...Object.values(written)].some(each => each.includes(column))
}

describe('an erasure', () => {
  it('knows of every text whether it names a patient, and what becomes of it', () => {
    const unknown = TEXTS.filter(
      ({ table, column }) =>
        !listed(table, column) &&
        !(table in GONE_WITH) &&
        !NAMES_NOBODY.has(column) &&
        OF_A_TABLE[`${table}.${column}`] === undefined,
    )
    expect(unknown.map(({ table, column }) => `${table}.${column}`)).toEqual([])
    const known = new Set(TEXTS.map(({ table, column }) => `${table}.${column}`))
    expect(Object.keys(OF_A_TABLE).filter(each => !known.has(each))).toEqual([])
  })

  it('puts signs where a value stands by itself, in every order of a name, and leaves numbers and names of fields', () => {
    const values = new Map([
      ['1234', 'erased-9-1'],
      ["O'NEIL, ANN", 'erased-9-2'],
      ['AC-1', 'erased-9-3'],
      ['says', 'erased-9-4'],
      ['x', 'erased-9-5'],
    ])
    const report = {
      claims: 123_400,
      says: ["claim 1234 of Ann O'Neil (o'neil, ann)", 'AC-1, AC-1.835, AC-12 and 12345', 'box'],
      more: { says: 'x', amount: null, at: 1234 },
    }
    expect(signedTexts({ values })(report)).toEqual({
      claims: 123_400,
      says: ['claim erased-9-1 of erased-9-2 (erased-9-2)', 'erased-9-3, erased-9-3.835, AC-12 and 12345', 'box'],
      more: { says: 'x', amount: null, at: 1234 },
    })
    const names = namesOneOf({ values })
    expect([names('{"cents":1234}'), names('{"says":["paid 1234"]}'), names('{"AC-12":1}')]).toEqual([
      false,
      true,
      false,
    ])
  })
})
