import { Role } from '../../../src/authz/role.enums'
import { PartnershipLink } from '../../../src/modules/partnership/link/link.entity'
import { PartnershipLinkKind } from '../../../src/modules/partnership/link/link.enums'
import { MergedPartnership } from '../../../src/modules/partnership/merged-partnership.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakeLink, fakePartnership } from '../../support/fakes'

const FIELDS = `id version kind since until url sources { url asOf } partnership { id } other { id } awaits { id }
  viewerCan { accept { allowed reason } update { allowed } remove { allowed } }`

const INPUTS = {
  linkPartnerships: 'LinkPartnershipsInput',
  acceptPartnershipLink: 'AcceptPartnershipLinkInput',
  updatePartnershipLink: 'UpdatePartnershipLinkInput',
  unlinkPartnerships: 'UnlinkPartnershipsInput',
} as const
type Mutation = keyof typeof INPUTS

const RELATED = `query Related($id: ID!) { partnership(id: $id) {
  links { totalCount nodes { id } }
  predecessors { nodes { id } } successors { nodes { id } } partOf { nodes { id } } parts { totalCount nodes { id } } sameAs { nodes { id } }
} }`

// biome-ignore lint/suspicious/noExplicitAny: the assertions say which fields it has
type Answer = any

const { SUCCESSOR_OF, PART_OF, SAME_AS } = PartnershipLinkKind
const NONE = 'partnership_01jd0000000000000000000000'

