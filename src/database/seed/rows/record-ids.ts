import { fixedId } from '../../../core/id'
import type { Source } from '../../../core/values/source'
import type { Facts } from './facts'

/** What all records of one file have in common. */
export const originOf = ({ isExample, retrievedAt }: Facts) => ({
  isExample,
  createdAt: retrievedAt,
  updatedAt: retrievedAt,
})

type SourceFact = Pick<Source, 'url' | 'asOf'> & { readonly retrievedAt: string | null }

export const sourcesOf = (facts: Facts, sources: readonly SourceFact[]): Source[] =>
  sources.map(({ url, asOf, retrievedAt }) => ({ url, retrievedAt: retrievedAt ?? facts.retrievedAt, asOf }))

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
