import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakePartnership, fakeSectors, fakeTerritory } from '../../support/fakes'

const FIELDS = `id version title description kind status startsAt endsAt timeZone isAllDay place
  address { street postalCode town } location { latitude longitude precision } territory { code } onlineUrl capacity
  isFree sources { url asOf } isExample partnership { id } coHosts { id } coHostInvitations { id } createdAt updatedAt`

const document = (name: string, type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`) =>
  `mutation Keep($input: ${type}!) {
    ${name}(input: $input) { event { ${FIELDS} } warnings { code path message } }
  }`

export const SCHEDULE = document('scheduleEvent')
export const UPDATE = document('updateEvent')
export const POSTPONE = document('postponeEvent')
export const CANCEL = document('cancelEvent')
export const RESCHEDULE = document('rescheduleEvent')
export const ACCEPT = document('acceptCoHosting', 'CoHostingInput')
export const DECLINE = document('declineCoHosting', 'CoHostingInput')
export const END = document('endCoHosting', 'CoHostingInput')

/** What the mutation answers; fails on errors. */
export async function keep(client: Client, mutation: string, input: object) {
  const [answer] = Object.values(await client.data(mutation, { input }))
  return answer as { event: Kept; warnings: { code: string; path: string[]; message: string }[] }
}

// biome-ignore lint/suspicious/noExplicitAny: the assertions say which fields it has
export type Kept = any

/** The code of the error that it answers; undefined where there is none. */
export const codeOf = async (client: Client, mutation: string, input: object) =>
  (await client.query(mutation, { input })).errors?.[0]?.extensions.code

/** Where, and which, the broken rules are that it tells of: `startsAt: required`. */
export async function violationsOf(client: Client, mutation: string, input: object): Promise<string[]> {
  const { errors } = await client.query(mutation, { input })
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  const violations = errors?.[0]?.extensions.violations as { path: string[]; rule: string }[]
  return violations.map(({ path, rule }) => `${path.slice(1).join('.')}: ${rule}`)
}

export async function historyOf(client: Client, id: string): Promise<Kept[]> {
  const { event } = await client.data(
    'query History($id: ID!) { event(id: $id) { history { nodes { kind role differences { field from to } } } } }',
    { id },
  )
  return event.history.nodes
}

/** Of a partnership, what must be given of an event. */
export const picnic = (partnershipId: string) => ({
  partnershipId,
  title: 'Piknik sąsiedzki',
  kind: 'PICNIC',
  startsAt: '2093-05-01T14:00:00.000Z',
  endsAt: '2093-05-01T18:00:00.000Z',
})

/** A server over a registry with some units, of which 1609063 lies in 16, and 14 does not. */
export async function startKeeping(settings: Record<string, string> = {}): Promise<App> {
  const app = await startApp(settings)
  await app.database.write(async (write) => {
    await write.insert(Sector, fakeSectors())
    await write.insert(Territory, [
      fakeTerritory('PL', null, 'Polska'),
      fakeTerritory('14', 'PL', 'mazowieckie'),
      fakeTerritory('16', 'PL', 'opolskie'),
      fakeTerritory('1609', '16', 'opolski'),
      fakeTerritory('1609063', '1609', 'Niemodlin'),
      { ...fakeTerritory('0231', 'PL', 'Dawna'), isHistorical: true },
    ])
  })
  return app
}

/** One that works in 1609063. */
export async function addPartnership(app: App, columns: Parameters<typeof fakePartnership>[0] = {}) {
  const partnership = fakePartnership(columns)
  await app.database.write(async (write) => {
    await write.insert(Partnership, [partnership])
    await write.insertRows('partnership_territory', [
      { partnershipId: partnership.id, territoryId: 'territory_1609063' },
    ])
  })
  return partnership
}
