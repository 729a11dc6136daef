import { vocabulary } from '../shared/vocabulary'

export enum RecordType {
  PARTNERSHIP = 'PARTNERSHIP',
  MEMBERSHIP = 'MEMBERSHIP',
  AGREEMENT = 'AGREEMENT',
  EVENT = 'EVENT',
  ORGANISATION = 'ORGANISATION',
  INITIATOR = 'INITIATOR',
  TERRITORY = 'TERRITORY',
  SECTOR = 'SECTOR',
  GUIDE = 'GUIDE',
  COMMENT = 'COMMENT',
}

vocabulary(RecordType, {
  name: 'RecordType',
  description: 'What kind of record a change is about. Accounts are never among them.',
  values: {
    PARTNERSHIP: {
      PL: {
        label: 'partnerstwo',
        description: 'Partnerstwo, także jego cele, sektory, terytoria i inicjatorzy.',
      },
      EN: {
        label: 'partnership',
        description: 'A partnership, its goals, sectors, territories and initiators included.',
      },
    },
    MEMBERSHIP: {
      PL: { label: 'członkostwo', description: 'Udział organizacji lub mieszkańców w partnerstwie.' },
      EN: {
        label: 'membership',
        description: 'How an organisation or residents take part in a partnership.',
      },
    },
    AGREEMENT: {
      PL: { label: 'umowa partnerska', description: 'Umowa partnerska, także jej strony.' },
      EN: { label: 'agreement', description: 'The agreement of a partnership, its parties included.' },
    },
    EVENT: {
      PL: { label: 'wydarzenie', description: 'Wydarzenie, także jego współorganizatorzy.' },
      EN: { label: 'event', description: 'An event, its co-hosts included.' },
    },
    ORGANISATION: {
      PL: { label: 'organizacja', description: 'Organizacja lub instytucja.' },
      EN: { label: 'organisation', description: 'An organisation or institution.' },
    },
    INITIATOR: {
      PL: { label: 'inicjator', description: 'Kto zrobił pierwszy krok ku partnerstwu.' },
      EN: { label: 'initiator', description: 'Who took the first step towards a partnership.' },
    },
    TERRITORY: {
      PL: { label: 'terytorium', description: 'Jednostka podziału terytorialnego.' },
      EN: { label: 'territory', description: 'A unit of the administrative division.' },
    },
    SECTOR: {
      PL: { label: 'sektor', description: 'Sektor publiczny, społeczny lub prywatny.' },
      EN: { label: 'sector', description: 'The public, the social or the private sector.' },
    },
    GUIDE: {
      PL: { label: 'przewodnik', description: 'Strona wiedzy o partnerstwach.' },
      EN: { label: 'guide', description: 'A page of knowledge about partnerships.' },
    },
    COMMENT: {
      PL: { label: 'komentarz', description: 'Komentarz do partnerstwa, wydarzenia lub przewodnika.' },
      EN: { label: 'comment', description: 'A comment on a partnership, an event or a guide.' },
    },
  },
})

/** Entities are named as in GraphQL: `Partnership` is a PARTNERSHIP. Null: nobody is told of such records. */
export function recordTypeOf(entityName: string): RecordType | null {
  const type = entityName.toUpperCase()
  return type in RecordType ? (type as RecordType) : null
}
