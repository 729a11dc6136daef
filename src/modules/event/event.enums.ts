import { vocabulary } from '../../core/vocabulary'

export enum EventKind {
  PICNIC = 'PICNIC',
  WORKSHOP = 'WORKSHOP',
  SPORTS = 'SPORTS',
  FESTIVAL = 'FESTIVAL',
  LECTURE = 'LECTURE',
  CONCERT = 'CONCERT',
  MEETING = 'MEETING',
  OTHER = 'OTHER',
}

vocabulary(EventKind, {
  name: 'EventKind',
  description: 'The kinds of events (Polish: wydarzenie).',
  values: {
    PICNIC: {
      PL: { label: 'piknik', description: 'Spotkanie pod gołym niebem z jedzeniem i zabawą dla wszystkich.' },
      EN: { label: 'picnic', description: 'A gathering in the open air with food and fun for all ages.' },
    },
    WORKSHOP: {
      PL: { label: 'warsztaty', description: 'Zajęcia, na których uczestnicy sami tworzą lub ćwiczą.' },
      EN: { label: 'workshop', description: 'A session where the participants make or practise something.' },
    },
    SPORTS: {
      PL: { label: 'sport', description: 'Zawody, turniej, bieg lub wspólny trening.' },
      EN: { label: 'sports', description: 'A race, a tournament, a match or joint training.' },
    },
    FESTIVAL: {
      PL: { label: 'festiwal', description: 'Święto z wieloma występami i atrakcjami.' },
      EN: { label: 'festival', description: 'A celebration with many performances and attractions.' },
    },
    LECTURE: {
      PL: { label: 'wykład', description: 'Znawca tematu opowiada o nim i odpowiada na pytania.' },
      EN: { label: 'lecture', description: 'An expert speaks about a subject and answers questions.' },
    },
    CONCERT: {
      PL: { label: 'koncert', description: 'Muzyka na żywo dla publiczności.' },
      EN: { label: 'concert', description: 'Live music for an audience.' },
    },
    MEETING: {
      PL: { label: 'spotkanie', description: 'Rozmowa partnerów lub mieszkańców o wspólnych sprawach.' },
      EN: { label: 'meeting', description: 'Partners or residents discuss what concerns them all.' },
    },
    OTHER: {
      PL: { label: 'inne', description: 'Wydarzenie, którego nie opisuje żaden z pozostałych rodzajów.' },
      EN: { label: 'other', description: 'An event of none of the other kinds.' },
    },
  },
})

export enum EventStatus {
  SCHEDULED = 'SCHEDULED',
  POSTPONED = 'POSTPONED',
  CANCELLED = 'CANCELLED',
}

vocabulary(EventStatus, {
  name: 'EventStatus',
  description: 'Whether an event (Polish: wydarzenie) takes place as announced.',
  values: {
    SCHEDULED: {
      PL: { label: 'zaplanowane', description: 'Ogłoszone na podany czas, jak dotąd wiadomo.' },
      EN: { label: 'scheduled', description: 'Announced for the given time, as far as is known.' },
    },
    POSTPONED: {
      PL: { label: 'przełożone', description: 'Nie odbędzie się w podanym czasie, lecz w innym.' },
      EN: { label: 'postponed', description: 'It will take place, but not at the given time.' },
    },
    CANCELLED: {
      PL: { label: 'odwołane', description: 'Nie odbędzie się wcale.' },
      EN: { label: 'cancelled', description: 'It will not take place.' },
    },
  },
})

export enum EventOrder {
  SOONEST = 'SOONEST',
  LATEST = 'LATEST',
  RELEVANCE = 'RELEVANCE',
  NEAREST = 'NEAREST',
}

vocabulary(EventOrder, {
  name: 'EventOrder',
  description: 'The order of a list of events (Polish: wydarzenie).',
  values: {
    SOONEST: {
      PL: {
        label: 'od najwcześniejszych',
        description:
          'Rosnąco według startsAt, od najwcześniejszego wydarzenia, które spełnia filtr; by zacząć od dziś, podaj from.',
      },
      EN: {
        label: 'soonest first',
        description:
          'By startsAt ascending, from the earliest event that the filter finds. To begin today, give from.',
      },
    },
    LATEST: {
      PL: {
        label: 'od najpóźniejszych',
        description: 'Malejąco według startsAt, od najpóźniejszego wydarzenia, które spełnia filtr.',
      },
      EN: {
        label: 'latest first',
        description: 'By startsAt descending, from the latest event that the filter finds.',
      },
    },
    RELEVANCE: {
      PL: {
        label: 'według trafności',
        description:
          'Najpierw te, których tytuł zaczyna się od szukanego tekstu, potem te, które mają go dalej w tytule, na końcu pozostałe; wymaga filtra search.',
      },
      EN: {
        label: 'by relevance',
        description:
          'First the titles that begin with the searched text, then the titles that contain it, then the others. Needs the search filter.',
      },
    },
    NEAREST: {
      PL: {
        label: 'od najbliższych',
        description: 'Rosnąco według odległości od punktu filtra near, który trzeba podać.',
      },
      EN: {
        label: 'nearest first',
        description: 'By distance from the point of the near filter. Needs that filter.',
      },
    },
  },
})
