import type { Language } from '../../core/vocabulary'

interface TerritoryTexts {
  readonly describes: (path: string) => string
  readonly successor: string
  readonly level: string
  readonly parent: string
  readonly population: string
  readonly area: string
  readonly partnerships: (count: string) => string
  readonly noPartnerships: string
  readonly events: (count: string) => string
  readonly noEvents: string
  readonly units: string
}

export const TERRITORY_TEXTS: Readonly<Record<Language, TerritoryTexts>> = {
  PL: {
    describes: (path) => `Partnerstwa lokalne i ich wydarzenia: ${path}.`,
    successor: 'Tej jednostki już nie ma. Dziś jest to:',
    level: 'Rodzaj',
    parent: 'Należy do',
    population: 'Ludność',
    area: 'Powierzchnia',
    partnerships: (count) => `Partnerstwa (${count})`,
    noPartnerships: 'Rejestr nie zna tu żadnego partnerstwa.',
    events: (count) => `Nadchodzące wydarzenia (${count})`,
    noEvents: 'Nie ma zapowiedzianych wydarzeń.',
    units: 'Mniejsze jednostki',
  },
  EN: {
    describes: (path) => `Local partnerships and their events: ${path}.`,
    successor: 'This unit is no more. Today it is:',
    level: 'Kind',
    parent: 'Part of',
    population: 'Population',
    area: 'Area',
    partnerships: (count) => `Partnerships (${count})`,
    noPartnerships: 'The registry knows of no partnership here.',
    events: (count) => `Upcoming events (${count})`,
    noEvents: 'No events are announced.',
    units: 'Smaller units',
  },
}
