// The other half of the story: claims as they were sent, what receivers said of them, which remittance answers which claim, and
// what payers said of coverage and authorization.
import { keyed, numbered } from './describe-table.ts'

export const CLAIMS = {
  /** A transaction that is no remittance: whole or absent, once by its content. */
  transmission: numbered(
    {
      file_id: 'int',
      /** Ordinal of the transaction in its file, from 0, over all sets. */
      ordinal: 'int',
      first_segment: 'int',
      segments: 'int',
      set_code: 'text',
      guide: 'text',
      content: 'text',
      /** ST02, GS06, ISA13: what acknowledgments name. */
      control: 'text',
      group_control: 'text',
      interchange_control: 'text',
      sender: 'text',
      receiver: 'text',
      /** BHT03: the sender's own number of the batch. */
      reference: 'text?',
      created_on: 'text?',
      claims: 'int',
      charge_cents: 'int',
      posted_at: 'text',
    },
    {
      unique: [['content']],
      indexes: [['group_control'], ['interchange_control'], ['reference'], ['file_id', 'ordinal']],
      appendOnly: true,
    },
  ),
  /** One CLM as it was sent. */
  claim: numbered(
    {
      transmission_id: 'int',
      /** Ordinal of the CLM in its transmission, from 0. */
      ordinal: 'int',
      kind: 'text',
      account: 'text',
      /** The account as payers may send it back: upper case, letters and digits only. */
      account_key: 'text',
      charge_cents: 'int',
      /** CLM05-1: place of service or facility type. */
      facility: 'text?',
      frequency: 'text',
      /** REF*F8: the payer's number of the claim that this one replaces or voids. */
      original_control: 'text?',
      authorization_number: 'text?',
      referral_number: 'text?',
      /** P, S or T: which payer in line this one is. */
      sequence: 'text?',
      filing: 'text?',
      payer_name: 'text?',
      payer_identifier: 'text?',
      member_id: 'text?',
      patient_name: 'text?',
      patient_born: 'text?',
      billing_npi: 'text?',
      rendering_npi: 'text?',
      service_from: 'text?',
      service_to: 'text?',
      lines: 'int',
      sent_on: 'text?',
      segment: 'int',
    },
    { indexes: [['account_key'], ['transmission_id'], ['member_id', 'service_from']], appendOnly: true },
  ),
  claim_line: keyed(
    ['claim_id', 'line'],
    {
      claim_id: 'int',
      /** Ordinal of the LX in its claim, from 1. */
      line: 'int',
      /** REF*6R. */
      control: 'text?',
      revenue: 'text?',
      procedure: 'text?',
      modifiers: 'text',
      charge_cents: 'int',
      units: 'text?',
      place: 'text?',
      pointers: 'text',
      service_from: 'text?',
      service_to: 'text?',
      segment: 'int',
    },
    { appendOnly: true },
  ),
  claim_diagnosis: keyed(
    ['claim_id', 'ordinal'],
    { claim_id: 'int', ordinal: 'int', qualifier: 'text', code: 'text' },
    { appendOnly: true },
  ),
  /** The other payers that a claim names (2320). */
  claim_payer: keyed(
    ['claim_id', 'ordinal'],
    {
      claim_id: 'int',
      ordinal: 'int',
      sequence: 'text',
      filing: 'text?',
      identifier: 'text?',
      name: 'text?',
      paid_cents: 'int?',
    },
    { appendOnly: true },
  ),
  /** What a receiver said: of an interchange (TA1), a transaction (999, 997) or a claim (277CA, 277). */
  acknowledgment: numbered(
    {
      transmission_id: 'int',
      kind: 'text',
      /** accepted, accepted-with-errors, rejected, pending, request or information. */
      verdict: 'text',
      codes: 'text',
      says: 'text',
      /** What it names: control numbers, or the batch. */
      interchange_control: 'text?',
      group_control: 'text?',
      control: 'text?',
      reference: 'text?',
      account: 'text?',
      account_key: 'text?',
      payer_control: 'text?',
      charge_cents: 'int?',
      service_from: 'text?',
      said_by: 'text?',
      said_on: 'text?',
      due_on: 'text?',
      segment: 'int',
    },
    {
      indexes: [['transmission_id'], ['account_key'], ['group_control'], ['interchange_control'], ['reference']],
      appendOnly: true,
    },
  ),
  /** To which claim an acknowledgment belongs. Derived. */
  acknowledged: keyed(
    ['acknowledgment_id', 'claim_id'],
    { acknowledgment_id: 'int', claim_id: 'int' },
    { indexes: [['claim_id']] },
  ),
  /** Which claim an adjudication answers. Derived, but for what a person has said. */
  claim_match: keyed(
    ['remit_claim_id'],
    {
      remit_claim_id: 'int',
      account_key: 'text',
      payer_control: 'text?',
      claim_id: 'int?',
      /** sure, likely, unsure or none. */
      sure: 'text',
      score: 'int',
      why: 'text',
      /** `overturn`, or the person whose word it is. */
      by_whom: 'text',
      at: 'text',
    },
    { indexes: [['account_key'], ['claim_id'], ['payer_control'], ['sure']] },
  ),
  line_match: keyed(['remit_claim_id', 'line'], {
    remit_claim_id: 'int',
    line: 'int',
    claim_line: 'int?',
    sure: 'text',
    why: 'text',
  }),
  /** Files whose remittances and claims were laid beside the others. */
  file_matched: keyed(['file_id'], { file_id: 'int', at: 'text' }),
  /** Work that is no denial: a claim that never reached the payer, records that a payer asks for. */
  work_item: numbered(
    {
      /** rejection or records-request. */
      kind: 'text',
      acknowledgment_id: 'int',
      claim_id: 'int?',
      account: 'text',
      says: 'text',
      due_date: 'text?',
      status: 'text',
      closed_because: 'text?',
      opened_at: 'text',
      changed_at: 'text',
    },
    { unique: [['acknowledgment_id']], indexes: [['status', 'kind'], ['claim_id']] },
  ),
  /** What a payer said of a person's coverage (271). */
  eligibility: numbered(
    {
      transmission_id: 'int',
      payer_name: 'text?',
      payer_identifier: 'text?',
      member_id: 'text?',
      person_name: 'text?',
      born: 'text?',
      /** ISO dates between which it holds, as far as it was said. */
      from_date: 'text?',
      to_date: 'text?',
      asked_for: 'text?',
      /** active, inactive, rejected or unknown. */
      coverage: 'text',
      says: 'text',
      /** The benefits, as JSON. */
      benefits: 'text',
      segment: 'int',
    },
    { indexes: [['member_id']], appendOnly: true },
  ),
  /** What a payer said to a request for authorization or referral (278). */
  review_answer: numbered(
    {
      transmission_id: 'int',
      category: 'text',
      /** HCR01; '' for a request that was not answered yet. */
      action: 'text',
      number: 'text?',
      payer_name: 'text?',
      member_id: 'text?',
      person_name: 'text?',
      service_from: 'text?',
      service_to: 'text?',
      procedure: 'text?',
      units: 'text?',
      provider_npi: 'text?',
      says: 'text',
      segment: 'int',
    },
    { indexes: [['member_id'], ['number']], appendOnly: true },
  ),
  /** Claims that we made: corrected, new, void, secondary; written to a file, followed until they are acknowledged. */
  outgoing: numbered(
    {
      denial_id: 'int?',
      claim_id: 'int',
      kind: 'text',
      account: 'text',
      /** GS06 and ISA13 of the file it went out in. */
      control: 'text',
      content: 'text',
      kept: 'text',
      changes: 'text',
      /** making, written, accepted or rejected. */
      status: 'text',
      made_at: 'text',
      made_by: 'text',
      changed_at: 'text',
    },
    { unique: [['control']], indexes: [['denial_id'], ['claim_id']] },
  ),
}
