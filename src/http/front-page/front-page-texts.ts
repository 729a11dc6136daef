import type { Language } from '../../core/vocabulary'
import type { DatasetName } from '../../interchange/feeds/dataset'
import type { Counts } from './record-counts'

/** The front page's style sheet: no fonts, pictures or scripts from anywhere. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #51596b; --paper: #fbfaf7; --card: #fff; --line: #d9d5ca; --link: #0b57a4; --mark: #b3261e }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceae4; --soft: #b4b9c6; --paper: #14171f; --card: #1c212c; --line: #363d4c; --link: #8ec2ff; --mark: #ff8a80 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif }
header, main, footer { max-width: 84rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; align-items: baseline; justify-content: space-between; border-top: 0.4rem solid var(--mark) }
h1 { margin: 0; font-size: clamp(2rem, 6vw, 3.2rem); letter-spacing: -0.02em; line-height: 1.1 }
nav a { margin-right: 1rem }
main { display: grid; gap: 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 32rem), 1fr)) }
article { min-width: 0 }
h2 { margin: 0 0 0.5rem; font-size: 1.6rem; line-height: 1.25 }
h3 { margin: 2rem 0 0.5rem; font-size: 1.15rem }
p { margin: 0 0 1rem; max-width: 65ch }
.soft { color: var(--soft) }
a { color: var(--link) }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.75rem; margin: 1.5rem 0 }
dl div { display: flex; flex-direction: column-reverse; padding: 0.75rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem }
dd { margin: 0; font-size: 1.8rem; font-weight: 700; font-variant-numeric: tabular-nums; line-height: 1.2 }
dt { color: var(--soft); font-size: 0.9rem; line-height: 1.3 }
ul { margin: 0; padding-left: 1.2rem }
li { margin: 0.35rem 0 }
pre { margin: 0; padding: 1rem; overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; font-size: 0.875rem }
table { border-collapse: collapse; width: 100% }
th, td { padding: 0.3rem 0.5rem; border-bottom: 1px solid var(--line); text-align: left; font-weight: 400 }
thead th { color: var(--soft); font-size: 0.9rem }
tbody th { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; width: 6rem }
footer { color: var(--soft); border-top: 1px solid var(--line) }
`

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
