import type { Language } from '../../core/vocabulary'

interface SiteTexts {
  readonly registry: string
  readonly partnerships: string
  readonly events: string
  readonly search: string
  readonly navigation: string
  readonly api: string
  readonly otherLanguage: string
  readonly sameAs: string
  readonly licence: string
  readonly descriptionOf: (name: string) => string
  readonly commentsHeading: (count: number) => string
  readonly replies: (count: number) => string
  readonly someone: string
  readonly hiddenComment: string
  readonly signIn: string
  readonly website: string
  readonly email: string
  readonly phone: string
  readonly sources: string
  readonly noSources: string
  readonly retrieved: string
  readonly notFound: string
  readonly notFoundSays: string
}

/** What all pages say. */
export const SITE_TEXTS: Readonly<Record<Language, SiteTexts>> = {
  PL: {
    registry: 'Otwarty rejestr partnerstw lokalnych',
    partnerships: 'Partnerstwa',
    events: 'Wydarzenia',
    search: 'Szukaj',
    navigation: 'Główne strony',
    api: 'API',
    otherLanguage: 'English',
    sameAs: 'Ten wpis jako plik',
    licence: 'Licencja danych',
    descriptionOf: (name) => `${name} w otwartym rejestrze partnerstw lokalnych.`,
    commentsHeading: (count) => `Komentarze (${count})`,
    replies: (count) => `Odpowiedzi: ${count}`,
    someone: 'Konto usunięte',
    hiddenComment: 'Komentarz ukryty.',
    signIn: 'Zaloguj się, aby skomentować',
    website: 'Strona internetowa',
    email: 'E-mail',
    phone: 'Telefon',
    sources: 'Źródła',
    noSources: 'Wpis dodany przez samych organizatorów.',
    retrieved: 'odczytano',
    notFound: 'Nie ma takiej strony',
    notFoundSays: 'Wpis mógł zmienić adres albo zniknąć. Poszukaj go po nazwie:',
  },
  EN: {
    registry: 'The open registry of local partnerships',
    partnerships: 'Partnerships',
    events: 'Events',
    search: 'Search',
    navigation: 'Main pages',
    api: 'API',
    otherLanguage: 'Polski',
    sameAs: 'This record as a file',
    licence: 'Licence of the data',
    descriptionOf: (name) => `${name} in the open registry of local partnerships.`,
    commentsHeading: (count) => `Comments (${count})`,
    replies: (count) => `Replies: ${count}`,
    someone: 'A deleted account',
    hiddenComment: 'The comment is hidden.',
    signIn: 'Sign in to comment',
    website: 'Website',
    email: 'E-mail',
    phone: 'Telephone',
    sources: 'Sources',
    noSources: 'The organisers have added this record themselves.',
    retrieved: 'read on',
    notFound: 'There is no such page',
    notFoundSays: 'The record may have moved or be gone. Look for it by its name:',
  },
}
