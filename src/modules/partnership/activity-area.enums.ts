import { vocabulary } from '../../core/vocabulary'

export enum ActivityArea {
  INTEGRATION = 'INTEGRATION',
  ECONOMIC_ACTIVITY = 'ECONOMIC_ACTIVITY',
  ENTREPRENEURSHIP = 'ENTREPRENEURSHIP',
  VOCATIONAL_ACTIVATION = 'VOCATIONAL_ACTIVATION',
  SOCIAL_INCLUSION = 'SOCIAL_INCLUSION',
  LOCAL_IDENTITY = 'LOCAL_IDENTITY',
  OTHER = 'OTHER',
}

vocabulary(ActivityArea, {
  name: 'ActivityArea',
  description: 'The areas in which a partnership works for the common good (Polish: obszar działania).',
  values: {
    INTEGRATION: {
      PL: { label: 'integracja', description: 'Poznawanie się mieszkańców i budowanie więzi sąsiedzkich.' },
      EN: {
        label: 'integration',
        description: 'Bringing residents together and building ties between them.',
      },
    },
    ECONOMIC_ACTIVITY: {
      PL: { label: 'aktywność gospodarcza', description: 'Ożywianie lokalnego handlu, usług i turystyki.' },
      EN: { label: 'economic activity', description: 'Enlivening local trade, services and tourism.' },
    },
    ENTREPRENEURSHIP: {
      PL: { label: 'przedsiębiorczość', description: 'Pomoc w zakładaniu i rozwijaniu własnych firm.' },
      EN: {
        label: 'entrepreneurship',
        description: 'Helping people start businesses and make them grow.',
      },
    },
    VOCATIONAL_ACTIVATION: {
      PL: { label: 'aktywizacja zawodowa', description: 'Pomoc osobom bez pracy w jej znalezieniu.' },
      EN: { label: 'vocational activation', description: 'Helping people without work to find it.' },
    },
    SOCIAL_INCLUSION: {
      PL: {
        label: 'pomoc osobom zagrożonym wykluczeniem',
        description:
          'Wsparcie osób, którym bieda, wiek, choroba lub niepełnosprawność utrudniają udział w życiu okolicy.',
      },
      EN: {
        label: 'help for people at risk of exclusion',
        description:
          'Support for people excluded from community life by poverty, age, illness or disability.',
      },
    },
    LOCAL_IDENTITY: {
      PL: {
        label: 'tożsamość lokalna',
        description: 'Troska o historię, tradycje i poczucie przynależności.',
      },
      EN: {
        label: 'local identity',
        description: 'Preserving history, traditions and the sense of belonging.',
      },
    },
    OTHER: {
      PL: { label: 'inny', description: 'Działania, których nie obejmuje żaden z pozostałych obszarów.' },
      EN: { label: 'other', description: 'Work in none of the other areas.' },
    },
  },
})
