import type { CataloguedName } from '../dataset'

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
export const DATASET_TEXTS: Readonly<Record<CataloguedName, DatasetTexts>> = {
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
}
