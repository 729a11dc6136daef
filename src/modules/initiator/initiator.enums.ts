import { vocabulary } from '../../core/vocabulary'

export enum InitiatorKind {
  PUBLIC_INSTITUTION = 'PUBLIC_INSTITUTION',
  NGO = 'NGO',
  RESIDENT = 'RESIDENT',
  ENTREPRENEUR = 'ENTREPRENEUR',
  BUSINESS_ORGANISATION = 'BUSINESS_ORGANISATION',
  BUSINESS_SUPPORT_INSTITUTION = 'BUSINESS_SUPPORT_INSTITUTION',
}

vocabulary(InitiatorKind, {
  name: 'InitiatorKind',
  description: 'The six kinds of initiators (Polish: inicjator).',
  values: {
    PUBLIC_INSTITUTION: {
      PL: {
        label: 'przedstawiciel instytucji publicznej',
        description: 'Działa w imieniu urzędu, szkoły, biblioteki lub innej jednostki sektora publicznego.',
      },
      EN: {
        label: 'representative of a public institution',
        description: 'Acts for an office, a school, a library or another public body.',
      },
    },
    NGO: {
      PL: {
        label: 'organizacja pozarządowa',
        description:
          'Stowarzyszenie, fundacja lub inna organizacja, która działa społecznie, a nie dla zysku.',
      },
      EN: {
        label: 'non-governmental organisation',
        description:
          'An association, a foundation or another body that works for the community and not for profit.',
      },
    },
    RESIDENT: {
      PL: { label: 'mieszkaniec', description: 'Osoba z okolicy, która działa sama za siebie.' },
      EN: { label: 'resident', description: 'A person of the area who acts on their own behalf.' },
    },
    ENTREPRENEUR: {
      PL: {
        label: 'przedsiębiorca',
        description: 'Osoba lub spółka, która prowadzi działalność gospodarczą.',
      },
      EN: { label: 'entrepreneur', description: 'A person or a company that runs a business.' },
    },
    BUSINESS_ORGANISATION: {
      PL: {
        label: 'organizacja biznesowa',
        description: 'Zrzeszenie przedsiębiorców, np. izba gospodarcza, cech lub związek pracodawców.',
      },
      EN: {
        label: 'business organisation',
        description:
          'A body that unites entrepreneurs, such as a chamber of commerce, a guild or a federation of employers.',
      },
    },
    BUSINESS_SUPPORT_INSTITUTION: {
      PL: {
        label: 'instytucja otoczenia biznesu',
        description: 'Doradza firmom, szkoli je lub finansuje, np. jako inkubator przedsiębiorczości.',
      },
      EN: {
        label: 'business support institution',
        description: 'A body that advises, trains or finances companies, such as a business incubator.',
      },
    },
  },
})
