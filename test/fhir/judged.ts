// All resources of a store, judged: what is wrong with each, whether every reference leads to one of them, and whether their money is the remittances'.
import type { Store } from '../../src/store/store.ts'
import { view } from '../../src/work/fhir/resources.ts'
import { faultsOf } from './validator.ts'

interface Judged {
  readonly counts: Readonly<Record<string, number>>
  readonly profiles: Readonly<Record<string, number>>
  readonly faults: readonly string[]
}

export async function judged(store: Store, now: string): Promise<Judged> {
  const counts: Record<string, number> = {}
  const profiles: Record<string, number> = {}
  const faults: string[] = []
  const known = new Set<string>()
  const wanted: (readonly [from: string, to: string])[] = []
  for await (const resource of resourcesOf(store, now)) {
    const { resourceType, id, meta } = resource as Resource
    const name = `${resourceType}/${id}`
    if (known.has(name)) continue
    known.add(name)
    counts[resourceType] = (counts[resourceType] ?? 0) + 1
    for (const profile of meta?.profile ?? []) {
      const short = profile.split('/').at(-1) ?? ''
      profiles[short] = (profiles[short] ?? 0) + 1
    }
    faults.push(...faultsOf(resource).map(fault => `${name}: ${fault}`))
    for (const [, to = ''] of JSON.stringify(resource).matchAll(/"reference":"([A-Za-z]+\/[^"]+)"/g))
      wanted.push([name, to])
  }
  for (const [from, to] of wanted) if (!known.has(to)) faults.push(`${from}: refers to ${to}, which is not there`)
  return { counts, profiles, faults }
}

interface Resource {
  readonly resourceType: string
  readonly id: string
  readonly meta?: { readonly profile?: readonly string[] }
}

async function* resourcesOf(store: Store, now: string): AsyncGenerator<object> {
  for (const type of ['ExplanationOfBenefit', 'ClaimResponse', 'PaymentReconciliation'] as const) {
    let cursor: string | undefined
    do {
      const query = view.query.parse({ type, limit: 500, ...(cursor === undefined ? {} : { cursor }) })
      const page = view.answer.parse(await view.read({ store, actor: { who: 'test', now }, role: 'viewer' }, query))
      yield* page.found
      yield* page.along
      cursor = page.next
    } while (cursor !== undefined)
  }
}
