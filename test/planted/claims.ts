// Invented claims as an office sends them that makes no mistake: visits with what is done at them, imaging, laboratory, therapy, drugs, operations, claims to a
// second payer, replacements, stays, dental work. What a payer asks for is there, by what its rules say and not by what the checks look at.
import { createRandom, type Random } from '../../src/example/random.ts'
import type { ClaimWords, LineWords } from '../claim-text.ts'
import { ADD_ONS, type Codes, DRUGS, IMAGES, LABS, MINOR, NPIS, OPERATIONS, THERAPY, TODAY, VISITS } from './codes.ts'

export type Kind = 'professional' | 'institutional' | 'dental'
export interface Clean {
  readonly kind: Kind
  readonly words: ClaimWords & {
    readonly account: string
    readonly member: string
    readonly lines: readonly LineWords[]
  }
}

const ORDERED = (npi: string) => `NM1*DN*1*ROE*ANN****XX*${npi}`

/** Claims of one run, each for a patient of its own. */
export function* cleanClaims(codes: Codes, seed: number, count: number): Generator<Clean> {
  const random = createRandom(seed)
  for (let at = 0; at < count; at++) {
    const clean = cleanClaim(random, codes, `PL${seed}-${String(at).padStart(6, '0')}`)
    yield clean
  }
}

/** Characters of Medicare's numbers by place: digits, letters, either (CMS, Medicare Beneficiary Identifier). */
const MBI = 'CAXNAXNAANN'
const LETTERS = 'ACDEFGHJKMNPQRTUVWXY'
const medicareNumber = (random: Random) =>
  [...MBI]
    .map(each =>
      each === 'C'
        ? String(random.between(1, 9))
        : each === 'N' || (each === 'X' && random.chance(50))
          ? String(random.below(10))
          : random.pick([...LETTERS]),
    )
    .join('')

const dayBefore = (days: number) => Temporal.PlainDate.from(TODAY).subtract({ days }).toString()

function cleanClaim(random: Random, codes: Codes, account: string): Clean {
  const born = Temporal.PlainDate.from(TODAY)
    .subtract({ days: random.between(20 * 365, 60 * 365) })
    .toString()
  const filing = random.weighted([
    [4, 'CI'],
    [3, 'MB'],
    [2, 'MC'],
    [2, '16'],
    [1, 'BL'],
  ] as const)
  const member = filing === 'MB' ? medicareNumber(random) : `M${account.replaceAll(/\D/g, '')}`
  const on = dayBefore(random.between(1, 60))
  const who = {
    ...{ account, filing, member, born, sex: random.pick(['F', 'M'] as const) },
    ...(filing === 'MB' ? { payer: 'MEDICARE' } : filing === 'MC' ? { payer: 'MEDICAID' } : {}),
    diagnoses: someOf(random, codes.diagnoses, random.between(1, 4)),
  }
  const made = random.weighted<(random: Random, codes: Codes, on: string, who: Who) => Made>([
    [8, visit],
    [3, imaging],
    [3, laboratory],
    [2, therapy],
    [2, drug],
    [1, operation],
    [1, addOn],
    [1, preventive],
    [2, secondary],
    [1, replacement],
    [1, stay],
    [1, outpatient],
    [2, tooth],
  ])(random, codes, on, who)
  return supported(random, codes, { kind: 'professional', ...made, words: { ...who, ...made.words } })
}

/** For Medicare what is done rests on a diagnosis that supports it, and lines point at the first; a stay has its own rules. */
function supported(random: Random, { supporting }: Codes, clean: Clean): Clean {
  const { filing = '', lines, diagnoses = [] } = clean.words
  const limited = lines.flatMap(line => supporting.get(bareOf(line)) ?? [])
  if (!['MB', '16'].includes(filing) || limited.length === 0) return clean
  const [first = '', ...others] = lines.flatMap(line => {
    const codes = supporting.get(bareOf(line))
    return codes === undefined ? [] : [random.pick(codes)]
  })
  const all = [first, ...others, ...diagnoses.filter(each => each !== first && !others.includes(each))]
  const held = [...new Set(all)]
  return {
    ...clean,
    words: {
      ...clean.words,
      diagnoses: held,
      lines: lines.map(line => {
        const at = held.findIndex(each => supporting.get(bareOf(line))?.includes(each) === true)
        return at < 0 ? line : { ...line, pointer: String(at + 1) }
      }),
    },
  }
}

