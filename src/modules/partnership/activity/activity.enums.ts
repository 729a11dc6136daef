import { vocabulary } from '../../../core/vocabulary'

export enum Confirmer {
  SOURCE = 'SOURCE',
  ORGANISER = 'ORGANISER',
  EDITOR = 'EDITOR',
}

vocabulary(Confirmer, {
  name: 'Confirmer',
  description: 'Who said that a partnership exists and that its record is right.',
  values: {
    SOURCE: {
      PL: { label: 'źródło', description: 'Strona lub dokument, z których pochodzą fakty.' },
      EN: { label: 'source', description: 'A page or document that the facts come from.' },
    },
    ORGANISER: {
      PL: { label: 'organizator', description: 'Osoba, która prowadzi wpis partnerstwa.' },
      EN: { label: 'organiser', description: 'Somebody who manages the record of the partnership.' },
    },
    EDITOR: {
      PL: { label: 'redaktor', description: 'Redaktor obszaru lub administrator rejestru.' },
      EN: { label: 'editor', description: 'An editor of the territory or an administrator.' },
    },
  },
})

export enum ActivityLevel {
  ACTIVE = 'ACTIVE',
  UNKNOWN = 'UNKNOWN',
  DORMANT = 'DORMANT',
  ENDED = 'ENDED',
}

vocabulary(ActivityLevel, {
  name: 'ActivityLevel',
  description: 'What the registry can tell of how active a partnership is (Polish: aktywność).',
  values: {
    ACTIVE: {
      PL: { label: 'aktywne', description: 'Ostatni znak aktywności pochodzi sprzed najwyżej 2 lat.' },
      EN: { label: 'active', description: 'Its latest sign of activity is at most 2 years old.' },
    },
    UNKNOWN: {
      PL: {
        label: 'nie wiadomo',
        description: 'Brak znaków aktywności albo ostatni pochodzi sprzed 2 do 5 lat.',
      },
      EN: {
        label: 'unknown',
        description: 'There is no sign of activity, or the latest is 2 to 5 years old.',
      },
    },
    DORMANT: {
      PL: {
        label: 'uśpione',
        description: 'Tak podaje wpis albo ostatni znak aktywności jest starszy niż 5 lat.',
      },
      EN: {
        label: 'dormant',
        description: 'The record says so, or its latest sign of activity is more than 5 years old.',
      },
    },
    ENDED: {
      PL: { label: 'zakończone', description: 'Wpis podaje, że partnerstwo się zakończyło.' },
      EN: { label: 'ended', description: 'The record says that it has ended.' },
    },
  },
})

export enum ActivitySignKind {
  AGREEMENT = 'AGREEMENT',
  CHANGE = 'CHANGE',
  CONFIRMATION = 'CONFIRMATION',
  EVENT = 'EVENT',
}

vocabulary(ActivitySignKind, {
  name: 'ActivitySignKind',
  description: 'What shows that a partnership is active.',
  values: {
    AGREEMENT: {
      PL: {
        label: 'umowa',
        description: 'Umowa obowiązuje, a jeśli wygasła, to wtedy jeszcze obowiązywała.',
      },
      EN: { label: 'agreement', description: 'An agreement is in force; or was, until the day given.' },
    },
    CHANGE: {
      PL: { label: 'zmiana wpisu', description: 'Organizator zmienił wpis partnerstwa.' },
      EN: { label: 'change', description: 'An organiser changed the record.' },
    },
    CONFIRMATION: {
      PL: { label: 'potwierdzenie', description: 'Ktoś potwierdził wpis albo mówi o nim źródło.' },
      EN: { label: 'confirmation', description: 'Somebody confirmed the record, or a source speaks of it.' },
    },
    EVENT: {
      PL: {
        label: 'wydarzenie',
        description: 'Partnerstwo organizuje lub współorganizuje wydarzenie, którego nie odwołano.',
      },
      EN: {
        label: 'event',
        description: 'It hosts or co-hosts an event that is not cancelled. The day may be in the future.',
      },
    },
  },
})
