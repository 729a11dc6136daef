import fc from 'fast-check'
import sql from 'sql-template-tag'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CommentState } from '../../../src/modules/comment/comment.enums'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import {
  MembershipRole,
  MembershipStatus,
} from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PartnershipKind, PartnershipStage } from '../../../src/modules/partnership/partnership.enums'
import { SectorCode, sectorId } from '../../../src/modules/sector/sector.entity'
import { territoryId } from '../../../src/modules/territory/territory.entity'
import { fakeComment, fakeGuide, fakeMembership, fakePartnership } from '../../support/fakes'
import { TERRITORIES } from '../../support/random-registry'
import { type FacetWorld, startFacetWorld } from '../facet/facet-world'

/** Some of them lie in another month in Poland than in UTC. */
const ENTERED = ['2024-01-15T10:00:00.000Z', '2024-01-31T23:30:00.000Z', '2024-05-31T22:15:00.000Z']

const partnership = fc.record({
  kind: fc.option(fc.constantFrom(...Object.values(PartnershipKind))),
  foundedOn: fc.option(fc.constantFrom('2009', '2013-05', '2013-06-02')),
  createdAt: fc.constantFrom(...ENTERED),
  stage: fc.option(fc.constantFrom(...Object.values(PartnershipStage))),
  endedOn: fc.option(fc.constant('2020')),
  sectors: fc.subarray(Object.values(SectorCode)),
  territories: fc.subarray(Object.keys(TERRITORIES)),
})

const membership = fc.record({
  partnership: fc.nat(),
  organisation: fc.option(fc.nat()),
  role: fc.constantFrom(MembershipRole.PARTNER, MembershipRole.SUPPORTER),
  status: fc.constantFrom(
    ...Object.values(MembershipStatus),
    MembershipStatus.ACTIVE,
    MembershipStatus.ACTIVE,
  ),
  since: fc.option(fc.constantFrom('2009', '2013-05', '2013-06-02', '2024-01')),
})

const comment = fc.record({
  subject: fc.nat(),
  state: fc.constantFrom(...Object.values(CommentState), CommentState.PUBLISHED),
  createdAt: fc.constantFrom(...ENTERED),
  isReply: fc.boolean(),
})

const drawn = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number) => fc.sample(arbitrary, { numRuns, seed: 11 })

/** With members and comments, and partnerships of which it is known when they were founded. */
export async function startStatisticsWorld(): Promise<FacetWorld> {
  const world = await startFacetWorld()
  await world.app.database.write(async (write) => {
    const founded = drawn(partnership, 30).map(({ sectors, territories, ...columns }) => ({
      ...{ row: fakePartnership(columns), sectors, territories },
    }))
    await write.insert(
      Partnership,
      founded.map(({ row }) => row),
    )
    await write.insertRows(
      'partnership_sector',
      founded.flatMap(({ row: { id }, sectors }) =>
        sectors.map((code) => ({ partnershipId: id, sectorId: sectorId(code) })),
      ),
    )
    await write.insertRows(
      'partnership_territory',
      founded.flatMap(({ row: { id }, territories }) =>
        territories.map((code) => ({ partnershipId: id, territoryId: territoryId(code) })),
      ),
    )
    const idsOf = async (table: 'partnership' | 'organisation' | 'event') => {
      const ids = {
        partnership: sql`SELECT "id" FROM "partnership" ORDER BY "name", "id"`,
        organisation: sql`SELECT "id" FROM "organisation" ORDER BY "name", "id"`,
        event: sql`SELECT "id" FROM "event" ORDER BY "title", "id"`,
      }
      return (await write.read<{ id: string }>(ids[table])).map(({ id }) => id)
    }
    const [partnerships, organisations, events] = [
      await idsOf('partnership'),
      await idsOf('organisation'),
      await idsOf('event'),
    ]
    const pick = (ids: readonly string[], number: number) => ids[number % ids.length] as string
    await write.insert(
      Membership,
      drawn(membership, 250).map(({ partnership: host, organisation, ...columns }) =>
        fakeMembership({
          ...columns,
          partnershipId: pick(partnerships, host),
          organisationId: organisation === null ? null : pick(organisations, organisation),
        }),
      ),
    )
    const guide = fakeGuide()
    await write.insert(Guide, [guide])
    const subjects = [...partnerships, ...events, guide.id, guide.id, guide.id]
    const comments = drawn(comment, 250).map(({ subject, isReply, ...columns }) => ({
      ...{ isReply, row: fakeComment({ ...columns, subjectId: pick(subjects, subject) }) },
    }))
    await write.insert(
      Comment,
      comments.map(({ row }) => row),
    )
    await write.insert(
      Comment,
      comments
        .filter(({ isReply }) => isReply)
        .map(({ row: { id, subjectId } }) => fakeComment({ subjectId, parentId: id, depth: 1 })),
    )
  })
  return world
}
