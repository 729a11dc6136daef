import type { Language } from '../../shared/vocabulary'
import type { News } from './read-news'

interface NewsTexts {
  readonly title: string
  readonly partnerships: Readonly<Partial<Record<News['what'], string>>>
  readonly events: Readonly<Partial<Record<News['what'], string>>>
}

export const NEWS_TEXTS: Readonly<Record<Language, NewsTexts>> = {
  PL: {
    title: 'nowe partnerstwa i wydarzenia',
    partnerships: { NEW: 'Nowe partnerstwo', STAGE: 'Nowy etap partnerstwa', NAME: 'Nowa nazwa partnerstwa' },
    events: {
      NEW: 'Nowe wydarzenie',
      STATUS: 'Zmiana wydarzenia',
      TIME: 'Nowy termin wydarzenia',
      PLACE: 'Nowe miejsce wydarzenia',
      NAME: 'Nowa nazwa wydarzenia',
    },
  },
  EN: {
    title: 'new partnerships and events',
    partnerships: {
      NEW: 'New partnership',
      STAGE: 'New stage of a partnership',
      NAME: 'New name of a partnership',
    },
    events: {
      NEW: 'New event',
      STATUS: 'An event has changed',
      TIME: 'New time of an event',
      PLACE: 'New place of an event',
      NAME: 'New name of an event',
    },
  },
}
