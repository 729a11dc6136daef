import type { Recorded } from '../../../src/core/change-log/write'
import type { EntityClass } from '../../../src/core/collections/reader'
import type { Organisation } from '../../../src/modules/organisation/organisation.entity'
import type { App, Client } from '../../support/app'

const MERGE = `mutation Merge($input: MergeOrganisationsInput!) {
  mergeOrganisations(input: $input) { warnings { code } organisation {
    id version name kind krs nip regon sector { code } territory { code } offers sources { url }
    contact { email phone website } address { street postalCode town }
  } }
}`

interface Versioned extends Pick<Organisation, 'id'> {
  readonly version?: number
}

const inputOf = (gone: Versioned, into: Versioned) => ({
  id: gone.id,
  intoId: into.id,
  expectedVersion: gone.version ?? 1,
  intoExpectedVersion: into.version ?? 1,
})

/** The one goes, the other stays. */
export const askMerge = (client: Client, gone: Versioned, into: Versioned) =>
  client.query(MERGE, { input: inputOf(gone, into) })

export const merge = async (client: Client, gone: Versioned, into: Versioned) =>
  (await client.data(MERGE, { input: inputOf(gone, into) })).mergeOrganisations.organisation

/** Enters records as they are. */
export const enter = <T extends Recorded>(
  app: App,
  entity: EntityClass<T>,
  records: readonly (object & { id: string })[],
) => app.database.write((write) => write.insert(entity, records as never))
