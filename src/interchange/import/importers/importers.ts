import type { FileName } from '../../record-schemas'
import type { Importer } from '../import-options'
import { agreementImporter } from './agreement-importer'
import { eventImporter } from './event-importer'
import { linkImporter } from './link-importer'
import { membershipImporter } from './membership-importer'
import { organisationImporter } from './organisation-importer'
import { partnershipImporter } from './partnership-importer'

const byName: Readonly<Record<FileName, Importer>> = {
  organisations: organisationImporter,
  partnerships: partnershipImporter,
  memberships: membershipImporter,
  agreements: agreementImporter,
  links: linkImporter,
  events: eventImporter,
}

/** Every type of record that can be brought in. */
export const importers: readonly Importer[] = Object.values(byName)

/** By what files of it are called. */
export const importerOf = (name: string): Importer | undefined =>
  importers.find(({ recordSchema }) => recordSchema.name === name)
