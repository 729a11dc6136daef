import type { Writing } from '../../src/core/change-log/write'
import { Event } from '../../src/modules/event/event.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { startApp } from '../support/app'
import { fakeEvent, fakePartnership } from '../support/fakes'
import { codesOf, type Door, expectServed, openDoor } from './server-under-test'

const DESCRIPTION = 'Długi opis. '.repeat(1_600)

describe('an answer of more than MAX_ANSWER_MB', () => {
  let door: Door
  const partnership = fakePartnership()
  const fill = async (write: Writing) => {
    const described = { partnershipId: partnership.id, description: DESCRIPTION }
    await write.insert(Partnership, [partnership])
    await write.insert(
      Event,
      Array.from({ length: 100 }, () => fakeEvent(described)),
    )
  }
  beforeAll(async () => {
    door = await openDoor({ MAX_ANSWER_MB: '2' })
    await door.database.write(fill)
  })
  afterAll(() => door.close())
  afterEach(() => expectServed(door))

  const events = (first: number, fields: string) =>
    `{ partnership(id: "${partnership.id}") { events(first: ${first}) { nodes { ${fields} } } } }`

  it('is refused, whether or not the query is known', async () => {
    const query = events(60, 'a: description b: description')
    // A good answer makes a plan of the query.
    const withVariable = query.replace('{', 'query ($n: Int!) {').replace('first: 60', 'first: $n')
    for (const _ of [1, 2]) expect((await door.post(withVariable, { n: 1 })).status).toBe(200)
    for (const answer of [await door.post(query), await door.post(withVariable, { n: 60 })]) {
      expect([answer.status, codesOf(answer)]).toEqual([400, ['QUERY_TOO_EXPENSIVE']])
      const { limitName, limit, figure } = answer.json.errors?.[0]?.extensions ?? {}
      expect([limitName, limit]).toEqual(['answerBytes', 2_000_000])
      expect(figure).toBeGreaterThan(2 * 60 * DESCRIPTION.length)
      expect(answer.json.data).toBeUndefined()
    }
  })

  it('is refused where the same record comes again and again', async () => {
    const inner = 'partnership { events(first: 100) { nodes { description } } }'
    const answer = await door.post(events(100, inner))
    expect([answer.status, codesOf(answer)]).toEqual([400, ['QUERY_TOO_EXPENSIVE']])
  })

  it('is served where it is just below', async () => {
    const { status, text } = await door.post(events(100, 'description'))
    expect(status).toBe(200)
    expect(text.length).toBeGreaterThan(100 * DESCRIPTION.length)
  })

  it('of a mutation is refused too, and says that the change is stored', async () => {
    const app = await startApp({ MAX_ANSWER_MB: '1' })
    await app.database.write(fill)
    const member = await app.signUp()
    const subject = `subject { ... on Partnership { commentCount events(first: 100) { nodes { description } } } }`
    const { data, errors } = await member.query(
      `mutation { addComment(input: { subjectId: "${partnership.id}", body: "Tak" }) { comment { ${subject} } } }`,
    )
    expect(data).toBeNull()
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_EXPENSIVE', stored: true })
    const { partnership: commented } = await app.data(
      `{ partnership(id: "${partnership.id}") { comments { nodes { body } } } }`,
    )
    expect(commented.comments.nodes).toEqual([{ body: 'Tak' }])
    await app.close()
  })
})