type Who = ClaimWords & { readonly account: string; readonly born: string }
interface Made {
  readonly kind?: Kind
  readonly words: ClaimWords & { readonly lines: readonly LineWords[] }
}

const npi = (random: Random) => random.pick(NPIS)
const charge = (random: Random) => String(random.between(20, 900))
const lineOf = (random: Random, code: string, on: string): LineWords => ({ code, on, charge: charge(random) })

function visit(random: Random, codes: Codes, on: string): Made {
  const doing = random.chance(40) ? someOf(random, MINOR, random.between(1, 2)) : []
  const code = random.pick(VISITS)
  return {
    words: withRendering(
      random,
      paired(
        codes,
        [code, ...doing].map(each => lineOf(random, each, on)),
      ),
    ),
  }
}

const withRendering = (random: Random, lines: readonly LineWords[], claim: readonly string[] = []) => ({
  lines,
  claim: [...claim, ...(random.chance(70) ? [`NM1*82*1*SAMPLE*DOCTOR****XX*${npi(random)}`] : [])],
})

/** Studies that a physician ordered. */
const ordered = (
  random: Random,
  codes: Codes,
  on: string,
  which: readonly string[],
  claim: readonly string[] = [],
): Made => ({
  words: withRendering(
    random,
    paired(
      codes,
      which.map(each => lineOf(random, each, on)),
    ),
    [...claim, ORDERED(npi(random))],
  ),
})

function imaging(random: Random, codes: Codes, on: string): Made {
  const sides = random.chance(40) ? ['73030:LT', '73030:RT'] : someOf(random, IMAGES, random.between(1, 2))
  return ordered(random, codes, on, sides)
}

function laboratory(random: Random, codes: Codes, on: string): Made {
  return ordered(random, codes, on, someOf(random, LABS, random.between(1, 3)), ['REF*X4*10D1234567'])
}

function therapy(random: Random, codes: Codes, on: string): Made {
  const [first = '97110', ...others] = someOf(random, THERAPY, random.between(1, 2))
  const most = codes.limits.get(first)?.most ?? 1
  const lines = [
    { ...lineOf(random, `${first}:GP`, on), units: String(random.between(1, Math.max(1, Math.min(most, 4)))) },
    ...others.map(each => lineOf(random, `${each}:GP`, on)),
  ]
  return { words: withRendering(random, paired(codes, lines), [ORDERED(npi(random))]) }
}

function drug(random: Random, codes: Codes, on: string): Made {
  const more = ['LIN**N4*00517490125', 'CTP****1*ML']
  const lines = [lineOf(random, '96372', on), { ...lineOf(random, random.pick(DRUGS), on), more }]
  return { words: withRendering(random, paired(codes, lines)) }
}

function operation(random: Random, _codes: Codes, on: string): Made {
  return { words: { ...withRendering(random, [lineOf(random, random.pick(OPERATIONS), on)]), place: '24' } }
}

function addOn(random: Random, _codes: Codes, on: string): Made {
  const [extra, primary] = random.pick(Object.entries(ADD_ONS))
  return {
    words: withRendering(
      random,
      [primary, extra].map(each => lineOf(random, each, on)),
    ),
  }
}

/** The visit of a healthy person, by age on the day. */
function preventive(random: Random, _codes: Codes, on: string, { born, filing }: Who): Made {
  // Original Medicare pays for a wellness visit instead.
  if (filing === 'MB') return { words: withRendering(random, [lineOf(random, 'G0439', on)]) }
  const age = Temporal.PlainDate.from(born).until(Temporal.PlainDate.from(on), { largestUnit: 'years' }).years
  const last = age < 40 ? '5' : age < 65 ? '6' : '7'
  return { words: withRendering(random, [lineOf(random, `${random.pick(['9938', '9939'])}${last}`, on)]) }
}

