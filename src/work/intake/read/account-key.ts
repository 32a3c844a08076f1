// An account number as it can be known again after payers have put it in upper case, padded it or taken its marks out.

/** Upper case, letters and digits only, without zeros in front; '' where nothing is left. */
export function accountKey(account: string): string {
  return account
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^0+/, '')
}
