// Whose a denial was, beside it: the provider of the claim as sent that its remittance answers; and the adjustments whose reason may ask for a remark, so that reports of
// providers and of payers read neither every claim nor every adjustment of a practice.

/** NPI of the rendering provider, else of the billing one; null where no claim as sent is matched for sure or likely. */
export const DENIAL_PROVIDER = { provider_npi: 'text?' } as const

/** All that a count by provider asks, in the order in which it is counted. */
export const DENIALS_BY_PROVIDER = {
  dropped: [],
  made: [
    [
      ...['practice_id', 'provider_npi', 'cause', 'group_code', 'carc', 'status', 'closed_because'],
      ...['denied_on', 'service_from', 'payer_id', 'at_stake_cents', 'recovered_cents'],
    ],
  ],
} as const

/**
 * Most adjustments are what was agreed on and the patient's shares (45, 253, 1 to 3), which never ask for a remark: they are left out. A statement is led here
 * only where it says these words itself.
 */
export const REASONED = "amount_cents <> 0 and carc not in ('45', '253', '1', '2', '3')"
export const PROVIDER_PARTS: readonly string[] = [
  `create index adjustment_with_reason on adjustment (practice_id, carc, remit_claim_id, line) where ${REASONED}`,
]

/** What stands in a store of before; every match keeps it from here on. */
export const FILLED_PROVIDERS: readonly string[] = [
  `update denial set provider_npi = (select coalesce(c.rendering_npi, c.billing_npi) from claim_match m join claim c on c.practice_id = m.practice_id and c.id = m.claim_id
    where m.practice_id = denial.practice_id and m.remit_claim_id = denial.remit_claim_id and m.sure in ('sure', 'likely'))`,
]
