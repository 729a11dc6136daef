import { Role } from '../../../src/authz/role.enums'
import { PartnershipLink } from '../../../src/modules/partnership/link/link.entity'
import { PartnershipLinkKind } from '../../../src/modules/partnership/link/link.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakeLink, fakePartnership } from '../../support/fakes'

const { PART_OF, SAME_AS, SUCCESSOR_OF } = PartnershipLinkKind

const MERGE = `mutation Merge($input: MergePartnershipsInput!) {
  mergePartnerships(input: $input) { partnership { id } }
}`

interface Row {
  readonly kind: string
  readonly partnershipId: string
  readonly otherId: string | null
  readonly url: string | null
  readonly since: string | null
  readonly awaitsId: string | null
}

describe('merging partnerships that are linked', () => {
  let app: App
  let admin: Client
  let ids: string[]
  beforeAll(async () => {
    app = await startApp()
    admin = await app.appoint(Role.ADMIN)
  })
  beforeEach(async () => {
    const made = Array.from({ length: 4 }, () => fakePartnership())
    await app.database.write((write) => write.insert(Partnership, made))
    ids = made.map(({ id }) => id)
  })
  afterAll(() => app.close())

  type Fake = Parameters<typeof fakeLink>[0]
  const links = (...made: Fake[]) =>
    app.database.write((write) => write.insert(PartnershipLink, made.map(fakeLink)))

  const merge = async (id: string, intoId: string) => {
    const input = { id, intoId, expectedVersion: 1, intoExpectedVersion: 1 }
    return (await admin.query(MERGE, { input })).errors?.[0]?.extensions
  }

  const stored = async (): Promise<Row[]> => {
    const rows: Row[] = await app.database.dataSource.query(
      `SELECT "kind", "partnershipId", "otherId", "url", "since", "awaitsId" FROM "partnership_link" ORDER BY "kind", "partnershipId"`,
    )
    return rows.filter((row) => ids.includes(row.partnershipId))
  }

  it('moves links from both ends, and lets go of those between the two', async () => {
    const [gone, stays, before, network] = ids as [string, string, string, string]
    await links(
      { partnershipId: gone, otherId: before, kind: SUCCESSOR_OF, since: '2018' },
      { partnershipId: network, otherId: gone, kind: PART_OF, awaitsId: gone },
      { partnershipId: gone, otherId: stays, kind: SAME_AS },
      { partnershipId: gone, url: 'https://www.wikidata.org/wiki/Q1', kind: SAME_AS },
    )
    expect(await merge(gone, stays)).toBeUndefined()
    expect(await stored()).toEqual([
      expect.objectContaining({ kind: PART_OF, partnershipId: network, otherId: stays, awaitsId: stays }),
      expect.objectContaining({
        kind: SAME_AS,
        partnershipId: stays,
        url: 'https://www.wikidata.org/wiki/Q1',
      }),
      expect.objectContaining({ kind: SUCCESSOR_OF, partnershipId: stays, otherId: before, since: '2018' }),
    ])
  })

  it('keeps one of two links that say the same, with what is known of both', async () => {
    const [gone, stays, before] = ids as [string, string, string]
    await links(
      { partnershipId: gone, otherId: before, since: '2018' },
      { partnershipId: stays, otherId: before, awaitsId: before },
      { partnershipId: before, otherId: gone, kind: SAME_AS },
      { partnershipId: before, otherId: stays, kind: SAME_AS },
    )
    expect(await merge(gone, stays)).toBeUndefined()
    const rows = await stored()
    expect(rows).toHaveLength(2)
    expect(rows.find(({ kind }) => kind === SUCCESSOR_OF)).toMatchObject({
      ...{ partnershipId: stays, otherId: before, since: '2018', awaitsId: null },
    })
    const [same] = rows.filter(({ kind }) => kind === SAME_AS)
    expect([same?.partnershipId, same?.otherId].sort()).toEqual([before, stays].sort())
  })

  it('is refused where the one would be part of itself, and changes nothing', async () => {
    const [gone, stays, between] = ids as [string, string, string]
    await links(
      { partnershipId: gone, otherId: between, kind: PART_OF },
      { partnershipId: between, otherId: stays, kind: PART_OF },
    )
    const before = await stored()
    expect(await merge(gone, stays)).toMatchObject({ code: 'CONFLICT', reason: 'CONTRADICTORY_LINK' })
    expect(await stored()).toEqual(before)
  })
})
