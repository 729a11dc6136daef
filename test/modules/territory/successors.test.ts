import { Role } from '../../../src/authz/role.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { applyRegister } from '../../../src/modules/territory/register/apply-register'
import { parseRegister } from '../../../src/modules/territory/register/register-file'
import { type App, startApp } from '../../support/app'
import { fakeEvent, fakeOrganisation, fakePartnership } from '../../support/fakes'
import { tercFile } from './terc-file'

/** Two gminas and what they lie in. The first is of another kind in each state, as long as it is there. */
const state = (...kinds: readonly string[]) => [
  '06;;;;LUBELSKIE;województwo',
  '06;14;;;puławski;powiat',
  '06;14;01;1;Puławy;gmina miejska',
  ...kinds.map((kind) => `06;14;05;${kind};Końskowola;gmina`),
]

const [RURAL, TOWN] = ['0614052', '0614053']

describe('a gmina that has changed its kind', () => {
  let app: App
  const former = fakePartnership({ name: 'Dawna Końskowola' })
  const present = fakePartnership({ name: 'Obecna Końskowola' })
  const wide = fakePartnership({ name: 'Cały powiat' })
  const school = fakeOrganisation({ territoryId: `territory_${RURAL}` })
  const picnic = fakeEvent({ partnershipId: former.id, territoryId: `territory_${RURAL}` })
  const talk = fakeEvent({ partnershipId: present.id })

  const take = (day: string, ...units: string[]) =>
    app.database.write((write) =>
      applyRegister(parseRegister(tercFile(units, day)), { isDryRun: false, allowsRemovals: true }, write),
    )

  const work = (partnership: { id: string }, code: string) => ({
    partnershipId: partnership.id,
    territoryId: `territory_${code}`,
  })

  beforeAll(async () => {
    app = await startApp()
    await take('2024-01-01', ...state('2'))
    await app.database.write(async (write) => {
      await write.insert(Partnership, [former, present, wide])
      await write.insertRows('partnership_territory', [work(former, RURAL), work(wide, '0614')])
      await write.insert(Organisation, [school])
      await write.insert(Event, [picnic, talk])
    })
    await app.database.dataSource.query(
      `UPDATE "territory" SET "populationCount" = 8900, "populationAsof" = '2018-12-31' WHERE "code" = '${RURAL}'`,
    )
    await take('2025-01-01', ...state('3', '4', '5'))
    await app.database.write((write) => write.insertRows('partnership_territory', [work(present, TOWN)]))
  })
  afterAll(() => app.close())

  const names = (found: { nodes: { name: string }[] }) => found.nodes.map(({ name }) => name)

  it('has a successor, which is the same place', async () => {
    const { territory } = await app.data(`{ territory(code: "${RURAL}") {
      code isHistorical stateDate parent { code } successor { code isHistorical successor { code } parent { code } population { count asOf } children { code } } } }`)
    expect(territory).toEqual({
      code: RURAL,
      isHistorical: true,
      stateDate: '2024-01-01',
      parent: { code: TOWN },
      successor: {
        code: TOWN,
        isHistorical: false,
        successor: null,
        parent: { code: '0614' },
        population: { count: 8900, asOf: '2018-12-31' },
        children: [{ code: '0614054' }, { code: '0614055' }],
      },
    })
  })

  it.each([RURAL, TOWN])('%s finds the records of both codes', async (code) => {
    const { within, covering, any, sorted, events, organisations, territory, changes } = await app.data(
      `query Found($code: String!) {
        within: partnerships(filter: { territory: $code }, orderBy: NEWEST) { totalCount nodes { name } }
        covering: partnerships(filter: { territory: $code, coverage: COVERING }) { nodes { name } }
        any: partnerships(filter: { territory: $code, coverage: ANY }) { nodes { name } }
        sorted: partnerships(filter: { territory: $code }, orderBy: NAME) { nodes { name } }
        events(filter: { territory: $code }) { totalCount }
        organisations(filter: { territory: $code }) { totalCount }
        changes(territory: $code, types: [PARTNERSHIP]) { nodes { recordId } }
        territory(code: $code) { partnerships { nodes { name } } events { totalCount } covering: partnerships(coverage: COVERING) { nodes { name } } }
      }`,
      { code },
    )
    expect(names(within).sort()).toEqual(['Dawna Końskowola', 'Obecna Końskowola'])
    expect(names(sorted)).toEqual(['Dawna Końskowola', 'Obecna Końskowola'])
    expect(names(covering)).toEqual(['Cały powiat', 'Dawna Końskowola', 'Obecna Końskowola'])
    expect(names(any)).toEqual(names(covering))
    expect([events.totalCount, organisations.totalCount]).toEqual([2, 1])
    expect(names(territory.partnerships)).toEqual(names(sorted))
    expect(names(territory.covering)).toEqual(names(covering))
    expect(territory.events.totalCount).toBe(2)
    expect(changes.nodes.length).toBeGreaterThan(1)
    const feed = await fetch(`${app.url}/feeds/partnerships.csv?territory=${code}`)
    expect((await feed.text()).trim().split('\n')).toHaveLength(3)
  })

  it('is found by a code of a state that the registry never had, and by those of its parts', async () => {
    const { other, part, none, nodes } = await app.data(`{
      other: territory(code: "0614012") { code } part: territory(code: "0614015") { code } none: territory(code: "0614092") { code }
      nodes(ids: ["territory_0614012"]) { id } }`)
    expect([other, part, none, nodes]).toEqual([
      { code: '0614011' },
      { code: '0614011' },
      null,
      [{ id: 'territory_0614011' }],
    ])
    const found = (code: string) =>
      app.data(`{ partnerships(filter: { territory: "${code}" }) { totalCount } }`)
    expect([await found('0614051'), await found('0614091')]).toEqual([
      { partnerships: { totalCount: 2 } },
      { partnerships: { totalCount: 0 } },
    ])
  })

  it('is edited by those who were appointed to its former code', async () => {
    const editor = await app.appoint(Role.EDITOR, `territory_${RURAL}`)
    for (const { id } of [former, present]) {
      const { partnership } = await editor.data(
        `{ partnership(id: "${id}") { viewerCan { update { allowed } } } }`,
      )
      expect(partnership.viewerCan.update.allowed).toBe(true)
    }
  })

  it('is named to those who enter a former code, or one that is none', async () => {
    const admin = await app.appoint(Role.ADMIN)
    const create = (code: string) =>
      admin.query(`mutation { createPartnership(input: { name: "Nowa", territories: ["${code}"], validateOnly: true }) {
        warnings { code message } } }`)
    const { data } = await create(RURAL)
    expect(data).toMatchObject({
      createPartnership: {
        warnings: [
          {
            code: 'TERRITORY_HISTORICAL',
            message: `The register no longer has Końskowola (${RURAL}). Its place has been taken by Końskowola (${TOWN}).`,
          },
        ],
      },
    })
    const { errors } = await create('0614012')
    expect(errors?.[0]?.extensions.violations).toMatchObject([
      { rule: 'territory', message: expect.stringContaining('Instead of 0614012, use 0614011 (Puławy).') },
    ])
  })

  it('leads to what it is now, however often that changes', async () => {
    const where = async (code: string) => {
      const { territory } = await app.data(
        `{ territory(code: "${code}") { isHistorical parent { code } successor { code } } }`,
      )
      return [territory.isHistorical, territory.parent.code, territory.successor?.code ?? null]
    }
    await take('2026-01-01', ...state('1'))
    for (const code of [RURAL, TOWN, '0614054', '0614055'])
      expect(await where(code)).toEqual([true, '0614051', '0614051'])
    const { partnerships } = await app.data(
      `{ partnerships(filter: { territory: "0614051" }) { totalCount nodes { name } } }`,
    )
    expect(partnerships.totalCount).toBe(2)
    await take('2027-01-01', ...state('2'))
    expect(await where(RURAL)).toEqual([false, '0614', null])
    for (const code of ['0614051', TOWN]) expect(await where(code)).toEqual([true, RURAL, RURAL])
  })
})
