import { Language } from '../../core/vocabulary'

type Paths = Readonly<Record<Language, string>>

/** Where the pages of a kind are, in each language: `/pl/partnerstwa`, and below it each record by its key. */
const PATHS = {
  Partnership: { PL: 'partnerstwa', EN: 'partnerships' },
  Organisation: { PL: 'organizacje', EN: 'organisations' },
  Event: { PL: 'wydarzenia', EN: 'events' },
  Territory: { PL: 'jednostki', EN: 'territories' },
  Guide: { PL: 'wiedza', EN: 'guides' },
} as const satisfies Record<string, Paths>

export type RecordType = keyof typeof PATHS

/** A record with what its address is made of. */
export interface Addressed {
  readonly __typename: string
  readonly id: string
  readonly slug?: string
  readonly code?: string
}

export const isRecordType = (name: string): name is RecordType => Object.hasOwn(PATHS, name)

/** Where all of a kind are listed: `/pl/partnerstwa`. */
export const listPath = (type: RecordType, language: Language): string =>
  `/${language.toLowerCase()}/${PATHS[type][language]}`

/** The pattern of a route: `/pl/partnerstwa/:key`. */
export const recordRoute = (type: RecordType, language: Language): string =>
  `${listPath(type, language)}/:key`

/** People read slugs and codes; what has neither has its id. */
export const recordPath = ({ __typename, id, slug, code }: Addressed, language: Language): string =>
  `${listPath(__typename as RecordType, language)}/${encodeURIComponent(slug ?? code ?? id)}`

export const SEARCH_PATHS: Paths = { PL: '/pl/szukaj', EN: '/en/search' }
