import type { Language } from '../../core/vocabulary'

type EventTexts = Readonly<
  Record<
    | 'place'
    | 'address'
    | 'territory'
    | 'online'
    | 'host'
    | 'coHosts'
    | 'kind'
    | 'price'
    | 'free'
    | 'paid'
    | 'capacity'
    | 'added'
    | 'views'
    | 'comments',
    string
  >
>

export const EVENT_TEXTS: Readonly<Record<Language, EventTexts>> = {
  PL: {
    place: 'Miejsce',
    address: 'Adres',
    territory: 'Gdzie',
    online: 'W internecie',
    host: 'Organizator',
    coHosts: 'Współorganizatorzy',
    kind: 'Rodzaj',
    price: 'Wstęp',
    free: 'bezpłatny',
    paid: 'płatny',
    capacity: 'Liczba miejsc',
    added: 'W rejestrze od',
    views: 'Wyświetlenia',
    comments: 'Komentarze',
  },
  EN: {
    place: 'Place',
    address: 'Address',
    territory: 'Where',
    online: 'Online',
    host: 'Organiser',
    coHosts: 'Co-organisers',
    kind: 'Kind',
    price: 'Admission',
    free: 'free',
    paid: 'paid',
    capacity: 'Places',
    added: 'In the registry since',
    views: 'Views',
    comments: 'Comments',
  },
}
