import type { DatasetName } from '../../feed/dataset'
import type { Language } from '../../shared/vocabulary'
import type { Counts } from './counts'

interface Texts {
  readonly title: string
  readonly lead: string
  readonly counts: Readonly<Record<keyof Counts, string>>
  readonly begin: string
  readonly sandbox: readonly [link: string, says: string]
  readonly schema: readonly [link: string, says: string]
  readonly readiness: readonly [link: string, says: string]
  readonly feeds: string
  readonly feedsSay: string
  readonly feed: Readonly<Record<DatasetName | 'changes' | 'news' | 'catalog' | 'openapi', string>>
  readonly examples: string
  readonly examplesSay: string
  readonly program: string
  readonly limits: string
  readonly limitsSay: string
  readonly limit: readonly [most: string, counted: string]
  readonly requests: string
  readonly keyRequests: string
  readonly milliseconds: string
  readonly publisher: string
  readonly licence: string
}

/** The words of the front page. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  PL: {
    title: 'Otwarty rejestr partnerstw lokalnych',
    lead: 'Partnerstwo lokalne to grupa aktywnych ludzi i organizacji z jednego terenu, które razem działają dla jego dobra: mieszkańcy, organizacje pozarządowe, samorządy, szkoły, biblioteki, firmy. Rejestr mówi, kto z kim działa, gdzie i na co zaprasza. Odpowiada ludziom i programom przez jedno federacyjne API GraphQL.',
    counts: {
      partnerships: 'partnerstwa',
      organisations: 'organizacje',
      events: 'wydarzenia',
      territories: 'jednostki podziału terytorialnego',
    },
    begin: 'Od czego zacząć',
    sandbox: ['Sandbox', 'przeglądarka schematu i zapytań; pierwsze zapytanie już na Ciebie czeka'],
    schema: ['Schemat', 'wszystkie typy i pola, z opisami'],
    readiness: ['Stan serwera', 'czy serwer jest gotowy'],
    feeds: 'Pliki do pobrania',
    feedsSay: 'Dla kalendarzy, map, arkuszy i czytników, z tym samym filtrem, co w API.',
    feed: {
      partnerships: 'partnerstwa',
      events: 'wydarzenia',
      organisations: 'organizacje',
      changes: 'zmiany, wiersz po wierszu, dla kopii, które mają być aktualne',
      news: 'nowe partnerstwa i wydarzenia, dla czytników',
      catalog: 'katalog danych (DCAT-AP)',
      openapi: 'opis wszystkich plików i ich parametrów (OpenAPI)',
    },
    examples: 'Przykładowe zapytania',
    examplesSay: 'Odnośnik pokazuje odpowiedź w formacie JSON.',
    program: 'Z własnego programu',
    limits: 'Granice',
    limitsSay: 'Zapytanie ponad granicę dostaje błąd QUERY_TOO_EXPENSIVE, z tą granicą i własną liczbą.',
    limit: ['Najwyżej', 'czego'],
    requests: 'zapytań na minutę z jednego adresu',
    keyRequests: 'zapytań na minutę z kluczami API jednej organizacji',
    milliseconds: 'milisekund na odpowiedź',
    publisher: 'Wydawca',
    licence: 'Licencja danych',
  },
  EN: {
    title: 'The open registry of local partnerships',
    lead: 'A local partnership is a group of active people and organisations of one area who work together for its common good: residents, NGOs, municipalities, schools, libraries, companies. The registry tells who works with whom, where, and what they invite to. It answers people and programs through one federated GraphQL API.',
    counts: {
      partnerships: 'partnerships',
      organisations: 'organisations',
      events: 'events',
      territories: 'units of the territorial division',
    },
    begin: 'Where to begin',
    sandbox: ['Sandbox', 'explore the schema and try queries; the first one is already there'],
    schema: ['Schema', 'all types and fields, with their descriptions'],
    readiness: ['Server status', 'whether the server is ready'],
    feeds: 'Files to take',
    feedsSay: 'For calendars, maps, spreadsheets and readers, with the same filter as in the API.',
    feed: {
      partnerships: 'partnerships',
      events: 'events',
      organisations: 'organisations',
      changes: 'changes, line by line, for copies that are to stay right',
      news: 'new partnerships and events, for feed readers',
      catalog: 'the catalogue of the data (DCAT-AP)',
      openapi: 'what all files and their parameters are (OpenAPI)',
    },
    examples: 'Example queries',
    examplesSay: 'A link shows the answer as JSON.',
    program: 'From your own program',
    limits: 'Limits',
    limitsSay: 'A query over a limit gets the error QUERY_TOO_EXPENSIVE, with the limit and its own figure.',
    limit: ['At most', 'of what'],
    requests: 'requests a minute from one address',
    keyRequests: 'requests a minute with the API keys of one organisation',
    milliseconds: 'milliseconds for an answer',
    publisher: 'Publisher',
    licence: 'Licence of the data',
  },
}
