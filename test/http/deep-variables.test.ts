import { type Door, expectServed, openDoor } from './server-under-test'

const QUERIES: Readonly<Record<string, string>> = {
  'are not declared': 'query ($few: Int = 1) { sectors { code } partnerships(first: $few) { totalCount } }',
  'are to be an id': 'query ($deep: ID! = "x") { node(id: $deep) { id } }',
  'are to be a filter': 'query ($deep: PartnershipFilter) { partnerships(filter: $deep) { totalCount } }',
  'are representations': 'query ($deep: [_Any!]! = []) { _entities(representations: $deep) { __typename } }',
}

const nested = (levels: number, [open, close]: readonly [string, string]) =>
  `${open.repeat(levels)}1${close.repeat(levels)}`

describe('variables that are nested 5,000 deep', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())
  afterEach(() => expectServed(door))

  it.each(Object.entries(QUERIES))('are answered or refused where they %s', async (_, query) => {
    // The query has a plan before they come.
    for (const _ of [1, 2]) expect((await door.post(query)).status).toBe(200)
    for (const brackets of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const { status, json } = await door.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"query":${JSON.stringify(query)},"variables":{"deep":${nested(5_000, brackets)}}}`,
      })
      expect(status).toBe(200)
      for (const { extensions } of json.errors ?? []) expect(extensions.code).toBe('BAD_USER_INPUT')
    }
    expect(door.log.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })
})
