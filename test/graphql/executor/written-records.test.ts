import { Account } from '../../../src/modules/account/account.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CommentState } from '../../../src/modules/comment/comment.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { type App, startApp } from '../../support/app'
import {
  fakeAccount,
  fakeComment,
  fakeEvent,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
} from '../../support/fakes'
import { statementsDuring } from '../../support/statements'

/** Whatever JSON escapes, or somebody might think that it does. */
const TEXTS = [
  '"quoted" and \\escaped\\ / with a slash',
  Array.from({ length: 31 }, (_, index) => String.fromCharCode(index + 1)).join('-'),
  '\u007f\u0080\u2028\u2029\ufeff\uffff',
  'Zażółć gęślą jaźń 🦫 👩‍👩‍👧 e\u0301',
  "it's <b>not</b> %s $1 ?1 {}[],:",
  '',
]

const NESTED = `query Nested($first: Int, $language: Language = EN, $isLong: Boolean = true) {
  partnerships(first: 50) {
    pageInfo { endCursor hasNextPage }
    nodes {
      __typename id name summary isExample version createdAt
      sectors { code name(language: $language) }
      members(first: $first) { nodes { role since organisation { name publishedAt } } }
      lately: events(first: 2, orderBy: LATEST) { nodes { title description @include(if: $isLong) startsAt endsAt isFree } }
      comments { nodes { body state author { displayName } } }
    }
  }
}`

describe('Records that the database writes', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({ REUSED_ANSWERS_MB: '0' })
    const partnerships = TEXTS.map((text) => fakePartnership({ name: `${text}.`, summary: text }))
    const [first] = partnerships as [(typeof partnerships)[number]]
    const account = fakeAccount({ displayName: TEXTS[0] as string })
    const erased = fakeAccount({ erasedAt: '2020-01-01T00:00:00.000Z' })
    const organisations = [fakeOrganisation(), fakeOrganisation({ publishedAt: null })]
    const comments = [
      fakeComment({ subjectId: first.id, authorId: account.id, text: TEXTS[1] as string }),
      fakeComment({ subjectId: first.id, authorId: erased.id }),
      fakeComment({ subjectId: first.id, authorId: account.id, state: CommentState.HIDDEN }),
    ]
    const [, , hidden] = comments as [object, object, (typeof comments)[number]]
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Account, [account, erased])
      await write.insert(Organisation, organisations)
      await write.insert(Partnership, [...partnerships, fakePartnership({ publishedAt: null })])
      await write.insertRows('partnership_sector', [{ partnershipId: first.id, sectorId: 'sector_PUBLIC' }])
      await write.insert(
        Membership,
        [...organisations.map(({ id }) => id), null].map((organisationId) =>
          fakeMembership({ partnershipId: first.id, organisationId }),
        ),
      )
      await write.insert(
        Event,
        TEXTS.map((text, index) =>
          fakeEvent({
            partnershipId: first.id,
            title: `${text}.`,
            description: index === 0 ? null : text,
            isFree: [null, true, false][index % 3] ?? null,
            startsAt: `2021-03-0${index + 1}T16:00:00.${index}00Z`,
          }),
        ),
      )
      await write.insert(Comment, comments)
      await write.insert(Comment, [
        fakeComment({ subjectId: first.id, parentId: hidden.id, depth: 1, authorId: account.id }),
      ])
    })
  })
  afterAll(() => app.close())

  async function textOf(query: string, variables: object): Promise<string> {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ query, variables })
    return (await fetch(`${app.url}/graphql`, { method: 'POST', headers, body })).text()
  }

  it.each([
    ['with all that is below them', NESTED, [{ first: 1 }, { first: 3, language: 'PL' }, { isLong: false }]],
    [
      'in edges',
      '{ partnerships(orderBy: NEWEST) { totalCount edges { cursor node { name slug sectors { code } } } } }',
      [{}],
    ],
    [
      'of several types',
      'query F($q: String!) { search(query: $q) { nodes { id __typename ... on Partnership { sectors { code } } ... on Organisation { name territory { code } } } } }',
      [{ q: 'a' }],
    ],
  ])('are the same bytes as those of graphql-js, %s', async (_, query, variables) => {
    const interpreted: string[] = []
    // Each document is answered by graphql-js twice before it has a plan.
    for (const each of variables) interpreted.push(await textOf(`${query} # ${JSON.stringify(each)}`, each))
    for (const each of interpreted) expect(each).toMatch(/^\{"data":/)
    for (let run = 0; run < 4; run++)
      for (const [index, each] of variables.entries())
        expect(await textOf(query, each)).toBe(interpreted[index])
  })

  it('cost one statement with all that is below them', async () => {
    const statements = await statementsDuring(() => textOf(NESTED, { first: 2 }))
    expect(statements).toHaveLength(1)
  })

  it('are refused arguments as graphql-js refuses them', async () => {
    const ask = (first: number) => app.query(NESTED, { first })
    const before = await ask(2)
    expect((await ask(0)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(await ask(2)).toEqual(before)
  })

  it('are read for somebody who is signed in, who may see more', async () => {
    const member = await app.signUp()
    const seen = await member.data(NESTED, { first: 2 })
    expect(seen.partnerships.nodes).toHaveLength(TEXTS.length)
  })
})
