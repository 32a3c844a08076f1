// The proof that the claim behind a denial was filed, and when: the chain 837, 999, 277CA.
import { denialOrAccount, meant } from '../claim/meant.ts'
import { proofText, proveFiling } from '../claim/proof.ts'
import { proofOf, proofRecord } from '../claim/record.ts'
import { defineView, eachItemAs, itemsOf } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Proof of filing',
  says: 'That a claim was filed, and when: 837, 999, 277CA, with files and segments. The exit status is 0 when the payer itself took one in.',
  right: 'read',
  looks: true,
  path: '/denials/:id/filing-proof',
  command: 'proof',
  argument: 'id',
  typedOnly: ['account'],
  screen: '/denials/$id',
  query: denialOrAccount,
  answer: itemsOf(proofRecord),
  lines: eachItemAs('filing-proof', proofRecord),
  status: ({ items }) => (items.some(({ strength }) => strength === 'payer') ? 0 : 1),
  async read({ store }, asked) {
    return { items: (await proveFiling(store, meant(asked))).map(proof => proofOf(proof, proofText(proof))) }
  },
})
