import type { DatasetName } from '../dataset'

interface DatasetText {
  readonly title: string
  readonly description: string
  readonly keywords: readonly string[]
}

interface DatasetTexts {
  readonly PL: DatasetText
  readonly EN: DatasetText
  /** EU data themes. */
  readonly themes: readonly string[]
}

/** What catalogues say of the feeds. */
export const DATASET_TEXTS: Readonly<Record<DatasetName, DatasetTexts>> = {
  partnerships: {
    PL: {
      title: 'Partnerstwa lokalne',
      description:
        'Partnerstwa lokalne w Polsce: grupy mieszkańców, organizacji, samorządów, szkół i firm, które razem działają dla dobra swojej okolicy. Nazwa, etap, sektory, terytoria, cele i źródła każdego z nich.',
      keywords: ['partnerstwo lokalne', 'organizacje pozarządowe', 'współpraca', 'samorząd'],
    },
    EN: {
      title: 'Local partnerships',
      description:
        'Local partnerships in Poland: groups of residents, organisations, municipalities, schools and companies who work together for the good of their area. The name, stage, sectors, territories, goals and sources of each.',
      keywords: ['local partnership', 'non-governmental organisations', 'co-operation', 'municipality'],
    },
    themes: ['SOCI', 'GOVE', 'REGI'],
  },
  events: {
    PL: {
      title: 'Wydarzenia partnerstw lokalnych',
      description:
        'Co organizują partnerstwa lokalne: pikniki, warsztaty, festyny, spotkania. Kiedy i gdzie, kto zaprasza i czy wstęp jest wolny.',
      keywords: ['wydarzenia', 'kalendarz', 'partnerstwo lokalne'],
    },
    EN: {
      title: 'Events of local partnerships',
      description:
        'What local partnerships organise: picnics, workshops, festivals, meetings. When and where, who invites, and whether it is free.',
      keywords: ['events', 'calendar', 'local partnership'],
    },
    themes: ['SOCI', 'EDUC'],
  },
  organisations: {
    PL: {
      title: 'Organizacje i instytucje w partnerstwach lokalnych',
      description:
        'Organizacje, instytucje, samorządy i firmy, które tworzą partnerstwa lokalne: rodzaj, sektor, numery w rejestrach i siedziba.',
      keywords: ['organizacje pozarządowe', 'instytucje', 'KRS', 'REGON'],
    },
    EN: {
      title: 'Organisations in local partnerships',
      description:
        'Organisations, institutions, municipalities and companies that form local partnerships: kind, sector, numbers in official registers and seat.',
      keywords: ['non-governmental organisations', 'institutions', 'KRS', 'REGON'],
    },
    themes: ['SOCI', 'ECON'],
  },
  memberships: {
    PL: {
      title: 'Członkostwa w partnerstwach lokalnych',
      description:
        'Kto należy do którego partnerstwa: organizacje i mieszkańcy, ich rola, od kiedy, do kiedy i co wnoszą.',
      keywords: ['członkostwo', 'partnerzy'],
    },
    EN: {
      title: 'Memberships in local partnerships',
      description:
        'Who belongs to which partnership: organisations and residents, their role, since when, until when, and what they contribute.',
      keywords: ['membership', 'partners'],
    },
    themes: ['SOCI'],
  },
  agreements: {
    PL: {
      title: 'Umowy partnerskie',
      description: 'Umowy, na których opierają się partnerstwa lokalne: daty, strony i podstawa prawna.',
      keywords: ['umowa partnerska', 'podstawa prawna'],
    },
    EN: {
      title: 'Partnership agreements',
      description: 'The agreements that local partnerships are based on: dates, parties and legal basis.',
      keywords: ['partnership agreement', 'legal basis'],
    },
    themes: ['SOCI', 'GOVE'],
  },
  initiators: {
    PL: {
      title: 'Inicjatorzy partnerstw lokalnych',
      description:
        'Kto zrobił pierwszy krok do partnerstwa: rodzaj, sektor i organizacja, która za nim stoi. Mieszkańcy bez nazwisk.',
      keywords: ['inicjator'],
    },
    EN: {
      title: 'Initiators of local partnerships',
      description:
        'Who took the first step towards a partnership: kind, sector and the organisation behind it. Residents without names.',
      keywords: ['initiator'],
    },
    themes: ['SOCI'],
  },
  territories: {
    PL: {
      title: 'Jednostki podziału terytorialnego',
      description:
        'Jednostki rejestru TERYT, w których działają partnerstwa: kod, nazwa, szczebel, położenie, ludność i powierzchnia.',
      keywords: ['TERYT', 'gmina', 'powiat', 'województwo'],
    },
    EN: {
      title: 'Units of the territorial division',
      description:
        'The units of the TERYT register that partnerships work in: code, name, level, location, population and area.',
      keywords: ['TERYT', 'municipality', 'voivodeship'],
    },
    themes: ['REGI', 'GOVE'],
  },
  sectors: {
    PL: {
      title: 'Sektory',
      description: 'Trzy sektory, które łączą partnerstwa lokalne: publiczny, społeczny i prywatny.',
      keywords: ['sektor'],
    },
    EN: {
      title: 'Sectors',
      description: 'The three sectors that local partnerships unite: public, social and private.',
      keywords: ['sector'],
    },
    themes: ['SOCI'],
  },
  guides: {
    PL: {
      title: 'Strony wiedzy o partnerstwach',
      description: 'Czym jest partnerstwo lokalne i jak je założyć, po polsku i po angielsku.',
      keywords: ['poradnik', 'partnerstwo lokalne'],
    },
    EN: {
      title: 'Guides to partnerships',
      description: 'What a local partnership is and how to found one, in Polish and English.',
      keywords: ['guide', 'local partnership'],
    },
    themes: ['SOCI', 'EDUC'],
  },
}
