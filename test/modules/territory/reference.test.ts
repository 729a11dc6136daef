import { type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'

/** Lists over real data: what they say must agree with each other, and with what is known of Poland. */
describe('the reference lists, over the first data', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({}, await testDatabaseUrl('examples'))
  })
  afterAll(() => app.close())

  it('sectors: three, each with what it contributes, in both languages', async () => {
    const { sectors, sector } = await app.data(`{
      sectors { id code name english: name(language: EN) contributions partnerships { totalCount } organisations { totalCount } }
      sector(code: SOCIAL) { id description }
    }`)
    expect(sectors.map(({ id }: { id: string }) => id)).toEqual([
      'sector_PUBLIC',
      'sector_SOCIAL',
      'sector_PRIVATE',
    ])
    expect(sectors[0]).toMatchObject({ name: 'publiczny', english: 'public' })
    expect(sectors.every(({ contributions }: { contributions: string[] }) => contributions.length > 1)).toBe(
      true,
    )
    expect(sector.id).toBe('sector_SOCIAL')
    for (const { code, partnerships, organisations } of sectors) {
      const filtered = await app.data(
        `{ partnerships(filter: { sectors: [${code}] }) { totalCount } organisations(filter: { sectors: [${code}] }) { totalCount } }`,
      )
      expect(filtered).toEqual({ partnerships, organisations })
    }
  })

  it('territories: the country, 16 voivodeships, 380 powiats, 18 districts below the gmina of Warsaw', async () => {
    const count = async (level: string) =>
      (await app.data(`{ territories(level: ${level}) { totalCount } }`)).territories.totalCount
    expect(await Promise.all(['COUNTRY', 'VOIVODESHIP', 'POWIAT', 'DISTRICT'].map(count))).toEqual([
      1, 16, 380, 18,
    ])
    const { territory, territories } = await app.data(`{
      territory(code: "1465058") { name level type isHistorical stateDate parent { code parent { code parent { code parent { code parent { code } } } } } children { code } }
      territories(parent: "1465011", first: 100) { totalCount nodes { code level } }
    }`)
    expect(territory).toEqual({
      name: 'Mokotów',
      level: 'DISTRICT',
      type: 'dzielnica',
      isHistorical: false,
      stateDate: '2024-01-01',
      parent: {
        code: '1465011',
        parent: { code: '1465', parent: { code: '14', parent: { code: 'PL', parent: null } } },
      },
      children: [],
    })
    expect(territories.totalCount).toBe(18)
  })

  it('territories: whole names first, each with its path', async () => {
    const found = async (search: string, more = '') =>
      (
        await app.data(
          `{ territories(search: "${search}", first: 5${more}) { nodes { code name path } pageInfo { endCursor } } }`,
        )
      ).territories
    const { nodes } = await found('opole')
    expect(nodes[0]).toEqual({ code: '1661', name: 'Opole', path: 'Opole, województwo opolskie' })
    expect((await found('wielicki')).nodes[0].path).toBe('powiat wielicki, województwo małopolskie')
    expect((await found('mokotow')).nodes[0].path).toBe('Mokotów, Warszawa, województwo mazowieckie')
    expect((await found('polska')).nodes[0].path).toBe('Polska')
    const whole = await app.data('{ territories(search: "nowy", first: 100) { nodes { code } } }')
    const paged: string[] = []
    for (let after = ''; ; ) {
      const page = await found('nowy', after && `, after: "${after}"`)
      paged.push(...page.nodes.map(({ code }: { code: string }) => code))
      if (page.nodes.length < 5) break
      after = page.pageInfo.endCursor
    }
    expect(paged).toEqual(whole.territories.nodes.map(({ code }: { code: string }) => code))
  })

  it('territories: those at a point', async () => {
    const { warsaw, berlin, village } = await app.data(`{
      warsaw: territoryAt(latitude: 52.2497, longitude: 21.0122) {
        voivodeshipCode voivodeship { name } powiat { code } gminaCode gmina { path } isGminaEstimated }
      berlin: territoryAt(latitude: 52.52, longitude: 13.405) { powiatCode }
      village: territoryAt(latitude: 49.2992, longitude: 19.9496) { powiatCode powiat { name } gminaCode isGminaEstimated }
    }`)
    expect(warsaw).toEqual({
      voivodeshipCode: '14',
      voivodeship: { name: 'mazowieckie' },
      powiat: { code: '1465' },
      gminaCode: '1465011',
      gmina: { path: 'Warszawa, województwo mazowieckie' },
      isGminaEstimated: false,
    })
    expect(berlin).toBeNull()
    expect(village).toEqual({
      ...{ powiatCode: '1217', powiat: { name: 'tatrzański' } },
      ...{ gminaCode: '1217011', isGminaEstimated: true },
    })
    for (const point of ['latitude: 91, longitude: 0', 'latitude: 0, longitude: 181'])
      expect((await app.query(`{ territoryAt(${point}) { powiatCode } }`)).errors?.[0]?.extensions.code).toBe(
        'BAD_USER_INPUT',
      )
  })

  it('vocabulary: of the enums that are named', async () => {
    const { vocabulary } = await app.data('{ vocabulary(types: ["EventKind", "SectorCode"]) { enum value } }')
    expect(new Set(vocabulary.map((entry: { enum: string }) => entry.enum))).toEqual(
      new Set(['EventKind', 'SectorCode']),
    )
    const { all, none } = await app.data(
      '{ all: vocabulary { value } none: vocabulary(types: []) { value } }',
    )
    expect(none).toEqual(all)
    const { errors } = await app.query('{ vocabulary(types: ["EventKinds"]) { value } }')
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', violations: [{ rule: 'known' }] })
  })

  it('coverage: what covers a district is what works in it, above it or everywhere', async () => {
    const list = async (coverage: string) =>
      (
        await app.data(
          `{ territory(code: "1465058") { partnerships(coverage: ${coverage}, first: 100) { totalCount nodes { id territories { code } } } } }`,
        )
      ).territory.partnerships
    const [within, covering, any] = await Promise.all(['WITHIN', 'COVERING', 'ANY'].map(list))
    expect(within.totalCount).toBeGreaterThan(0)
    expect(covering.totalCount).toBeGreaterThan(within.totalCount)
    const lineage = ['1465058', '1465011', '1465', '14', 'PL']
    for (const { territories } of covering.nodes) {
      expect(territories.some(({ code }: { code: string }) => lineage.includes(code))).toBe(true)
    }
    const ids = (...lists: { nodes: { id: string }[] }[]) =>
      [...new Set(lists.flatMap(({ nodes }) => nodes.map(({ id }) => id)))].sort()
    expect(ids(any)).toEqual(ids(within, covering))
    const { partnerships } = await app.data(
      '{ partnerships(filter: { territory: "1465058", coverage: ANY }) { totalCount } }',
    )
    expect(partnerships.totalCount).toBe(any.totalCount)
  })

  it('organisations: two of one name are told apart by their territory', async () => {
    const { organisations } = await app.data(
      '{ organisations(filter: { search: "gmina olesno" }) { totalCount nodes { name kind territory { code parent { name } } sector { code } } } }',
    )
    expect(
      organisations.nodes.map(({ territory }: { territory: { code: string } }) => territory.code).sort(),
    ).toEqual(['1204052', '1608033'])
    const { organisations: inOpole } = await app.data(
      '{ organisations(filter: { search: "gmina olesno", territory: "16", kinds: [MUNICIPALITY] }) { nodes { territory { code } } } }',
    )
    expect(inOpole.nodes).toEqual([{ territory: { code: '1608033' } }])
  })

  it('initiators: all six kinds, each with its partnerships', async () => {
    const kinds = [
      'PUBLIC_INSTITUTION',
      'NGO',
      'RESIDENT',
      'ENTREPRENEUR',
      'BUSINESS_ORGANISATION',
      'BUSINESS_SUPPORT_INSTITUTION',
    ]
    for (const kind of kinds) {
      const { initiators, partnerships } = await app.data(`{
        initiators(kinds: [${kind}], first: 100) { totalCount nodes { kind sector { code } partnerships { nodes { id initiators { kind } } } } }
        partnerships(filter: { initiatorKinds: [${kind}] }, first: 100) { nodes { id } }
      }`)
      expect(initiators.totalCount).toBeGreaterThan(0)
      const started = initiators.nodes.flatMap((each: { partnerships: { nodes: { id: string }[] } }) =>
        each.partnerships.nodes.map(({ id }) => id),
      )
      expect([...new Set(started)].sort()).toEqual(
        partnerships.nodes.map(({ id }: { id: string }) => id).sort(),
      )
    }
    const { initiators } = await app.data(
      '{ initiators(sectors: [PUBLIC], first: 100) { nodes { sector { code } name } } }',
    )
    expect(
      initiators.nodes.every(({ sector }: { sector: { code: string } }) => sector.code === 'PUBLIC'),
    ).toBe(true)
  })

  it('every field of every record answers over the first data', async () => {
    const { partnerships } = await app.data(`{ partnerships(first: 100) { nodes {
      id slug name formerNames summary description language kind stage formality legalForm legalFormKind krs nip regon activityAreas seeksSectors seeksText isNationwide
      location { latitude longitude precision } address { street postalCode town } contact { email phone website }
      foundedOn registeredOn endedOn endedReason sources { url retrievedAt asOf } isExample publishedAt version viewCount commentPolicy commentsOpen commentCount createdAt updatedAt
      goals { id text until state } leader { id } agreements { id title signedOn validFrom validUntil status legalBasis { title publication url inForceFrom inForceUntil } documentUrl parties { id } partiesText }
    } } }`)
    expect(partnerships.nodes).toHaveLength(100)
  })
})
