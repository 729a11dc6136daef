import type { Column } from '../core/records/columns'
import type { Field } from '../core/records/fields'
import { Language } from '../core/vocabulary'

/** What columns are called in Polish, by field; of an object, by its parts too. */
const POLISH: Readonly<Record<string, string>> = {
  id: 'Identyfikator',
  url: 'Strona',
  slug: 'Nazwa w adresie',
  name: 'Nazwa',
  title: 'Tytuł',
  stage: 'Etap',
  formality: 'Formalność',
  legalForm: 'Forma prawna',
  legalFormKind: 'Rodzaj formy prawnej',
  krs: 'KRS',
  nip: 'NIP',
  regon: 'REGON',
  location: 'Położenie',
  latitude: 'szerokość geograficzna',
  longitude: 'długość geograficzna',
  precision: 'dokładność',
  address: 'Adres',
  street: 'ulica i numer',
  postalCode: 'kod pocztowy',
  town: 'miejscowość',
  contact: 'Kontakt',
  email: 'e-mail',
  phone: 'telefon',
  website: 'strona internetowa',
  foundedOn: 'Data założenia',
  registeredOn: 'Data rejestracji',
  formerNames: 'Dawne nazwy',
  summary: 'Skrót',
  description: 'Opis',
  language: 'Język',
  kind: 'Rodzaj',
  activityAreas: 'Obszary działania',
  seeksSectors: 'Szukane sektory',
  seeksText: 'Czego szuka',
  sector: 'Sektor',
  sectors: 'Sektory',
  territory: 'Terytorium',
  territoryName: 'Terytorium',
  territoryPath: 'Terytorium z nadrzędnymi',
  territories: 'Terytoria',
  territoryNames: 'Terytoria',
  territoryPaths: 'Terytoria z nadrzędnymi',
  goals: 'Cele',
  text: 'treść',
  state: 'stan',
  initiators: 'Inicjatorzy',
  organisationId: 'Organizacja (identyfikator)',
  organisationName: 'Organizacja',
  initiatorNames: 'Inicjatorzy',
  memberNames: 'Członkowie',
  logo: 'Logo',
  alt: 'opis obrazu',
  images: 'Obrazy',
  sources: 'Źródła',
  retrievedAt: 'pobrane',
  asOf: 'stan na',
  endedOn: 'Data zakończenia',
  endedReason: 'Powód zakończenia',
  lastConfirmedOn: 'Ostatnio potwierdzono',
  lastConfirmedBy: 'Kto ostatnio potwierdził',
  formerSlugs: 'Dawne nazwy w adresie',
  publishedAt: 'Opublikowano (UTC)',
  isExample: 'Przykład',
  createdAt: 'Utworzono (UTC)',
  updatedAt: 'Zmieniono (UTC)',
  version: 'Wersja',
  partnershipId: 'Partnerstwo (identyfikator)',
  partnershipName: 'Partnerstwo',
  startsAt: 'Początek (UTC)',
  startsOn: 'Dzień początku',
  startsAtLocal: 'Początek',
  endsAt: 'Koniec (UTC)',
  endsOn: 'Ostatni dzień',
  endsAtLocal: 'Koniec',
  timeZone: 'Strefa czasowa',
  isAllDay: 'Całodniowe',
  place: 'Miejsce',
  onlineUrl: 'Adres online',
  capacity: 'Liczba miejsc',
  isFree: 'Bez opłat',
  coHostIds: 'Współorganizatorzy (identyfikatory)',
  coHostNames: 'Współorganizatorzy',
  status: 'Stan',
  offers: 'Co oferuje',
  role: 'Rola',
  contribution: 'Wkład',
  residentCount: 'Liczba mieszkańców',
  since: 'Od',
  until: 'Do',
  signedOn: 'Data podpisania',
  validFrom: 'Obowiązuje od',
  validUntil: 'Obowiązuje do',
  terminatedOn: 'Data rozwiązania',
  legalBasis: 'Podstawa prawna',
  publication: 'miejsce ogłoszenia',
  inForceFrom: 'obowiązuje od',
  inForceUntil: 'obowiązuje do',
  documentUrl: 'Adres dokumentu',
  parties: 'Strony umowy (identyfikatory)',
  partyNames: 'Strony umowy',
  partiesText: 'Strony umowy, słownie',
  code: 'Kod TERYT',
  level: 'Szczebel',
  path: 'Nazwa z nadrzędnymi',
  type: 'Rodzaj jednostki',
  stateDate: 'Stan na',
  isHistorical: 'Dawna jednostka',
  population: 'Ludność',
  count: 'liczba',
  area: 'Powierzchnia',
  squareKm: 'km²',
  parent: 'Jednostka nadrzędna (kod)',
  parentName: 'Jednostka nadrzędna',
  successor: 'Następca (kod)',
  locationPrecision: 'Dokładność punktu',
  locationBasis: 'Podstawa punktu',
  mapLatitude: 'Szerokość geograficzna punktu',
  mapLongitude: 'Długość geograficzna punktu',
  names: 'Nazwy',
  descriptions: 'Opisy',
  contributions: 'Co wnoszą',
  titles: 'Tytuły',
  sections: 'Treść',
  contacts: 'Kontakty',
  exampleIds: 'Przykłady (identyfikatory)',
  exampleNames: 'Przykłady',
}

