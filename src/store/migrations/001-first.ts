// The first tables: files and what was posted from them, the denials opened from that, the events of the work. Frozen: a change
// is a new migration. Every key begins with the practice.
import { keyed, numbered, type TableDescription } from './describe-table.ts'

export const FIRST = {
  practice: {
    columns: {
      practice_id: 'int',
      name: 'text',
      /** The next identifier of any row of this practice. */
      next_id: 'int',
      /** Denials are numbered by themselves: people say these numbers. */
      next_denial: 'int',
      /** How many events there are, and the hash of the last one: the head of the chain. */
      events: 'int',
      event_hash: 'text',
      settings: 'text',
      created_at: 'text',
    },
    key: ['practice_id'],
    unique: [['name']],
  } as const satisfies TableDescription,
  payer: numbered({ identifier: 'text', name: 'text', entry: 'text?' }, { unique: [['identifier']] }),
  /** A file as it came; its bytes are kept beside the database under `kept`. */
  file: numbered(
    {
      sha256: 'text',
      name: 'text',
      bytes: 'int',
      kept: 'text',
      received_at: 'text',
    },
    { unique: [['sha256']], appendOnly: true },
  ),
  /** What became of a file. A file without it was being read when something stopped the reader. */
  file_end: keyed(
    ['file_id', 'turn'],
    {
      file_id: 'int',
      /** From 1; a file that was rejected may be read again by a later version. */
      turn: 'int',
      status: 'text',
      segments: 'int',
      unread_segments: 'int',
      remittances: 'int',
      posted: 'int',
      duplicates: 'int',
      quarantined: 'int',
      claims: 'int',
      lines: 'int',
      adjustments: 'int',
      denials: 'int',
      faults: 'int',
      /** The first faults and duplicates, as JSON, for the report. */
      report: 'text',
      at: 'text',
    },
    { appendOnly: true },
  ),
  remittance: numbered(
    {
      file_id: 'int',
      /** Ordinal of the ST in its file, from 0. */
      ordinal: 'int',
      first_segment: 'int',
      segments: 'int',
      /** SHA-256 of the segments between ST and SE, whatever the envelope. */
      content: 'text',
      control_key: 'text',
      trace_key: 'text',
      payer_id: 'int',
      payee_name: 'text?',
      payee_npi: 'text?',
      control: 'text',
      trace: 'text?',
      method: 'text?',
      payment_date: 'text?',
      payment_cents: 'int',
      claims: 'int',
      paid_cents: 'int',
      provider_adjustment_cents: 'int',
      /** Claims paid − provider adjustments − payment. */
      difference_cents: 'int',
      balanced: 'int',
      posted_at: 'text',
    },
    { unique: [['content']], indexes: [['trace_key'], ['control_key'], ['file_id', 'ordinal']], appendOnly: true },
  ),
  remit_claim: numbered(
    {
      remittance_id: 'int',
      /** Ordinal of the CLP in its remittance, from 0. */
      ordinal: 'int',
      payer_id: 'int',
      account: 'text',
      payer_control: 'text?',
      /** REF*F8: the payer's number of the claim this one corrects. */
      original_control: 'text?',
      status: 'text',
      filing: 'text',
      reversal: 'int',
      payment_date: 'text?',
      charge_cents: 'int',
      paid_cents: 'int',
      patient_cents: 'int',
      /** Charge − all adjustments − paid. */
      difference_cents: 'int',
      lines: 'int',
      service_from: 'text?',
      service_to: 'text?',
      received_date: 'text?',
      patient_name: 'text?',
      member_id: 'text?',
      outcome: 'text',
      at_stake_cents: 'int',
      /** 1 when a remark says that the payer split the claim (MA15, N123, N21). */
      split: 'int',
      segment: 'int',
    },
    {
      indexes: [
        ['payer_id', 'account'],
        ['payer_id', 'payer_control'],
        ['payer_id', 'original_control'],
        ['remittance_id'],
      ],
      appendOnly: true,
    },
  ),
  remit_line: keyed(
    ['remit_claim_id', 'line'],
    {
      remit_claim_id: 'int',
      /** Ordinal of the SVC in its claim, from 1. */
      line: 'int',
      procedure: 'text?',
      submitted: 'text?',
      modifiers: 'text',
      charge_cents: 'int',
      paid_cents: 'int',
      units: 'text?',
      allowed_cents: 'int?',
      control: 'text?',
      service_from: 'text?',
      service_to: 'text?',
      segment: 'int',
    },
    { appendOnly: true },
  ),
  adjustment: numbered(
    {
      remit_claim_id: 'int',
      /** 0 at claim level. */
      line: 'int',
      group_code: 'text',
      carc: 'text',
      amount_cents: 'int',
      quantity: 'text?',
      segment: 'int',
    },
    { indexes: [['remit_claim_id']], appendOnly: true },
  ),
  remark: keyed(
    ['remit_claim_id', 'line', 'ordinal'],
    {
      remit_claim_id: 'int',
      line: 'int',
      ordinal: 'int',
      code: 'text',
      segment: 'int',
    },
    { appendOnly: true },
  ),
  provider_adjustment: keyed(
    ['remittance_id', 'ordinal'],
    {
      remittance_id: 'int',
      ordinal: 'int',
      provider: 'text?',
      reason: 'text',
      reference: 'text?',
      amount_cents: 'int',
      segment: 'int',
    },
    { indexes: [['reference']], appendOnly: true },
  ),
  /** What was decided about an adjustment; deciding again adds a row with the next `turn`. */
  decision: keyed(
    ['adjustment_id', 'turn'],
    {
      adjustment_id: 'int',
      turn: 'int',
      kind: 'text',
      cause: 'text',
      action: 'text',
      liable: 'text',
      may_bill: 'int',
      appealable: 'int',
      sure: 'text',
      rule: 'text',
      why: 'text',
      /** Every question asked: [rule, fact, answer, holds, segment] as JSON. */
      because: 'text',
      knowledge: 'text',
      decided_at: 'text',
    },
    { appendOnly: true },
  ),
  /** A remittance that was not posted, and why. */
  quarantine: keyed(
    ['file_id', 'ordinal'],
    {
      file_id: 'int',
      ordinal: 'int',
      first_segment: 'int',
      segments: 'int',
      content: 'text',
      reason: 'text',
      says: 'text',
      /** What differs from the remittance that is posted already, as JSON. */
      difference: 'text',
      control: 'text',
      trace: 'text?',
      payment_cents: 'int',
      claims: 'int',
      at: 'text',
    },
    { appendOnly: true },
  ),
  /** A remittance that was there already, met again in another file. */
  duplicate: keyed(
    ['file_id', 'ordinal'],
    {
      file_id: 'int',
      ordinal: 'int',
      remittance_id: 'int',
      first_segment: 'int',
      segments: 'int',
    },
    { appendOnly: true },
  ),
  /** Which adjudications belong to one claim, and what each is in it. Derived: it follows from the posted facts alone. */
  case_member: keyed(
    ['remit_claim_id'],
    {
      remit_claim_id: 'int',
      case_id: 'int',
      /** current, superseded, reversed, reversal or orphan. */
      role: 'text',
      pair_id: 'int?',
    },
    { indexes: [['case_id']] },
  ),
  denial: numbered(
    {
      /** The case it belongs to: the remit_claim that came first in it. */
      case_id: 'int',
      /** The adjudication that holds now. */
      remit_claim_id: 'int',
      payer_id: 'int',
      account: 'text',
      patient_name: 'text?',
      service_from: 'text?',
      payment_date: 'text?',
      charge_cents: 'int',
      paid_cents: 'int',
      group_code: 'text',
      carc: 'text',
      kind: 'text',
      cause: 'text',
      action: 'text',
      at_stake_cents: 'int',
      expected_cents: 'int',
      score: 'real',
      score_terms: 'text',
      due_date: 'text?',
      work_by: 'text?',
      due_level: 'text?',
      /** us, payer, patient or done. */
      move: 'text',
      owner: 'text',
      /** 1 while `snoozed_until` lies ahead. */
      snoozed: 'int',
      snoozed_until: 'text?',
      /** open or closed. */
      status: 'text',
      closed_because: 'text?',
      recovered_cents: 'int',
      credited: 'text?',
      written_off_cents: 'int',
      /** A write-off that waits for approval. */
      asked_cents: 'int',
      last_action: 'text?',
      opened_at: 'text',
      changed_at: 'text',
    },
    {
      unique: [['case_id']],
      indexes: [
        ['status', 'snoozed', 'score'],
        ['status', 'snoozed', 'due_date'],
        ['status', 'snoozed', 'at_stake_cents'],
        ['snoozed', 'snoozed_until'],
        ['account'],
      ],
    },
  ),
  /** Counts and money of the queue by everything it is filtered by, kept with every change: a total needs no count of a million. */
  queue_total: keyed(['status', 'snoozed', 'move', 'owner', 'payer_id', 'cause', 'action'], {
    status: 'text',
    snoozed: 'int',
    move: 'text',
    owner: 'text',
    payer_id: 'int',
    cause: 'text',
    action: 'text',
    denials: 'int',
    at_stake_cents: 'int',
    expected_cents: 'int',
  }),
  denial_adjustment: keyed(['denial_id', 'adjustment_id'], { denial_id: 'int', adjustment_id: 'int' }),
  clock: keyed(
    ['denial_id', 'level'],
    {
      denial_id: 'int',
      level: 'text',
      kind: 'text',
      anchor: 'text',
      due: 'text',
      work_by: 'text',
      unit: 'text',
      filed_means: 'text',
      does_not_stop: 'text',
      rule: 'text',
      sure: 'text',
    },
    { indexes: [['due']] },
  ),
  /** A deadline that a practice, product, state or contract sets otherwise than the payer's default. */
  clock_override: numbered(
    {
      payer: 'text',
      level: 'text',
      product: 'text?',
      state: 'text?',
      within: 'int?',
      unit: 'text?',
      filed_means: 'text?',
      source: 'text',
      entered_at: 'text',
      entered_by: 'text',
    },
    { indexes: [['payer', 'level']] },
  ),
  /** The uniform-use rule's list of combinations, as the user brought it: one row per reason and remark ('' where none is needed). */
  reference_combination: keyed(['version', 'carc', 'rarc', 'group_code'], {
    version: 'text',
    carc: 'text',
    rarc: 'text',
    group_code: 'text',
    scenario: 'text',
  }),
  /** A filter of the queue under a name. */
  saved_view: keyed(['name'], { name: 'text', filter: 'text', saved_by: 'text', saved_at: 'text' }),
  /** Everything that was done, each bound to the one before by its hash. */
  event: keyed(
    ['seq'],
    {
      seq: 'int',
      at: 'text',
      who: 'text',
      denial_id: 'int?',
      verb: 'text',
      data: 'text',
      previous: 'text',
      hash: 'text',
    },
    { indexes: [['denial_id']], appendOnly: true },
  ),
}
