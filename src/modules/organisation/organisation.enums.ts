import { vocabulary } from '../../core/vocabulary'

export enum OrganisationKind {
  MUNICIPALITY = 'MUNICIPALITY',
  PUBLIC_INSTITUTION = 'PUBLIC_INSTITUTION',
  SCHOOL = 'SCHOOL',
  LIBRARY = 'LIBRARY',
  CULTURAL_INSTITUTION = 'CULTURAL_INSTITUTION',
  NGO = 'NGO',
  RESIDENTS_GROUP = 'RESIDENTS_GROUP',
  COMPANY = 'COMPANY',
  BUSINESS_ORGANISATION = 'BUSINESS_ORGANISATION',
  BUSINESS_SUPPORT_INSTITUTION = 'BUSINESS_SUPPORT_INSTITUTION',
  OTHER = 'OTHER',
}

vocabulary(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'The kinds of organisations (Polish: organizacja, instytucja).',
  values: {
    MUNICIPALITY: {
      PL: { label: 'samorząd', description: 'Władze i urząd gminy, miasta, dzielnicy lub powiatu.' },
      EN: {
        label: 'municipality',
        description: 'The authorities and the office of a gmina, a town, a district or a powiat.',
      },
    },
    PUBLIC_INSTITUTION: {
      PL: {
        label: 'instytucja publiczna',
        description: 'Urząd lub jednostka spoza innych rodzajów, np. ośrodek pomocy społecznej.',
      },
      EN: {
        label: 'public institution',
        description: 'Another public body, such as a social welfare centre.',
      },
    },
    SCHOOL: {
      PL: { label: 'szkoła', description: 'Placówka oświatowa, od przedszkola po uczelnię.' },
      EN: { label: 'school', description: 'A place of education, from nursery school to university.' },
    },
    LIBRARY: {
      PL: { label: 'biblioteka', description: 'Udostępnia książki, a często i miejsce na spotkania.' },
      EN: { label: 'library', description: 'Lends books and often gives people a place to meet.' },
    },
    CULTURAL_INSTITUTION: {
      PL: { label: 'instytucja kultury', description: 'Dom kultury, muzeum, teatr lub podobne miejsce.' },
      EN: {
        label: 'cultural institution',
        description: 'A community arts centre, a museum, a theatre or the like.',
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
    RESIDENTS_GROUP: {
      PL: {
        label: 'nieformalna grupa mieszkańców',
        description: 'Sąsiedzi, którzy działają razem bez osobowości prawnej.',
      },
      EN: {
        label: "informal residents' group",
        description: 'Neighbours who act together without being a legal person.',
      },
    },
    COMPANY: {
      PL: { label: 'firma', description: 'Przedsiębiorstwo dowolnej wielkości, także jednoosobowe.' },
      EN: { label: 'company', description: 'A business of any size, a sole trader included.' },
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
    OTHER: {
      PL: { label: 'inna', description: 'Organizacja, której nie opisuje żaden z pozostałych rodzajów.' },
      EN: { label: 'other', description: 'An organisation of none of the other kinds.' },
    },
  },
})
