// A deadline of the practice's own may be one payer's alone, as its contract has it: two payers without an entry of their own share the entry of their class, not
// their contracts.

export const PAYER_TERMS = { payer_id: 'int?' } as const
