import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Member, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'
import { fakeMembership, fakeOrganisation, fakePartnership, fakeTerritory } from '../../support/fakes'
import { enter, merge } from './merging'

const PARTNERSHIPS = 'memberships { totalCount nodes { id role partnership { slug } } }'

interface Status {
  readonly status: string
}

describe('the memberships of two organisations that are merged', () => {
  let app: App
  let admin: Member
  beforeAll(async () => {
    app = await startApp({}, await testDatabaseUrl('facts'))
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  it.each([
    [
      'the one that takes part before the one that is asked to',
      [
        { status: 'INVITED', contribution: 'sala' },
        { status: 'ACTIVE', role: 'SUPPORTER', since: '2020' },
      ],
      [{ status: 'ACTIVE', role: 'SUPPORTER', since: '2020', until: null, contribution: 'sala' }],
    ],
    [
      'the one that takes part before the one that has left, whose term is another',
      [
        { status: 'ACTIVE', since: '2020' },
        { status: 'LEFT', role: 'LEADER', since: '2010', until: '2012' },
      ],
      [{ status: 'ACTIVE', role: 'PARTNER', since: '2020', until: null, contribution: null }],
    ],
    [
      'the one that leads, since the earlier day',
      [
        { status: 'ACTIVE', role: 'LEADER', since: '2015-03', contribution: 'autobus' },
        { status: 'ACTIVE', role: 'PARTNER', since: '2012', contribution: 'sala' },
      ],
      [{ status: 'ACTIVE', role: 'LEADER', since: '2012', until: null, contribution: 'autobus' }],
    ],
    [
      'of two that are over, the whole time',
      [
        { status: 'LEFT', since: '2010', until: '2012' },
        { status: 'LEFT', since: '2011', until: '2015' },
      ],
      [{ status: 'LEFT', role: 'PARTNER', since: '2010', until: '2015', contribution: null }],
    ],
    [
      'an earlier one of the same organisation beside it',
      [{ status: 'ACTIVE', since: '2020' }, { status: 'INVITED' }, { status: 'LEFT', until: '2015' }],
      [
        { status: 'ACTIVE', role: 'PARTNER', since: '2020', until: null, contribution: null },
        { status: 'LEFT', role: 'PARTNER', since: null, until: '2015', contribution: null },
      ],
    ],
  ])('are one in a partnership: %s', async (_which, [first, second, third], kept) => {
    const [gone, stays, partnership] = [fakeOrganisation(), fakeOrganisation(), fakePartnership()]
    await enter(app, Organisation, [gone, stays])
    await enter(app, Partnership, [partnership])
    const of = (organisationId: string, columns: object) =>
      fakeMembership({ partnershipId: partnership.id, organisationId, ...columns })
    await enter(app, Membership, [
      of(gone.id, first as object),
      of(stays.id, second as object),
      ...(third ? [of(gone.id, third)] : []),
    ])
    await merge(admin, gone, stays)
    const { organisation } = await app.data(
      `query Of($id: ID) { organisation(id: $id) { memberships(status: [INVITED, APPLIED, ACTIVE, LEFT, DECLINED]) {
        nodes { status role since until contribution partnership { id } }
      } } }`,
      { id: stays.id },
    )
    const nodes = organisation.memberships.nodes.sort((a: Status, b: Status) =>
      a.status < b.status ? -1 : 1,
    )
    expect(nodes).toEqual(kept.map((each) => ({ ...each, partnership: { id: partnership.id } })))
  })

  it('are those of both, among the facts of the registry', async () => {
    const found = await app.data(
      `{ organisations(filter: { search: "gmina adamow" }) { nodes { id version ${PARTNERSHIPS} } } }`,
    )
    const [unplaced] = found.organisations.nodes
    await enter(app, Territory, [fakeTerritory('0611022', '0611', 'Adamów')])
    const placed = fakeOrganisation({ name: 'Gmina Adamów', territoryId: 'territory_0611022' })
    await enter(app, Organisation, [placed])
    await merge(admin, unplaced, placed)
    const { organisation } = await app.data(
      `query Of($id: ID) { organisation(id: $id) { id kind sector { code } territory { name } ${PARTNERSHIPS} } }`,
      { id: unplaced.id },
    )
    expect(organisation).toEqual({
      id: placed.id,
      kind: 'MUNICIPALITY',
      sector: { code: 'PUBLIC' },
      territory: { name: 'Adamów' },
      memberships: unplaced.memberships,
    })
    expect(unplaced.memberships.totalCount).toBe(2)
  })
})
