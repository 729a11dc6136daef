import { vocabulary } from '../shared/vocabulary'

export enum SearchType {
  PARTNERSHIP = 'PARTNERSHIP',
  EVENT = 'EVENT',
  ORGANISATION = 'ORGANISATION',
  GUIDE = 'GUIDE',
}

vocabulary(SearchType, {
  name: 'SearchType',
  description: 'What a search can find.',
  values: {
    PARTNERSHIP: {
      PL: {
        label: 'partnerstwo',
        description: 'Ludzie i organizacje, które razem działają dla dobra okolicy.',
      },
      EN: { label: 'partnership', description: 'People and organisations who work together for their area.' },
    },
    EVENT: {
      PL: { label: 'wydarzenie', description: 'To, na co zaprasza partnerstwo, np. piknik lub koncert.' },
      EN: { label: 'event', description: 'What a partnership invites to, such as a picnic or a concert.' },
    },
    ORGANISATION: {
      PL: {
        label: 'organizacja lub instytucja',
        description: 'Urząd, szkoła, stowarzyszenie, firma albo inny partner.',
      },
      EN: {
        label: 'organisation',
        description: 'A municipality, a school, an NGO, a company or another partner.',
      },
    },
    GUIDE: {
      PL: { label: 'strona wiedzy', description: 'Objaśnienie, np. czym jest partnerstwo i jak je założyć.' },
      EN: {
        label: 'guide',
        description: 'An explanation, such as what a partnership is or how to found one.',
      },
    },
  },
})
