import { Role } from '../../../src/authz/role.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { MembershipStatus } from '../../../src/modules/partnership/membership/membership.enums'
import type { App, Member } from '../../support/app'
import { fakeMembership, fakeOrganisation } from '../../support/fakes'
import { CREATE, keep, PUBLISH, startKeeping, UPDATE } from './mutation-world'

describe('what deserves a second look about partnerships', () => {
  let app: App
  let admin: Member
  beforeAll(async () => {
    app = await startKeeping()
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  const warningsOf = async (mutation: string, input: object, client = admin) =>
    (await keep(client, mutation, input)).warnings

  it('warns of sectors that a partnership of its kind unites, and that are not declared', async () => {
    const missing = async (kind: string | null, sectors: string[]) => {
      const warnings = await warningsOf(CREATE, { name: 'Na próbę', kind, sectors, validateOnly: true })
      return warnings.map(({ code, path, message }) => [
        code,
        path.join('.'),
        /declared: (.*)\./.exec(message)?.[1],
      ])
    }
    const warning = (sectors: string) => [['SECTOR_MISSING', 'input.sectors', sectors]]
    expect(await missing('LOCAL', ['PUBLIC', 'SOCIAL', 'PRIVATE'])).toEqual([])
    expect(await missing('LOCAL', ['SOCIAL'])).toEqual(warning('PUBLIC, PRIVATE'))
    expect(await missing('PUBLIC_PRIVATE', ['PUBLIC', 'PRIVATE'])).toEqual([])
    expect(await missing('PUBLIC_PRIVATE', [])).toEqual(warning('PUBLIC, PRIVATE'))
    for (const kind of ['SECTORAL', 'PROJECT', null]) expect(await missing(kind, ['SOCIAL'])).toEqual([])
  })

  it('warns of sectors that are not those of its members', async () => {
    const { partnership } = await keep(admin, CREATE, { name: 'Z członkami', sectors: ['PUBLIC', 'PRIVATE'] })
    const { id } = partnership
    const bodies = ['sector_PUBLIC', 'sector_PRIVATE', null].map((sectorId) => fakeOrganisation({ sectorId }))
    const [office, company, unknown] = bodies.map(({ id: organisationId }) => ({
      partnershipId: id,
      organisationId,
    }))
    await app.database.write(async (write) => {
      await write.insert(Organisation, bodies)
      await write.insert(Membership, [
        fakeMembership({ ...office, partnershipId: id }),
        fakeMembership({ ...company, partnershipId: id, status: MembershipStatus.LEFT }),
        fakeMembership({ partnershipId: id }),
      ])
    })
    let version = 1
    const update = async (input: object) =>
      (await warningsOf(UPDATE, { id, expectedVersion: version++, ...input })).map(({ code, message }) => [
        code,
        /[A-Z]{4,}/.exec(message)?.[0],
      ])
    expect(await update({ summary: 'Opis' })).toEqual([
      ['SECTORS_DISAGREE', 'SOCIAL'],
      ['SECTORS_DISAGREE', 'PRIVATE'],
    ])
    expect(await update({ sectors: ['PUBLIC', 'SOCIAL'] })).toEqual([])
    expect(await update({ sectors: ['PUBLIC', 'SOCIAL', 'PRIVATE'] })).toEqual([
      ['SECTORS_DISAGREE', 'PRIVATE'],
    ])
    await app.database.write((write) =>
      write.insert(Membership, [fakeMembership({ ...unknown, partnershipId: id })]),
    )
    expect(await update({ summary: 'Inny opis' })).toEqual([])
    expect(await update({ sectors: [] })).toEqual([])
  })

  it('warns of units that the register does not have any more', async () => {
    const historical = [{ code: 'TERRITORY_HISTORICAL', path: ['input', 'territories'] }]
    const input = { name: 'Dawno temu', territories: ['0231', '14'] }
    const { partnership, warnings } = await keep(admin, CREATE, input)
    expect(warnings).toMatchObject(historical)
    const { id } = partnership
    expect(await warningsOf(UPDATE, { id, expectedVersion: 1, summary: 'Opis' })).toEqual([])
    expect(await warningsOf(PUBLISH, { id, expectedVersion: 2 })).toMatchObject(historical)
  })

  it('warns of one that the registry has already, however its name is written', async () => {
    const name = 'Partnerstwo dla Mokotowa „Moje Wierzbno”'
    const again = { name: 'Moje Wierzbno - partnerstwo dla mokotowa', territories: ['14'] }
    const first = (await keep(admin, CREATE, { name, territories: ['14'] })).partnership
    const member = await app.signUp()
    expect(await warningsOf(CREATE, { ...again, validateOnly: true }, member)).toEqual([])
    await keep(admin, PUBLISH, { id: first.id, expectedVersion: 1 })
    const { partnership, warnings } = await keep(member, CREATE, again)
    expect(warnings).toEqual([
      { code: 'LIKELY_DUPLICATE', path: ['input', 'name'], message: expect.any(String) },
    ])
    expect(warnings[0]?.message).toContain(name)
    expect(warnings[0]?.message).toContain('partnerstwo-dla-mokotowa-moje-wierzbno')
    const change = { id: partnership.id, expectedVersion: 1 }
    expect(await warningsOf(UPDATE, { ...change, summary: 'Opis' }, member)).toEqual([])
    expect(await warningsOf(UPDATE, { ...change, expectedVersion: 2, name: 'Całkiem inne' }, member)).toEqual(
      [],
    )
    expect(await warningsOf(UPDATE, { ...change, expectedVersion: 3, name }, member)).toHaveLength(1)
    expect(await warningsOf(PUBLISH, { ...change, expectedVersion: 4 })).toMatchObject([
      { code: 'LIKELY_DUPLICATE' },
    ])
  })
})
