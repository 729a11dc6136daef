import { Account } from '../../../src/modules/account/account.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { Event } from '../../../src/modules/event/event.entity'
import { Initiator } from '../../../src/modules/initiator/initiator.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { type App, startApp } from '../../support/app'
import {
  fakeAccount,
  fakeComment,
  fakeEvent,
  fakeInitiator,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
} from '../../support/fakes'
import { statementsDuring } from '../../support/statements'

const NESTED = `query Nested($first: Int!) {
  partnerships(first: $first) {
    nodes {
      name
      sectors { code }
      initiators { name }
      members(first: 5) { nodes { role organisation { name } } }
      events(first: 5) { nodes { title } }
      comments(first: 5) { nodes { body replies(first: 3) { nodes { body author { displayName } } } } }
    }
  }
}`

interface Nested {
  partnerships: {
    nodes: {
      sectors: object[]
      initiators: object[]
      members: { nodes: { organisation: object }[] }
      events: { nodes: object[] }
      comments: { nodes: { replies: { nodes: { author: object }[] } }[] }
    }[]
  }
}

/** A hundred partnerships; the first ones have the most of everything, as in life. */
async function fill({ database }: App) {
  const partnerships = Array.from({ length: 100 }, () => fakePartnership())
  const organisations = Array.from({ length: 30 }, () => fakeOrganisation())
  const accounts = Array.from({ length: 10 }, () => fakeAccount())
  const initiators = partnerships.map(() => fakeInitiator())
  const of = <T>(records: readonly T[], index: number) => records[index % records.length] as T
  const perPartnership = <T>(make: (partnershipId: string, index: number) => T) =>
    partnerships.flatMap(({ id }, rank) =>
      Array.from({ length: 1 + Math.floor(40 / (rank + 1)) }, (_, index) => make(id, index)),
    )
  const comments = perPartnership((subjectId, index) =>
    fakeComment({ subjectId, authorId: of(accounts, index).id }),
  )
  const replies = comments.flatMap(({ subjectId, id }, index) =>
    Array.from({ length: index % 5 }, () =>
      fakeComment({ subjectId, parentId: id, depth: 1, authorId: of(accounts, index).id }),
    ),
  )
  await database.write(async (write) => {
    await write.insert(Sector, fakeSectors())
    await write.insert(Initiator, initiators)
    await write.insert(Organisation, organisations)
    await write.insert(Account, accounts)
    await write.insert(Partnership, partnerships)
    await write.insertRows(
      'partnership_sector',
      partnerships.flatMap(({ id }) =>
        ['sector_PUBLIC', 'sector_SOCIAL'].map((sectorId) => ({ partnershipId: id, sectorId })),
      ),
    )
    await write.insertRows(
      'partnership_initiator',
      partnerships.map(({ id }, index) => ({ partnershipId: id, initiatorId: of(initiators, index).id })),
    )
    await write.insert(
      Membership,
      perPartnership((partnershipId, index) =>
        fakeMembership({ partnershipId, organisationId: of(organisations, index).id }),
      ),
    )
    await write.insert(
      Event,
      perPartnership((partnershipId) => fakeEvent({ partnershipId })),
    )
    await write.insert(Comment, comments)
    await write.insert(Comment, replies)
  })
}

describe('the number of statements', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp()
    await fill(app)
  })
  afterAll(() => app.close())

  it('of a nested query is the same for 10 and for 100 partnerships, and at most 12', async () => {
    let answer: Nested | undefined
    const ten = await statementsDuring(() => app.data(NESTED, { first: 10 }))
    const hundred = await statementsDuring(async () => {
      answer = await app.data<Nested>(NESTED, { first: 100 })
    })
    process.stdout.write(`statements for 10 partnerships: ${ten.length}, for 100: ${hundred.length}\n`)
    expect(hundred).toHaveLength(ten.length)
    expect(hundred.length).toBeLessThanOrEqual(12)

    const nodes = answer?.partnerships.nodes ?? []
    expect(nodes).toHaveLength(100)
    expect(nodes.every(({ sectors, initiators }) => sectors.length === 2 && initiators.length === 1)).toBe(
      true,
    )
    expect(Math.max(...nodes.map(({ members }) => members.nodes.length))).toBe(5)
    expect(nodes.flatMap(({ members }) => members.nodes).every(({ organisation }) => organisation)).toBe(true)
    const replies = nodes.flatMap(({ comments }) =>
      comments.nodes.flatMap((comment) => comment.replies.nodes),
    )
    expect(replies.length).toBeGreaterThan(0)
    expect(replies.every(({ author }) => author)).toBe(true)
  })

  it('does not grow with counts either', async () => {
    const counts = (first: number) =>
      statementsDuring(() =>
        app.data(
          `{ partnerships(first: ${first}) { totalCount nodes { commentCount isNationwide members { totalCount } events { totalCount } } } }`,
        ),
      )
    expect((await counts(100)).length).toBe((await counts(10)).length)
  })
})
