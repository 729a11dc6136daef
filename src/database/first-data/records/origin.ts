import type { Source } from '../../../shared/source'
import type { Facts } from './facts'

/** What all records of one file have in common. */
export const originOf = ({ isExample, retrievedAt }: Facts) => ({
  isExample,
  createdAt: retrievedAt,
  updatedAt: retrievedAt,
})

type SourceFact = Pick<Source, 'url' | 'asOf'>

export const sourcesOf = ({ retrievedAt }: Facts, sources: readonly SourceFact[]): Source[] =>
  sources.map(({ url, asOf }) => ({ url, retrievedAt, asOf }))
