// Laid into every page of a browser test: asks the service as a page does. `verification` asks the device for something else than the
// service wants, as a page that was tampered with would.
globalThis.inPage = {
  async ask(path, body) {
    const answer = await fetch(path, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    })
    return { status: answer.status, body: await answer.json().catch(() => ({})) }
  },
  async makePasskey(verification) {
    const { body: options } = await this.ask('/api/auth/passkey/generate-register-options')
    if (verification !== undefined) options.authenticatorSelection.userVerification = verification
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
    const made = await navigator.credentials.create({ publicKey })
    return this.ask('/api/auth/passkey/verify-registration', { response: made.toJSON(), name: 'laptop' })
  },
  /** Answers what is to be sent; `enter` sends it. */
  async usePasskey(verification) {
    const { body: options } = await this.ask('/api/auth/passkey/generate-authenticate-options')
    if (verification !== undefined) options.userVerification = verification
    const got = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    return got.toJSON()
  },
  enter(response) {
    return this.ask('/api/auth/passkey/verify-authentication', { response })
  },
}