describe('links between partnerships', () => {
  let app: App
  let admin: Client
  let admins: Client[]
  beforeAll(async () => {
    app = await startApp()
    admin = await app.appoint(Role.ADMIN)
    // The account of whoever writes is locked: only different ones write at the same time.
    admins = await Promise.all(Array.from({ length: 4 }, () => app.appoint(Role.ADMIN)))
  })
  afterAll(() => app.close())

  async function published(count: number, columns = {}): Promise<string[]> {
    const made = Array.from({ length: count }, () => fakePartnership(columns))
    await app.database.write((write) => write.insert(Partnership, made))
    return made.map(({ id }) => id)
  }

  async function ask(by: Client, mutation: Mutation, input: object) {
    const { data, errors } = await by.query(
      `mutation Ask($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) { link { ${FIELDS} } } }`,
      { input },
    )
    return { link: data?.[mutation]?.link as Answer, error: errors?.[0]?.extensions as Answer }
  }

  const link = (
    by: Client,
    kind: PartnershipLinkKind,
    partnershipId: string | undefined,
    otherId: string | undefined,
  ) => ask(by, 'linkPartnerships', { kind, partnershipId, otherId })

  const ids = (list: { nodes: { id: string }[] }) => list.nodes.map(({ id }) => id)

  async function related(id: string | undefined, by: Client = app) {
    const { partnership } = await by.data(RELATED, { id })
    const { links, ...lists } = partnership as Answer
    return {
      links: links.totalCount,
      ...Object.fromEntries(
        Object.entries(lists as Record<string, { nodes: { id: string }[] }>)
          .map(([name, list]) => [name, ids(list)] as const)
          .filter(([, found]) => found.length > 0),
      ),
    }
  }

  it('are seen from both ends, by kind', async () => {
    const [old, present, network, twin] = await published(4)
    const { link: made } = await ask(admin, 'linkPartnerships', {
      ...{ partnershipId: present, kind: SUCCESSOR_OF, otherId: old, since: '2018-05' },
      sources: [{ url: 'https://example.org/o-nas', asOf: '2020' }],
    })
    expect(made).toMatchObject({
      ...{ kind: SUCCESSOR_OF, since: '2018-05', partnership: { id: present }, other: { id: old } },
      ...{ awaits: null, sources: [{ url: 'https://example.org/o-nas', asOf: '2020' }] },
    })
    await link(admin, PART_OF, present, network)
    await link(admin, SAME_AS, present, twin)
    await ask(admin, 'linkPartnerships', {
      ...{ partnershipId: present, kind: SAME_AS, url: 'https://www.wikidata.org/wiki/Q1' },
    })
    expect(await related(present)).toEqual({
      links: 4,
      predecessors: [old],
      partOf: [network],
      sameAs: [twin],
    })
    expect(await related(old)).toEqual({ links: 1, successors: [present] })
    expect(await related(network)).toEqual({ links: 1, parts: [present] })
    expect(await related(twin)).toEqual({ links: 1, sameAs: [present] })
  })

  it('count once the other side has agreed', async () => {
    const [one, other] = await published(2)
    const [mine, theirs, stranger] = await Promise.all([
      app.appoint(Role.ORGANISER, one as string),
      app.appoint(Role.ORGANISER, other as string),
      app.signUp(),
    ])
    const { link: proposed } = await link(mine, SUCCESSOR_OF, one, other)
    expect(proposed).toMatchObject({
      awaits: { id: other },
      viewerCan: { accept: { allowed: false, reason: 'NOT_ALLOWED' }, remove: { allowed: true } },
    })
    for (const by of [app, stranger]) {
      expect(await related(one, by)).toEqual({ links: 0 })
      expect(
        (await by.query('query One($id: ID!) { node(id: $id) { id } }', { id: proposed.id })).data?.node,
      ).toBeNull()
    }
    expect(await related(one, theirs)).toEqual({ links: 1 })
    const answer = { id: proposed.id, expectedVersion: proposed.version }
    expect((await ask(mine, 'acceptPartnershipLink', answer)).error).toMatchObject({ code: 'FORBIDDEN' })
    expect((await ask(stranger, 'acceptPartnershipLink', answer)).error).toMatchObject({ code: 'NOT_FOUND' })
    expect((await link(mine, SUCCESSOR_OF, one, other)).error).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'ALREADY_EXISTS', linkId: proposed.id },
    })
    const { link: accepted } = await ask(theirs, 'acceptPartnershipLink', answer)
    expect(accepted).toMatchObject({ awaits: null, version: 2 })
    expect(await related(other)).toEqual({ links: 1, successors: [one] })
    expect((await ask(mine, 'acceptPartnershipLink', { ...answer, expectedVersion: 2 })).error).toMatchObject(
      {
        ...{ code: 'CONFLICT', reason: 'NO_ANSWER_EXPECTED' },
      },
    )
    expect(
      (await ask(stranger, 'unlinkPartnerships', { ...answer, expectedVersion: 2 })).error,
    ).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect((await ask(theirs, 'unlinkPartnerships', { ...answer, expectedVersion: 2 })).error).toBeUndefined()
    expect(await related(other)).toEqual({ links: 0 })
  })

  it('are proposed by both sides at once, and then agreed', async () => {
    const [one, other] = await published(2)
    const sides = await Promise.all([one, other].map((id) => app.appoint(Role.ORGANISER, id as string)))
    for (const kind of [PART_OF, SAME_AS]) {
      const [a, b] = kind === SAME_AS ? await published(2) : [one, other]
      if (kind === SAME_AS)
        for (const [index, id] of [a, b].entries())
          sides[index] = await app.appoint(Role.ORGANISER, id as string)
      const answers = await Promise.all([
        link(sides[0] as Client, kind, a, b),
        kind === SAME_AS ? link(sides[1] as Client, kind, b, a) : link(sides[1] as Client, kind, a, b),
      ])
      expect(answers.map(({ error }) => error)).toEqual([undefined, undefined])
      expect(new Set(answers.map((each) => each.link.id)).size).toBe(1)
      expect(await related(a)).toMatchObject(kind === SAME_AS ? { sameAs: [b] } : { partOf: [b] })
    }
  })

  it('neither show nor reach drafts of others', async () => {
    const [one, other] = await published(2)
    const [draft, ownDraft] = await published(2, { publishedAt: null })
    const mine = await app.appoint(Role.ORGANISER, one as string)
    expect((await link(mine, PART_OF, one, draft)).error).toMatchObject({ code: 'NOT_FOUND' })
    const drafter = await app.appoint(Role.ORGANISER, ownDraft as string)
    const { link: proposed } = await link(drafter, SUCCESSOR_OF, ownDraft, one)
    expect(proposed).toMatchObject({ awaits: { id: one } })
    // Whoever is to agree does not see the draft yet.
    expect(await related(one, mine)).toEqual({ links: 0 })
    await link(admin, PART_OF, other, draft)
    expect(await related(other)).toEqual({ links: 0 })
    expect(await related(other, admin)).toEqual({ links: 1, partOf: [draft] })
    await app.database.write((write) =>
      write.update(Partnership, ownDraft as string, { publishedAt: '2026-01-01T00:00:00.000Z' }),
    )
    expect(await related(one, mine)).toEqual({ links: 1 })
  })

  it('tell what is wrong with an input', async () => {
    const [one, other] = await published(2)
    const [gone] = await published(1)
    await app.database.write(async (write) => {
      await write.delete(Partnership, gone as string)
      await write.insertRows(MergedPartnership, [
        { id: gone as string, krs: null, intoId: other as string, mergedAt: '2026-01-01T00:00:00.000Z' },
      ])
    })
    const broken: readonly [input: object, rule: string][] = [
      [{ otherId: one }, 'other'],
      [{}, 'required'],
      [{ otherId: other, url: 'https://example.org/' }, 'once'],
      [{ url: 'https://example.org/' }, 'kind'],
      [{ kind: SAME_AS, otherId: other, since: '2020' }, 'kind'],
      [{ otherId: other, until: '2020' }, 'kind'],
      [{ kind: PART_OF, otherId: other, until: '2093' }, 'past'],
      [{ kind: PART_OF, otherId: other, since: '2020', until: '2019-12' }, 'order'],
    ]
    for (const [input, rule] of broken)
      expect(
        (await ask(admin, 'linkPartnerships', { partnershipId: one, kind: SUCCESSOR_OF, ...input })).error,
      ).toMatchObject({ code: 'BAD_USER_INPUT', violations: [{ rule }] })
    expect((await link(admin, PART_OF, one, NONE)).error).toMatchObject({ code: 'NOT_FOUND' })
    expect((await link(admin, PART_OF, one, gone)).error).toMatchObject({
      code: 'NOT_FOUND',
      mergedInto: other,
    })
    expect((await link(app, PART_OF, one, other)).error).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect((await link(await app.signUp(), PART_OF, one, other)).error).toMatchObject({ code: 'FORBIDDEN' })
    expect(await related(one)).toEqual({ links: 0 })
  })

  it('do not contradict each other', async () => {
    const [a, b, c] = await published(3)
    await link(admin, SUCCESSOR_OF, a, b)
    const opposite = { code: 'CONFLICT', reason: 'CONTRADICTORY_LINK' }
    expect((await link(admin, SUCCESSOR_OF, b, a)).error).toMatchObject(opposite)
    expect((await link(admin, SAME_AS, b, a)).error).toMatchObject(opposite)
    await link(admin, SUCCESSOR_OF, b, c)
    expect((await link(admin, SUCCESSOR_OF, c, a)).error).toMatchObject(opposite)
    // What is part of another may come after it.
    expect((await link(admin, PART_OF, c, a)).error).toBeUndefined()
  })

  it('of parts that have left may come back the other way round', async () => {
    const [a, b] = await published(2)
    const { link: left } = await link(admin, PART_OF, a, b)
    const change = { id: left.id, expectedVersion: 1 }
    expect((await ask(admin, 'updatePartnershipLink', { ...change, until: '2019' })).link).toMatchObject({
      ...{ until: '2019', version: 2 },
    })
    expect(await related(b)).toEqual({ links: 1 })
    expect((await link(admin, PART_OF, b, a)).error).toBeUndefined()
    expect(
      (await ask(admin, 'updatePartnershipLink', { ...change, expectedVersion: 2, until: null })).error,
    ).toMatchObject({ code: 'CONFLICT', reason: 'CONTRADICTORY_LINK' })
    expect(
      (await ask(admin, 'updatePartnershipLink', { ...change, expectedVersion: 2, sources: null })).error,
    ).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it.each([2, 3, 4])('never close a circle of %d, even by requests at once', async (size) => {
    const members = await published(size)
    const next = (index: number) => members[(index + 1) % size]
    const answers = await Promise.all(
      members.map((id, index) => link(admins[index] as Client, PART_OF, id, next(index))),
    )
    expect(answers.filter(({ error }) => error?.reason === 'CONTRADICTORY_LINK')).toHaveLength(1)
    expect(answers.filter(({ error }) => error === undefined)).toHaveLength(size - 1)
  })

  it('never close a circle by answers at once', async () => {
    const members = await published(4)
    const proposed = members.map((id, index) =>
      fakeLink({ partnershipId: id, otherId: members[(index + 1) % 4] as string, awaitsId: id }),
    )
    await app.database.write((write) => write.insert(PartnershipLink, proposed))
    const answers = await Promise.all(
      proposed.map(({ id }, index) =>
        ask(admins[index] as Client, 'acceptPartnershipLink', { id, expectedVersion: 1 }),
      ),
    )
    expect(answers.filter(({ error }) => error?.reason === 'CONTRADICTORY_LINK')).toHaveLength(1)
  })

  it('are limited for the partnership that has them, and not for a network of many', async () => {
    const [many, network] = await published(2)
    const others = await published(50)
    await app.database.write((write) =>
      write.insert(PartnershipLink, [
        ...others.map((otherId) => fakeLink({ partnershipId: many as string, otherId, kind: PART_OF })),
        ...others.map((partnershipId) =>
          fakeLink({ partnershipId, otherId: network as string, kind: PART_OF }),
        ),
      ]),
    )
    expect((await link(admin, PART_OF, many, network)).error).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'LIMIT_REACHED', limit: 50 },
    })
    const [another] = await published(1)
    expect((await link(admin, PART_OF, another, network)).error).toBeUndefined()
    const { partnership } = await app.data(RELATED, { id: network })
    expect((partnership as Answer).parts).toMatchObject({ totalCount: 51, nodes: { length: 20 } })
  })

  it('are one where a submission comes twice', async () => {
    const [one, other] = await published(2)
    const input = { partnershipId: one, kind: PART_OF, otherId: other, idempotencyKey: 'raz' }
    const answers = [await ask(admin, 'linkPartnerships', input), await ask(admin, 'linkPartnerships', input)]
    expect(answers[1]?.link.id).toBe(answers[0]?.link.id)
  })

  it('are in files as visitors see them: no drafts, and nothing that waits', async () => {
    const [old, present, network, twin] = await published(4)
    const [draft] = await published(1, { publishedAt: null })
    await app.database.write((write) =>
      write.insert(
        PartnershipLink,
        [
          { partnershipId: present, otherId: old },
          { partnershipId: present, otherId: network, kind: PART_OF },
          { partnershipId: present, otherId: twin, kind: SAME_AS, awaitsId: twin },
          { partnershipId: draft, otherId: old },
          { partnershipId: present, url: 'https://www.wikidata.org/wiki/Q1', kind: SAME_AS },
        ].map((columns) => fakeLink(columns as Parameters<typeof fakeLink>[0])),
      ),
    )
    const read = async (path: string) => JSON.parse(await (await fetch(`${app.url}/feeds/${path}`)).text())
    const links: { partnershipId: string; otherId: string | null; url: string | null }[] =
      await read('links.json')
    const own = links.filter(({ partnershipId }) => [present, draft].includes(partnershipId))
    expect(own.map(({ otherId, url }) => otherId ?? url).sort()).toEqual(
      [old, network, 'https://www.wikidata.org/wiki/Q1'].sort(),
    )
    expect(own[0]).not.toHaveProperty('awaitsId')
    const nameOf = async (id: string | undefined) =>
      ((await app.data('query Name($id: ID!) { partnership(id: $id) { name } }', { id })) as Answer)
        .partnership.name
    expect((await read(`partnerships/${old}.json`))[0]).toMatchObject({
      successorNames: [await nameOf(present)],
    })
    const linked = async (id: string | undefined) => (await read(`partnerships/${id}.jsonld`))['@graph'][0]
    expect(await linked(present)).toMatchObject({
      parentOrganization: [{ '@type': 'Organization', name: await nameOf(network) }],
      sameAs: ['https://www.wikidata.org/wiki/Q1'],
    })
    expect(await linked(network)).toMatchObject({ subOrganization: [{ name: await nameOf(present) }] })
  })

  it('leave their changes to those who follow, and in the history', async () => {
    const [one, other] = await published(2)
    const { link: made } = await link(admin, PART_OF, one, other)
    await ask(admin, 'unlinkPartnerships', { id: made.id, expectedVersion: 1 })
    const history = async (id: string | undefined) =>
      (
        (await admin.data(
          'query Told($id: ID!) { partnership(id: $id) { history(first: 2) { nodes { kind type recordId } } } }',
          { id },
        )) as Answer
      ).partnership.history.nodes
    const told = { type: 'PARTNERSHIP_LINK', recordId: made.id }
    expect(await history(one)).toEqual([
      { kind: 'DELETED', ...told },
      { kind: 'CREATED', ...told },
    ])
  })
})
