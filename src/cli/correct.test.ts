// What `overturn secondary` says of the payers that have decided before the next one.
import { expect, it } from 'vitest'
import { leftText } from './correct.ts'

it.each([
  [
    ['SAGEBRUSH HEALTH'],
    'The payer before it (SAGEBRUSH HEALTH) left $12.00 to the patient; its every adjustment goes along.',
  ],
  [
    ['SAGEBRUSH HEALTH', 'JUNIPER SUPPLEMENT'],
    'The payers before it (SAGEBRUSH HEALTH, JUNIPER SUPPLEMENT) left $12.00 to the patient; every adjustment of theirs goes along.',
  ],
  [
    ['ONE', 'TWO', 'THREE'],
    'The payers before it (ONE, TWO, THREE) left $12.00 to the patient; every adjustment of theirs goes along.',
  ],
])('%j', (earlier, says) => expect(leftText({ order: 'next', earlier, patientCents: 1200 })).toBe(says))
