import type { Language } from '../../core/vocabulary'

interface OrganisationTexts {
  readonly kind: string
  readonly sector: string
  readonly territory: string
  readonly address: string
  readonly added: string
  readonly offers: string
  readonly partnerships: (count: number) => string
  readonly noPartnerships: string
}

export const ORGANISATION_TEXTS: Readonly<Record<Language, OrganisationTexts>> = {
  PL: {
    kind: 'Rodzaj',
    sector: 'Sektor',
    territory: 'Siedziba',
    address: 'Adres',
    added: 'W rejestrze od',
    offers: 'Co oferuje',
    partnerships: (count) => `Partnerstwa, w których działa (${count})`,
    noPartnerships: 'Nie działa teraz w żadnym partnerstwie.',
  },
  EN: {
    kind: 'Kind',
    sector: 'Sector',
    territory: 'Seat',
    address: 'Address',
    added: 'In the registry since',
    offers: 'What it offers',
    partnerships: (count) => `Partnerships it works in (${count})`,
    noPartnerships: 'It works in no partnership now.',
  },
}
