// Passkeys by the browser's own means: made for this place, and signed in with.
import { askAuth } from '../../api/client.ts'
import { words } from '../../words.ts'

/** Throws with a sentence when the browser has none or the person cancels. */
export async function signInWithPasskey(): Promise<void> {
  const options = await askAuth<PublicKeyCredentialRequestOptionsJSON>('passkey/generate-authenticate-options')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const got = await navigator.credentials.get({ publicKey }).catch(() => null)
  if (!(got instanceof PublicKeyCredential)) throw new Error(words.signIn.noPasskey)
  await askAuth('passkey/verify-authentication', { response: got.toJSON() })
}

/** Makes one for whoever is signed in. Throws with a sentence. */
export async function addPasskey(name: string): Promise<void> {
  if (!/[a-z]/i.test(location.hostname)) throw new Error(words.settings.passkeyNeedsName)
  const options = await askAuth<PublicKeyCredentialCreationOptionsJSON>('passkey/generate-register-options')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const made = await navigator.credentials.create({ publicKey }).catch(() => null)
  if (!(made instanceof PublicKeyCredential)) throw new Error(words.signIn.noPasskey)
  await askAuth('passkey/verify-registration', { response: made.toJSON(), name })
}
