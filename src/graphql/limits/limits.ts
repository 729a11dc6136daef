import { RegistryError } from '../../core/errors'
import { MAX_PAGE_SIZE } from '../../core/lists/page'
import type { Language } from '../../core/vocabulary'

/** What one request may ask for. The front page publishes them. */
export const LIMITS = {
  bodyBytes: 100_000,
  valueLevels: 30,
  tokens: 2_000,
  depth: 15,
  aliases: 30,
  rootFields: 20,
  operations: 10,
  directivesPerField: 10,
  nodes: 50_000,
  values: 500_000,
  cost: 1_000,
  representations: 1_000,
  page: MAX_PAGE_SIZE,
  ids: 100,
  searchText: 200,
  signUps: 1,
} as const

export type LimitName = keyof typeof LIMITS

/** What each limit counts, after a number. */
export const COUNTED: Readonly<Record<LimitName, Readonly<Record<Language, string>>>> = {
  bodyBytes: { EN: 'bytes of body, after decompression', PL: 'bajtów treści żądania po rozpakowaniu' },
  valueLevels: {
    EN: 'levels of lists and objects in the JSON of a request',
    PL: 'poziomów list i obiektów w JSON-ie żądania',
  },
  tokens: { EN: 'tokens in a document', PL: 'tokenów w dokumencie' },
  depth: { EN: 'levels of fields', PL: 'poziomów zagnieżdżenia pól' },
  aliases: { EN: 'aliases', PL: 'aliasów' },
  rootFields: { EN: 'root fields', PL: 'pól najwyższego poziomu' },
  operations: { EN: 'operations in a document', PL: 'operacji w dokumencie' },
  directivesPerField: { EN: 'directives on a field', PL: 'dyrektyw przy polu' },
  nodes: {
    EN: 'nodes (page sizes multiplied down the tree)',
    PL: 'węzłów: rozmiary stron pomnożone w dół drzewa',
  },
  values: {
    EN: 'values (page sizes multiplied down the tree)',
    PL: 'wartości: rozmiary stron pomnożone w dół drzewa',
  },
  cost: {
    EN: 'points of cost (filters, searches and totals, by @cost in the schema, multiplied down the tree)',
    PL: 'punktów kosztu: filtry, wyszukiwania i sumy, według @cost w schemacie, pomnożone w dół drzewa',
  },
  representations: { EN: 'representations in _entities', PL: 'reprezentacji w _entities' },
  page: { EN: 'entries on a page', PL: 'wpisów na stronie listy' },
  ids: { EN: 'ids in nodes', PL: 'identyfikatorów w nodes' },
  signUps: { EN: 'sign-ups in a document', PL: 'zakładanych kont w dokumencie' },
  searchText: { EN: 'characters of search text', PL: 'znaków szukanego tekstu' },
}

/** Refuses a request for its figure, which is over the limit. */
export function tooExpensive(name: LimitName, figure: number): RegistryError {
  const limit = LIMITS[name]
  return new RegistryError(
    'QUERY_TOO_EXPENSIVE',
    `The query has ${figure} ${COUNTED[name].EN}; at most ${limit} are allowed.`,
    { limitName: name, limit, figure, http: { status: 400 } },
  )
}
