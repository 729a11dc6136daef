import { datasets } from '../../../src/interchange/feeds/dataset'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { InitiatorKind } from '../../../src/modules/initiator/initiator.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { MembershipRole } from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type Any, type App, startApp } from '../../support/app'
import {
  fakeAgreement,
  fakeGuide,
  fakeInitiator,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
} from '../../support/fakes'
import { layOut } from '../import/import-upload'

const [here, there, draft] = [
  fakePartnership({ slug: 'tutaj' }),
  fakePartnership({ slug: 'tam' }),
  fakePartnership({ slug: 'szkic', publishedAt: null }),
]
const [body, other] = [fakeOrganisation({ krs: '0000325251' }), fakeOrganisation()]
const of = (partnership: { id: string }, organisationId = body.id) => ({
  partnershipId: partnership.id,
  organisationId,
})
const memberships = [
  fakeMembership({ ...of(here), role: MembershipRole.LEADER }),
  fakeMembership(of(here, other.id)),
  fakeMembership(of(there)),
  fakeMembership(of(draft)),
]
const agreements = [here, there, draft].map(({ id }) => fakeAgreement({ partnershipId: id }))
const initiators = [
  fakeInitiator({ kind: InitiatorKind.NGO }),
  fakeInitiator({ kind: InitiatorKind.RESIDENT }),
  fakeInitiator({ kind: InitiatorKind.NGO }),
]
const guides = [fakeGuide(), fakeGuide({ territoryId: 'territory_1465' })]

describe('feeds of what partnerships refer to', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    await layOut(app.database)
    await app.database.write(async (write) => {
      await write.insert(Partnership, [here, there, draft])
      await write.insertRows('partnership_territory', [
        { partnershipId: here.id, territoryId: 'territory_1465' },
        { partnershipId: there.id, territoryId: 'territory_0264' },
        { partnershipId: draft.id, territoryId: 'territory_1465' },
      ])
      await write.insert(Organisation, [body, other])
      await write.insert(Membership, memberships)
      await write.insert(Agreement, agreements)
      await write.insert(Initiator, initiators)
      await write.insertRows(
        'partnership_initiator',
        [here, there, draft].map(({ id }, index) => ({
          partnershipId: id,
          initiatorId: initiators[index]?.id,
        })),
      )
      await write.insert(Guide, guides)
    })
  })
  afterAll(() => app.close())

  const get = (path: string) => fetch(`${app.url}/feeds/${path}`)
  const idsOf = async (path: string) => {
    const response = await get(path)
    expect([path, response.status]).toEqual([path, 200])
    return ((await response.json()) as { id: string }[]).map(({ id }) => id)
  }
  const ids = (records: readonly { id: string }[], ...indexes: number[]) =>
    indexes.map((index) => records[index]?.id).sort()

  it.each<[feed: string, query: string, expected: (string | undefined)[]]>([
    ['memberships', 'partnership=tutaj', ids(memberships, 0, 1)],
    ['memberships', `partnership=${there.id}`, ids(memberships, 2)],
    ['memberships', 'territory=14', ids(memberships, 0, 1)],
    ['memberships', 'territory=Warszawa&roles=lider', ids(memberships, 0)],
    ['memberships', 'organisation=0000325251', ids(memberships, 0, 2)],
    ['memberships', `ids=${memberships[1]?.id},${memberships[2]?.id}`, ids(memberships, 1, 2)],
    ['agreements', 'partnership=tam', ids(agreements, 1)],
    ['agreements', 'territory=1465&coverage=ANY', ids(agreements, 0)],
    ['agreements', `ids=${agreements[0]?.id}`, ids(agreements, 0)],
    ['initiators', 'partnership=tutaj', ids(initiators, 0)],
    // That of the draft is nobody's.
    ['initiators', 'territory=14', ids(initiators, 0)],
    ['initiators', 'kinds=RESIDENT', ids(initiators, 1)],
    ['territories', 'territory=mazowieckie', ['territory_14', 'territory_1465']],
    ['territories', 'ids=territory_14', ['territory_14']],
    ['guides', 'territory=14', ids(guides, 1)],
    ['guides', 'territory=1465&coverage=COVERING', ids(guides, 0, 1)],
    ['sectors', 'ids=sector_PUBLIC', ['sector_PUBLIC']],
  ])('%s?%s', async (feed, query, expected) => {
    for (const ending of ['json', 'ndjson']) {
      if (ending === 'json') expect((await idsOf(`${feed}.json?${query}`)).sort()).toEqual(expected)
      else expect((await get(`${feed}.ndjson?${query}`)).status).toBe(200)
    }
  })

  it.each([
    ['memberships.csv?partnership=szkic', /partnership must be the id or the slug/],
    ['memberships.csv?partnership=nic', /partnership must be the id or the slug/],
    ['memberships.csv?organisation=nic', /organisation must be the id or the number/],
    ['memberships.csv?territory=9999', /no unit/],
    ['memberships.csv?roles=szef', /roles must be one of LEADER \(/],
    [`memberships.csv?ids=${memberships[3]?.id}`, /no membership with the id/],
    ['agreements.csv?ids=x,y', /no agreement with the id x, y/],
    [
      'agreements.csv?organisation=x',
      /Its parameters are: .*partnership.*territory|Its parameters are: .*territory.*partnership/,
    ],
    ['initiators.csv?kinds=x', /kinds must be one of /],
    ['territories.csv?ids=14', /no territory with the id 14\. .*territory_/],
    ['territories.csv?levels=x', /levels must be one of /],
    ['sectors.json?ids=PUBLIC', /no sector with the id PUBLIC/],
    ['guides.json?ids=', /ids is empty/],
    ['guides.json?partnership=tutaj', /no such parameter/],
  ])('%s is refused', async (path, reason) => {
    const response = await get(path)
    expect(response.status).toBe(400)
    expect(((await response.json()) as Any).detail).toMatch(reason)
  })

  it('are in the catalogue, in the data package and in OpenAPI with their filters', async () => {
    const catalogue = (await (await fetch(`${app.url}/catalog.jsonld`)).json()) as Any
    const described = (await (await fetch(`${app.url}/openapi.json`)).json()) as Any
    const names = Object.keys(datasets)
    expect(catalogue['dcat:dataset'].map((each: Any) => each['dct:identifier']).sort()).toEqual(names.sort())
    const parameters = (path: string) => described.paths[path].get.parameters.map(({ name }: Any) => name)
    expect(parameters('/feeds/memberships.csv')).toEqual(
      expect.arrayContaining([
        'ids',
        'partnership',
        'organisation',
        'territory',
        'coverage',
        'roles',
        'statuses',
      ]),
    )
    expect(parameters('/feeds/sectors.json')).toContain('ids')
  })
})
