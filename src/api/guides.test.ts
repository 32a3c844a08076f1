// Guides and the pages of provider adjustments over the API.
import { expect, it } from 'vitest'
import { newService } from '../../test/api.ts'

it('answers the list, one guide, and a page that links to it; not found otherwise', async () => {
  const { server, as } = await newService('sqlite')
  const get = (url: string) => server.app.inject({ method: 'GET', url, headers: as.viewer })
  const all = await get('/api/guides')
  expect(all.statusCode).toBe(200)
  expect((all.json() as { items: { name: string }[] }).items.map(each => each.name)).toContain('sequestration')
  const one = await get('/api/guides/reversals-and-plb')
  expect(one.json()).toMatchObject({ name: 'reversals-and-plb' })
  expect((one.json() as { serves: string[] }).serves).toContain('PLB-WO')
  expect((await get('/api/guides/nothing')).statusCode).toBe(404)
  const page = await get('/api/codes/PLB-WO')
  expect(page.json()).toMatchObject({
    code: 'PLB-WO',
    list: 'plb',
    mayBillPatient: false,
    guides: [{ name: 'reversals-and-plb' }],
  })
  expect((await server.app.inject({ method: 'GET', url: '/api/guides' })).statusCode).toBe(401)
})

it('counts a provider adjustment in a practice', async () => {
  const { server, as, own } = await newService('sqlite')
  const answer = await server.app.inject({
    method: 'GET',
    url: `/api/practices/${own.practiceId}/codes/PLB-WO`,
    headers: as.viewer,
  })
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({ denials: 0, open: 0 })
})