/** What the first payer paid and took off comes to the charge. */
function secondary(random: Random, _codes: Codes, on: string): Made {
  const whole = random.between(80, 900)
  const paid = random.between(0, whole)
  const cut = random.between(0, whole - paid)
  const rest = whole - paid - cut
  const earlier = [
    'SBR*P*18*******CI',
    `CAS*CO*45*${cut}${rest === 0 ? '' : `~CAS*PR*2*${rest}`}`,
    `AMT*D*${paid}`,
    'OI***Y***Y',
    'NM1*IL*1*DOE*PAT****MI*X1',
    'NM1*PR*2*FIRST PAYER*****PI*9',
  ]
  const line = { ...lineOf(random, random.pick(VISITS), on), charge: String(whole) }
  return { words: { ...withRendering(random, [line]), sequence: 'S', earlier } }
}

function replacement(random: Random, codes: Codes, on: string): Made {
  const { words } = visit(random, codes, on)
  return { words: { ...words, frequency: '7', claim: ['REF*F8*ICN12345', ...(words.claim ?? [])] } }
}

const stated = (from: string, to: string) => `DTP*434*RD8*${from.replaceAll('-', '')}-${to.replaceAll('-', '')}`

function stay(random: Random, codes: Codes, on: string): Made {
  const from = dayBefore(random.between(61, 70))
  const diagnoses = someOf(random, codes.diagnoses, random.between(1, 3)).map(code => `${code}:::::::Y`)
  const admitted = `DTP*435*DT*${from.replaceAll('-', '')}0930`
  return {
    kind: 'institutional',
    words: {
      ...{ place: '11', diagnoses, claim: [stated(from, on), admitted, 'CL1*3*1*01'] },
      lines: [{ ...lineOf(random, random.pick(DRUGS), from), more: ['LIN**N4*00517490125', 'CTP****1*ML'] }],
    },
  }
}

function outpatient(random: Random, _codes: Codes, on: string): Made {
  return {
    kind: 'institutional',
    words: { place: '13', claim: [stated(on, on), 'CL1*3*1*01'], lines: [lineOf(random, random.pick(IMAGES), on)] },
  }
}

function tooth(random: Random, _codes: Codes, on: string): Made {
  const [code, at] = random.pick([
    ['D7140', 'TOO*JP*12'],
    ['D2392', 'TOO*JP*12*M:O'],
    ['D2140', 'TOO*JP*3*O'],
    ['D1110', ''],
    ['D0120', ''],
  ] as const)
  return { kind: 'dental', words: { lines: [{ ...lineOf(random, code, on), more: at === '' ? [] : [at] }] } }
}

function someOf<Item>(random: Random, items: readonly Item[], count: number): readonly Item[] {
  const chosen = new Set<Item>()
  while (chosen.size < Math.min(count, items.length)) chosen.add(random.pick(items))
  return [...chosen]
}

/** Lines as a coder leaves them: what no modifier sets apart is not billed, the rest bears the modifier. */
function paired(codes: Codes, lines: readonly LineWords[]): readonly LineWords[] {
  const kept: LineWords[] = []
  for (const line of lines) {
    const code = bareOf(line)
    const pairs = kept.flatMap(
      each => codes.pairs.get(`${bareOf(each)} ${code}`) ?? codes.pairs.get(`${code} ${bareOf(each)}`) ?? [],
    )
    if (pairs.includes('0')) continue
    const parts = line.code.split(':').length
    if (pairs.length === 0 || parts > 4) kept.push(line)
    else kept.push({ ...line, code: `${line.code}:${isVisit(code) ? '25' : '59'}` })
  }
  return kept
}

export const bareOf = ({ code }: Pick<LineWords, 'code'>) => code.split(':')[0] ?? ''
const isVisit = (code: string) => VISITS.some(each => each === code)
