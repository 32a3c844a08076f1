// The form of the first account. The link's secret stands behind the #, which browsers send nowhere; it is taken out of the address at once.
const secret = location.hash.slice(1)
history.replaceState(null, '', location.pathname)
const form = document.querySelector('#form')
const lead = document.querySelector('#lead')
const fault = document.querySelector('#fault')
const button = form.querySelector('button')

/** Asks the service; answers what it says, with a sentence where it refuses. */
async function ask(path, body) {
  const answer = await fetch(path, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  })
  const told = await answer.json().catch(() => ({}))
  if (!answer.ok) throw new Error(told.detail ?? told.message ?? `The service answered ${answer.status}.`)
  return told
}

function close(sentence) {
  form.hidden = true
  lead.textContent = sentence
  lead.hidden = sentence === ''
}

async function begin() {
  const { needed } = await ask('/api/setup')
  if (!needed) close('There is an account already; its administrator can take you in.')
  else if (secret === '')
    close(
      'To make the first account, open the whole link that was printed when the service started, with what stands behind its #.',
    )
}

form.addEventListener('submit', async event => {
  event.preventDefault()
  fault.textContent = ''
  button.disabled = true
  const person = Object.fromEntries(new FormData(form))
  try {
    const { name } = await ask('/api/setup', { ...person, secret })
    await ask('/api/auth/sign-in/email', { email: person.email, password: person.password })
    close('')
    const title = document.querySelector('#done-title')
    title.textContent = `“${name}” is yours, ${person.name}.`
    document.querySelector('#done').hidden = false
    title.focus()
  } catch (error) {
    fault.textContent = error instanceof TypeError ? 'The service does not answer; is it still running?' : error.message
  } finally {
    button.disabled = false
  }
})

begin().catch(error => {
  fault.textContent = error.message
})
