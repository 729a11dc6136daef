import type { Language } from '../../core/vocabulary'

interface ListTexts {
  readonly partnerships: string
  readonly partnershipsSay: string
  readonly events: string
  readonly eventsSay: string
  readonly search: string
  readonly searchSays: string
  readonly words: string
  readonly unit: string
  readonly unitHint: string
  readonly show: string
  readonly found: (count: string) => string
  readonly none: string
  readonly next: string
  readonly whichUnit: (text: string) => string
  readonly noUnit: (text: string) => string
  readonly take: string
  readonly calendar: string
  readonly google: string
  readonly outlook: string
  readonly embed: string
  readonly how: Readonly<Record<'csv' | 'xlsx' | 'geojson' | 'json', string>>
}

export const LIST_TEXTS: Readonly<Record<Language, ListTexts>> = {
  PL: {
    partnerships: 'Partnerstwa lokalne',
    partnershipsSay: 'Kto z kim działa, i gdzie.',
    events: 'Co się dzieje',
    eventsSay: 'Nadchodzące wydarzenia, od najbliższego.',
    search: 'Szukaj w rejestrze',
    searchSays:
      'Partnerstwa, organizacje, wydarzenia, jednostki i strony wiedzy. Wielkość liter i polskie znaki nie mają znaczenia.',
    words: 'Słowa',
    unit: 'Gdzie',
    unitHint: 'np. Ursynów, powiat łęczyński albo 1465',
    show: 'Pokaż',
    found: (count) => `Znaleziono: ${count}`,
    none: 'Nic takiego nie ma w rejestrze.',
    next: 'Następne',
    whichUnit: (text) => `„${text}” to nazwa kilku jednostek. O którą chodzi?`,
    noUnit: (text) => `Rejestr nie zna jednostki „${text}”. Podaj nazwę gminy, powiatu albo województwa.`,
    take: 'Weź to ze sobą',
    calendar: 'Subskrybuj ten kalendarz',
    google: 'Dodaj do Kalendarza Google',
    outlook: 'Dodaj do Outlooka',
    embed: 'Pokaż tę listę na swojej stronie',
    how: {
      csv: 'tabela dla programów i R, Pandas; w Excelu wybierz Dane → Z tekstu/CSV',
      xlsx: 'arkusz dla Excela i LibreOffice',
      geojson: 'mapa: w QGIS Warstwa → Dodaj warstwę wektorową, w uMap Importuj dane – wklej adres',
      json: 'dla własnego programu',
    },
  },
  EN: {
    partnerships: 'Local partnerships',
    partnershipsSay: 'Who works with whom, and where.',
    events: 'What is on',
    eventsSay: 'Upcoming events, the soonest first.',
    search: 'Search the registry',
    searchSays:
      'Partnerships, organisations, events, territories and guides. Case and Polish accents do not matter.',
    words: 'Words',
    unit: 'Where',
    unitHint: 'such as Ursynów, powiat łęczyński or 1465',
    show: 'Show',
    found: (count) => `Found: ${count}`,
    none: 'The registry has nothing like it.',
    next: 'Next',
    whichUnit: (text) => `“${text}” is the name of several units. Which one do you mean?`,
    noUnit: (text) =>
      `The registry knows no unit called “${text}”. Give the name of a gmina, powiat or voivodeship.`,
    take: 'Take it with you',
    calendar: 'Subscribe to this calendar',
    google: 'Add to Google Calendar',
    outlook: 'Add to Outlook',
    embed: 'Show this list on your own page',
    how: {
      csv: 'a table for programs, R and pandas; in Excel, choose Data → From Text/CSV',
      xlsx: 'a workbook for Excel and LibreOffice',
      geojson: 'a map: in QGIS Layer → Add Vector Layer, in uMap Import data – paste the address',
      json: 'for a program of your own',
    },
  },
}
