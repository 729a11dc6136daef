import { fixedId } from '../../../shared/ids'

/** Stays as it is when facts are read anew: a record that changed its id would be added twice. */
const FIRST_DAY = '2026-11-23T00:00:00.000Z'

/** The id of a first record, by what tells it from all others of its type. */
export const firstId = (prefix: string, ...key: (string | null)[]) =>
  fixedId(prefix, key.map((part) => part ?? '').join('\n'), FIRST_DAY)

export const partnershipId = (slug: string) => firstId('partnership', slug)

export const organisationId = (name: string, territory: string | null) =>
  firstId('organisation', name, territory)

export const guideId = (slug: string) => firstId('guide', slug)

export const accountId = (displayName: string) => firstId('account', displayName)
