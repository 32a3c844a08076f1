// A document may be of a claim that nobody has denied: a payer asks for records before it decides. It is found by the claim as it was sent, also once that is denied.
export const DOCUMENT_CLAIM = { claim_id: 'int?' } as const

export const DOCUMENTS_BY_CLAIM = { dropped: [], made: [['practice_id', 'claim_id']] } as const
