import { vocabulary } from '../../core/vocabulary'

export enum TerritoryLevel {
  COUNTRY = 'COUNTRY',
  VOIVODESHIP = 'VOIVODESHIP',
  POWIAT = 'POWIAT',
  GMINA = 'GMINA',
  DISTRICT = 'DISTRICT',
  PART = 'PART',
}

vocabulary(TerritoryLevel, {
  name: 'TerritoryLevel',
  description: 'The level of a unit of the TERYT register (Polish: jednostka podziału terytorialnego).',
  values: {
    COUNTRY: {
      PL: { label: 'kraj', description: 'Cała Polska, o kodzie PL.' },
      EN: { label: 'country', description: 'The whole of Poland, with the code PL.' },
    },
    VOIVODESHIP: {
      PL: { label: 'województwo', description: 'Jedna z 16 największych jednostek, o kodzie z 2 cyfr.' },
      EN: { label: 'voivodeship', description: 'One of the 16 largest units, with a code of 2 digits.' },
    },
    POWIAT: {
      PL: {
        label: 'powiat',
        description:
          'Jednostka między województwem a gminą albo miasto na prawach powiatu, o kodzie z 4 cyfr.',
      },
      EN: {
        label: 'powiat',
        description:
          'A unit between voivodeship and gmina, or a city with powiat rights, with a code of 4 digits.',
      },
    },
    GMINA: {
      PL: { label: 'gmina', description: 'Podstawowa jednostka samorządu, o kodzie z 7 cyfr.' },
      EN: { label: 'gmina', description: 'The basic unit of local government, with a code of 7 digits.' },
    },
    DISTRICT: {
      PL: {
        label: 'dzielnica',
        description: 'Jedna z 18 jednostek, na które dzieli się Warszawa, o kodzie z 7 cyfr.',
      },
      EN: {
        label: 'district',
        description: 'One of the 18 units that make up Warsaw, with a code of 7 digits.',
      },
    },
    PART: {
      PL: {
        label: 'część gminy',
        description:
          'Miasto lub obszar wiejski gminy miejsko-wiejskiej albo delegatura w mieście, o kodzie z 7 cyfr.',
      },
      EN: {
        label: 'part of a gmina',
        description:
          'The town or the rural area of an urban-rural gmina, or a delegature in a city, with a code of 7 digits.',
      },
    },
  },
})

export enum Coverage {
  WITHIN = 'WITHIN',
  COVERING = 'COVERING',
  ANY = 'ANY',
}

vocabulary(Coverage, {
  name: 'Coverage',
  description:
    'How a filter by territory (Polish: jednostka podziału terytorialnego) treats the units below and above it.',
  values: {
    WITHIN: {
      PL: { label: 'w granicach', description: 'Podana jednostka i to, co leży poniżej niej.' },
      EN: { label: 'within', description: 'The unit and everything below it.' },
    },
    COVERING: {
      PL: {
        label: 'obejmujące',
        description: 'Podana jednostka i to, co leży powyżej niej, także zasięg ogólnopolski.',
      },
      EN: {
        label: 'covering',
        description: 'The unit and everything above it, including nationwide records.',
      },
    },
    ANY: {
      PL: {
        label: 'dowolne',
        description: 'Podana jednostka oraz to, co leży poniżej i powyżej niej, także zasięg ogólnopolski.',
      },
      EN: {
        label: 'any',
        description: 'The unit and everything below and above it, including nationwide records.',
      },
    },
  },
})
