import type { Language } from '../../../core/vocabulary'
import type { DatasetName } from '../dataset'

interface RecordText {
  readonly title: string
  readonly description: string
}

/** What one record of each list is. */
export const RECORD_TEXTS: Readonly<Record<DatasetName, Readonly<Record<Language, RecordText>>>> = {
  partnerships: {
    PL: { title: 'Partnerstwo', description: 'Partnerstwo lokalne.' },
    EN: { title: 'Partnership', description: 'A local partnership.' },
  },
  events: {
    PL: { title: 'Wydarzenie', description: 'Wydarzenie, które organizuje partnerstwo.' },
    EN: { title: 'Event', description: 'An event that a partnership organises.' },
  },
  organisations: {
    PL: { title: 'Organizacja', description: 'Organizacja lub instytucja, która może być partnerem.' },
    EN: { title: 'Organisation', description: 'An organisation or institution that can be a partner.' },
  },
  memberships: {
    PL: { title: 'Członkostwo', description: 'Udział organizacji lub mieszkańców w partnerstwie.' },
    EN: {
      title: 'Membership',
      description: 'The part that an organisation or residents have in a partnership.',
    },
  },
  agreements: {
    PL: { title: 'Umowa', description: 'Umowa, na której opiera się partnerstwo.' },
    EN: { title: 'Agreement', description: 'The agreement that a partnership is based on.' },
  },
  initiators: {
    PL: { title: 'Inicjator', description: 'Kto zrobił pierwszy krok.' },
    EN: { title: 'Initiator', description: 'Who took the first step.' },
  },
  territories: {
    PL: {
      title: 'Jednostka terytorialna',
      description: 'Jednostka podziału terytorialnego z rejestru TERYT.',
    },
    EN: { title: 'Territory', description: 'A unit of the TERYT register.' },
  },
  sectors: {
    PL: { title: 'Sektor', description: 'Jeden z trzech sektorów.' },
    EN: { title: 'Sector', description: 'One of the three sectors.' },
  },
  guides: {
    PL: {
      title: 'Strona wiedzy',
      description: 'Strona, która wyjaśnia, czym są partnerstwa i jak je zakładać.',
    },
    EN: { title: 'Guide', description: 'A page that explains what partnerships are and how to found one.' },
  },
}
