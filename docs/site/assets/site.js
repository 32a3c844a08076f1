// What a page of the docs site has besides its text: a search, and light or dark. Without it everything can be read, and the lists lead everywhere.

const siteRoot = document.currentScript.dataset.root
const THEMES = { light: 'dark', dark: 'light' }

/** What the browser keeps for this site; nothing where it keeps nothing for pages. */
function keptTheme() {
  try {
    return localStorage.getItem('theme')
  } catch {
    return null
  }
}

function keepTheme(theme) {
  try {
    localStorage.setItem('theme', theme)
  } catch {
    // A browser that keeps nothing for pages shows the next one as the system does.
  }
}

function themeButton() {
  const kept = keptTheme()
  if (kept in THEMES) document.documentElement.dataset.theme = kept
  const now = () =>
    document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
  const button = document.createElement('button')
  const name = () => {
    button.textContent = now() === 'dark' ? 'Light' : 'Dark'
  }
  button.type = 'button'
  button.addEventListener('click', () => {
    const theme = THEMES[now()]
    document.documentElement.dataset.theme = theme
    keepTheme(theme)
    name()
  })
  name()
  return button
}

let loading
/** The pages to search in: a script rather than data, since a page here may open no connection. */
function loadPages() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = `${siteRoot}search-index.js`
    script.onload = () => resolve(globalThis.overturnPages.map(prepared))
    script.onerror = () => reject(new Error('The list of pages is not there.'))
    document.head.append(script)
  })
  return loading
}

function prepared([path, title, more]) {
  const name = path.replace(/^.*\/|\.html$/g, '')
  return {
    path,
    shown: title,
    title: ` ${title.toLowerCase()}`,
    text: `${title} ${more}`.toLowerCase(),
    names: `${name} ${more}`.toLowerCase().split(' '),
  }
}

/** How well a page answers: every word has to be in it; a code that is its own name before all. */
function worthOf(page, words) {
  let sum = 0
  for (const word of words) {
    if (page.names.includes(word)) sum += 100
    else if (page.title.includes(` ${word}`)) sum += 10
    else if (page.text.includes(word)) sum += 3
    else return 0
  }
  return sum - page.title.length / 1000
}

const SAYS_NOTHING = ['denial', 'code', 'the', 'of', 'carc', 'rarc']
const wordsOf = text =>
  text
    .trim()
    .toLowerCase()
    .replace(/\b(co|pr|oa|pi|plb)[\s-]+(?=[0-9a-z])/g, '$1-')
    .split(/\s+/)
    .filter(word => word !== '' && !SAYS_NOTHING.includes(word))

async function find(text) {
  const words = wordsOf(text)
  if (words.length === 0) return []
  return (await loadPages())
    .map(page => ({ page, worth: worthOf(page, words) }))
    .filter(each => each.worth > 0)
    .sort((one, other) => other.worth - one.worth)
    .slice(0, 12)
    .map(each => each.page)
}

function itemOf({ path, shown }) {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = `${siteRoot}${path}`
  link.textContent = shown
  item.append(link)
  return item
}

function addSearch() {
  const field = document.createElement('input')
  field.type = 'search'
  field.placeholder = 'Search: CO-253, prior auth …'
  field.setAttribute('aria-label', 'Search the site')
  const list = document.createElement('ul')
  list.id = 'found'
  list.setAttribute('aria-label', 'Found')
  document.getElementById('search').append(field, themeButton(), list)
  field.addEventListener('input', async () => {
    const asked = field.value
    const found = await find(asked)
    // Who types on is answered for what stands there now.
    if (asked === field.value) list.replaceChildren(...found.map(itemOf))
  })
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter') list.querySelector('a')?.click()
    if (event.key === 'Escape') list.replaceChildren()
  })
}
addSearch()
