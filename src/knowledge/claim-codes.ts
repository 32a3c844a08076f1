// Closed lists of the 837: which codes a claim may bear where the standard closes the list. The codes alone, as facts; what each means stands in
// the lists of who keeps them.
// Sources: places of service, https://www.cms.gov/medicare/coding-billing/place-of-service-codes/code-sets (read 2026-11-27); delay reasons and papers of the
// professional and institutional claim, https://github.com/azoner/pyx12/tree/8893c59ffd95ccc213cc7661757dc4298b9f430a/pyx12/map, 837.5010.X222.A1.xml and
// 837Q3.I.5010.X223.A1.v2.xml (read 2026-11-27); papers of the dental claim, 837.4010.X097.A1.xml of the same folder with FT, which the later version of the
// others has (judgement); filing indicators stand in `codes/filing.tsv`.

const words = (text: string): readonly string[] => text.split(' ')

/** Places of service (CLM05-1 and SV105 of a professional claim, CLM05-1 and SV303 of a dental one). */
export const PLACES: readonly string[] = words(
  '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 31 32 33 34 41 42 49 50 51 52 53 54 55 56 57 58 60 61 62 65 66 71 72 81 99',
)

/** Delay reasons (CLM20). */
export const DELAY_REASONS: readonly string[] = words('1 2 3 4 5 6 7 8 9 10 11 15')

const REPORTS = words(
  '03 04 05 06 07 08 09 10 11 13 15 21 A3 A4 AM AS B2 B3 B4 BR BS BT CB CK CT D2 DA DB DG DJ DS EB HC HR I5 IR LA M1 MT NN OB OC OD OE OX OZ P4 P5 PE PN PO PQ PY PZ RB RR RT RX SG V5 XP',
)

/** What a paper is (PWK01), by the kind of claim. */
export const PAPER_TYPES: Readonly<Record<'professional' | 'institutional' | 'dental', readonly string[]>> = {
  professional: REPORTS,
  institutional: REPORTS,
  dental: words('B4 DA DG EB OB OZ P6 RB RR'),
}

/** How a paper is sent (PWK02). */
export const PAPER_WAYS: readonly string[] = words('AA BM EL EM FT FX')

/**
 * What a document of a packet is as a paper of a claim (PWK01), by its exhibit: the benefits that another payer explained are EB, everything else supports the
 * claim (OZ). What these say: http://www.eedi.net/837004010X098A1/57_837004010X098A1.htm (read 2026-11-28); which exhibit is which is our judgment.
 */
export const paperOfExhibit = (exhibit: string): 'EB' | 'OZ' => (exhibit === 'other-payer' ? 'EB' : 'OZ')
