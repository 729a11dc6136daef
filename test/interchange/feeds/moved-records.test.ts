import { Role } from '../../../src/authz/role.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { FormerSlug } from '../../../src/modules/partnership/former-slug.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { merge } from '../../modules/organisation-merge/merging'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakeOrganisation, fakePartnership } from '../../support/fakes'

describe('the address of a record', () => {
  let app: App
  const partnership = fakePartnership({ slug: 'dla-rudawki' })
  const draft = fakePartnership({ slug: 'szkic', publishedAt: null })
  const event = fakeEvent({ partnershipId: partnership.id })
  const draftEvent = fakeEvent({ partnershipId: draft.id })
  const [gone, stays] = [fakeOrganisation({ krs: '0000325251' }), fakeOrganisation()]
  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL: 'http://registry.test/base' })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [partnership, draft])
      await write.insert(Organisation, [gone, stays])
      await write.insert(Event, [event, draftEvent])
    })
    await app.database.dataSource
      .getRepository(FormerSlug)
      .insert(['nasz-zoliborz', 'partner'].map((slug) => ({ slug, partnershipId: partnership.id })))
  })
  afterAll(() => app.close())

  const get = (path: string, method = 'GET') =>
    fetch(`${app.url}/feeds/${path}`, { redirect: 'manual', method })
  const idIn = async (path: string) => {
    const response = await get(path)
    expect([path, response.status]).toEqual([path, 200])
    return JSON.parse(await response.text())[0].id
  }

  it('may have its slug, or the number of a register, in place of the id', async () => {
    expect(await idIn('partnerships/dla-rudawki.json')).toBe(partnership.id)
    expect(await idIn('organisations/0000325251.json')).toBe(gone.id)
  })

  it.each(['GET', 'HEAD'])('leads from a former slug to the present one, by %s', async (method) => {
    for (const [path, to] of [
      ['partnerships/nasz-zoliborz.json', 'partnerships/dla-rudawki.json'],
      ['partnerships/nasz-zoliborz.csv?bom=1', 'partnerships/dla-rudawki.csv?bom=1'],
      ['partnerships/nasz-zoliborz', 'partnerships/dla-rudawki'],
      ['partnerships/partner.json', 'partnerships/dla-rudawki.json'],
    ] as const) {
      const response = await get(path, method)
      expect([response.status, response.headers.get('location')]).toEqual([
        301,
        `http://registry.test/base/feeds/${to}`,
      ])
    }
  })

  it('leads from a merged record to the one in its place', async () => {
    const admin = await app.appoint(Role.ADMIN)
    await merge(admin, gone, stays)
    const response = await get(`organisations/${gone.id}.json`)
    expect([response.status, response.headers.get('location')]).toEqual([
      301,
      `http://registry.test/base/feeds/organisations/${stays.id}.json`,
    ])
    expect(await idIn('organisations/0000325251.json')).toBe(stays.id)
  })

  it('says that a record was deleted, and nothing of one that nobody saw', async () => {
    for (const { id } of [event, draftEvent]) await app.database.write((write) => write.delete(Event, id))
    for (const extension of ['.json', '.ics', '']) {
      const response = await get(`events/${event.id}${extension}`)
      expect([response.status, response.headers.get('content-type')]).toEqual([
        410,
        'application/problem+json; charset=utf-8',
      ])
    }
    for (const path of [
      `events/${draftEvent.id}.json`,
      `partnerships/${draft.id}.json`,
      'partnerships/szkic.json',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })
})