/** What columns are called in English, where the words of their names do not say it. */
const ENGLISH: Readonly<Record<string, string>> = {
  krs: 'KRS',
  nip: 'NIP',
  regon: 'REGON',
  url: 'Web page',
  slug: 'Name in the address',
  startsAt: 'Starts (UTC)',
  startsOn: 'First day',
  startsAtLocal: 'Starts',
  endsAt: 'Ends (UTC)',
  endsOn: 'Last day',
  endsAtLocal: 'Ends',
  isAllDay: 'All day',
  isFree: 'Free of charge',
  isExample: 'Example',
  isHistorical: 'Former unit',
  onlineUrl: 'Online address',
  documentUrl: 'Address of the document',
  coHostIds: 'Co-hosts (ids)',
  coHostNames: 'Co-hosts',
  seeksSectors: 'Sectors sought',
  seeksText: 'Help sought',
  legalFormKind: 'Kind of legal form',
  formerSlugs: 'Former names in the address',
  memberNames: 'Members',
  partnershipName: 'Partnership',
  organisationName: 'Organisation',
  parties: 'Parties (ids)',
  partyNames: 'Parties',
  partiesText: 'Parties in words',
  publishedAt: 'Published (UTC)',
  createdAt: 'Created (UTC)',
  updatedAt: 'Updated (UTC)',
}

/** Of parts that are called otherwise than a field of the same name. */
const POLISH_PARTS: Readonly<Record<string, string>> = { url: 'adres', until: 'termin' }
const ENGLISH_PARTS: Readonly<Record<string, string>> = {
  url: 'address',
  alt: 'description of the image',
  organisationId: 'organisation (id)',
}

/** Beside a code there is a label: the label has the name alone. */
const CODES: Readonly<Record<Language, string>> = { PL: 'kod', EN: 'code' }

const LABEL = /Label(s?)$/

/** What people call a column. Undefined: it has no name in the language yet. */
export function columnLabel({ name, field, part }: Column, language: Language): string | undefined {
  const called = fieldCalled(field, language)
  if (called === undefined) return undefined
  const isCode = field.value.terms !== undefined || CODED.includes(name)
  if (!part) return isCode ? `${called} (${CODES[language]})` : called
  const ofPart = partLabel(part, language)
  return ofPart === undefined ? undefined : `${called}: ${ofPart.replace(/^\p{Lu}(?=\p{Ll})/u, lower)}`
}

function fieldCalled({ name, value }: Field, language: Language): string | undefined {
  const owner = name.replace(LABEL, '$1')
  if (language === Language.EN) return ENGLISH[owner] ?? inWords(owner)
  // Sectors have codes of their own.
  if (owner === 'code' && (value.terms !== undefined || name !== owner)) return POLISH.sector
  return POLISH[owner]
}

/** What people call a part of an object, inside of it. */
export const partLabel = ({ name }: Pick<Field, 'name'>, language: Language): string | undefined =>
  language === Language.PL
    ? (POLISH_PARTS[name] ?? POLISH[name])
    : (ENGLISH_PARTS[name] ?? ENGLISH[name] ?? inWords(name))

const lower = (letter: string) => letter.toLowerCase()

/** Codes of no vocabulary. */
const CODED = ['territory', 'territories']

/** `startsAtLocal` is “Starts at local”. */
const inWords = (name: string) =>
  name
    .replace(/(?<!^)(\p{Lu})/gu, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase())
