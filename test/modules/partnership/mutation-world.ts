import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Territory } from '../../../src/modules/territory/territory.entity'
import { type App, type Client, startApp } from '../../support/app'
import { fakeOrganisation, fakeSectors, fakeTerritory } from '../../support/fakes'

const FIELDS = `id slug version name formerNames summary description language kind stage formality legalForm legalFormKind krs nip
  regon activityAreas seeksSectors seeksText location { latitude longitude precision }
  address { street postalCode town } contact { email phone website } foundedOn registeredOn endedOn endedReason
  sources { url retrievedAt asOf } publishedAt createdAt updatedAt sectors { code } territories { code }
  goals { id text until state } initiators { id kind name sector { code } organisation { id } }`

const document = (name: string) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  return `mutation Keep($input: ${type}!) {
    ${name}(input: $input) { partnership { ${FIELDS} } warnings { code path message } }
  }`
}

export const CREATE = document('createPartnership')
export const UPDATE = document('updatePartnership')
export const PUBLISH = document('publishPartnership')
export const DISCARD = document('discardPartnership')
export const END = document('endPartnership')
export const REOPEN = document('reopenPartnership')

/** What the mutation answers; fails on errors. */
export async function keep(client: Client, mutation: string, input: object) {
  const [answer] = Object.values(await client.data(mutation, { input }))
  return answer as { partnership: Kept; warnings: { code: string; path: string[]; message: string }[] }
}

// biome-ignore lint/suspicious/noExplicitAny: the assertions say which fields it has
type Kept = any

/** The code of the error that it answers; undefined where there is none. */
export const codeOf = async (client: Client, mutation: string, input: object) =>
  (await client.query(mutation, { input })).errors?.[0]?.extensions.code

export interface Violation {
  readonly path: string[]
  readonly rule: string
}

/** The broken rules that it tells of. */
export async function violationsOf(client: Client, mutation: string, input: object): Promise<Violation[]> {
  const { errors } = await client.query(mutation, { input })
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  return (errors?.[0]?.extensions.violations ?? []) as Violation[]
}

export async function differences(client: Client, id: string) {
  const { partnership } = await client.data(
    'query History($id: ID!) { partnership(id: $id) { history { nodes { kind role differences { field from to } } } } }',
    { id },
  )
  return partnership.history.nodes as Kept[]
}

export const find = async (client: Client, words: string): Promise<string[]> =>
  (
    await client.data(
      'query Find($words: String!) { partnerships(filter: { search: $words }) { nodes { id } } }',
      {
        words,
      },
    )
  ).partnerships.nodes.map(({ id }: Kept) => id)

export const library = fakeOrganisation({ name: 'Biblioteka Publiczna w Niemodlinie' })

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
    await write.insert(Organisation, [library])
  })
  return app
}
