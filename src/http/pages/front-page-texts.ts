import type { Language } from '../../core/vocabulary'
import type { DatasetName } from '../../interchange/feeds/dataset'
import type { Counts } from './record-counts'

interface Texts {
  readonly title: string
  readonly lead: string
  readonly counts: Readonly<Record<keyof Counts, string>>
  readonly begin: string
  readonly partnerships: readonly [link: string, says: string]
  readonly events: readonly [link: string, says: string]
  readonly search: readonly [link: string, says: string]
  readonly sandbox: readonly [link: string, says: string]
  readonly schema: readonly [link: string, says: string]
  readonly readiness: readonly [link: string, says: string]
  readonly feeds: string
  readonly feedsSay: string
  readonly feed: Readonly<Record<DatasetName | 'changes' | 'news' | 'maps' | 'catalog' | 'openapi', string>>
  /** To the calendar of all events. */
  readonly subscribe: string
  readonly examples: string
  readonly examplesSay: string
  readonly program: string
  readonly limits: string
  readonly limitsSay: string
  readonly limit: readonly [most: string, counted: string]
  readonly requests: string
  readonly keyRequests: string
  readonly readSeconds: string
  readonly answerBytes: string
  readonly milliseconds: string
  readonly publisher: string
  readonly licence: string
  readonly credits: string
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
    partnerships: ['Partnerstwa', 'kto działa w Twojej okolicy'],
    events: ['Wydarzenia', 'co się dzieje w najbliższym czasie, także jako kalendarz'],
    search: ['Szukaj', 'partnerstwa, organizacje, wydarzenia, jednostki i strony wiedzy'],
    sandbox: ['Sandbox', 'przeglądarka schematu i zapytań; pierwsze zapytanie już na Ciebie czeka'],
    schema: ['Schemat', 'wszystkie typy i pola, z opisami'],
    readiness: ['Stan serwera', 'czy serwer jest gotowy'],
    feeds: 'Pliki do pobrania',
    feedsSay: 'Dla kalendarzy, map, arkuszy i czytników, z tym samym filtrem, co w API.',
    feed: {
      partnerships: 'partnerstwa',
      events: 'wydarzenia',
      organisations: 'organizacje',
      memberships: 'członkostwa',
      agreements: 'umowy partnerskie',
      links: 'powiązania partnerstw',
      initiators: 'inicjatorzy',
      territories: 'jednostki podziału terytorialnego',
      sectors: 'sektory',
      guides: 'strony wiedzy',
      changes: 'zmiany, wiersz po wierszu, dla kopii, które mają być aktualne',
      news: 'nowe partnerstwa i wydarzenia, dla czytników',
      maps: 'dla programów GIS, np. QGIS (OGC API – Features)',
      catalog: 'katalog danych (DCAT-AP)',
      openapi: 'opis wszystkich plików i ich parametrów (OpenAPI)',
    },
    subscribe: 'subskrybuj kalendarz wydarzeń',
    examples: 'Przykładowe zapytania',
    examplesSay: 'Odnośnik pokazuje odpowiedź w formacie JSON.',
    program: 'Z własnego programu',
    limits: 'Granice',
    limitsSay: 'Zapytanie ponad granicę dostaje błąd QUERY_TOO_EXPENSIVE, z tą granicą i własną liczbą.',
    limit: ['Najwyżej', 'czego'],
    requests: 'zapytań na minutę z jednego adresu',
    keyRequests: 'zapytań na minutę z kluczami API jednej organizacji',
    readSeconds: 'sekund pracy bazy danych na minutę, dla adresu lub konta',
    answerBytes: 'bajtów odpowiedzi',
    milliseconds: 'milisekund na odpowiedź',
    publisher: 'Wydawca',
    licence: 'Licencja danych',
    credits: 'Źródła danych wbudowanych',
  },
  EN: {
    title: 'The open registry of local partnerships',
    lead: 'A local partnership is a group of active people and organisations of one area who work together for its common good: residents, NGOs, municipalities, schools, libraries, companies. The registry shows who works with whom, where, and which events they organise. It serves people and programs through one federated GraphQL API.',
    counts: {
      partnerships: 'partnerships',
      organisations: 'organisations',
      events: 'events',
      territories: 'administrative units',
    },
    begin: 'Where to start',
    partnerships: ['Partnerships', 'who works together in your area'],
    events: ['Events', 'what is on soon, also as a calendar'],
    search: ['Search', 'partnerships, organisations, events, territories and guides'],
    sandbox: ['Sandbox', 'explore the schema and try queries; the first one is already there'],
    schema: ['Schema', 'all types and fields, with their descriptions'],
    readiness: ['Server status', 'whether the server is ready'],
    feeds: 'Files to download',
    feedsSay: 'For calendars, maps, spreadsheets and feed readers, with the same filters as the API.',
    feed: {
      partnerships: 'partnerships',
      events: 'events',
      organisations: 'organisations',
      memberships: 'memberships',
      agreements: 'partnership agreements',
      links: 'links between partnerships',
      initiators: 'initiators',
      territories: 'administrative units',
      sectors: 'sectors',
      guides: 'guides',
      changes: 'changes, line by line, to keep a copy up to date',
      news: 'new partnerships and events, for feed readers',
      maps: 'for geographic information systems, such as QGIS (OGC API – Features)',
      catalog: 'the catalogue of the data (DCAT-AP)',
      openapi: 'a description of all files and their parameters (OpenAPI)',
    },
    subscribe: 'subscribe to the calendar of events',
    examples: 'Example queries',
    examplesSay: 'A link shows the answer as JSON.',
    program: 'From your own program',
    limits: 'Limits',
    limitsSay: 'A query over a limit is refused with QUERY_TOO_EXPENSIVE, the limit and its own figure.',
    limit: ['At most', 'of what'],
    requests: 'requests a minute from one address',
    keyRequests: 'requests a minute with the API keys of one organisation',
    readSeconds: 'seconds a minute that the database works, for an address or an account',
    answerBytes: 'bytes of an answer',
    milliseconds: 'milliseconds for an answer',
    publisher: 'Publisher',
    licence: 'Licence of the data',
    credits: 'Sources of the built-in data',
  },
}
