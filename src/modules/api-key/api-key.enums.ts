import { vocabulary } from '../../core/vocabulary'

export enum ApiKeyScope {
  FEEDS = 'FEEDS',
  GRAPHQL = 'GRAPHQL',
}

vocabulary(ApiKeyScope, {
  name: 'ApiKeyScope',
  description: 'What an API key may be used for. With a key, you see what visitors see.',
  values: {
    FEEDS: {
      PL: { label: 'pliki danych', description: 'Pliki pod /feeds/ i katalog: także strumień zmian.' },
      EN: {
        label: 'feeds',
        description: 'The files under /feeds/ and the catalogue, including the change feed.',
      },
    },
    GRAPHQL: {
      PL: { label: 'zapytania', description: 'Zapytania pod /graphql.' },
      EN: { label: 'queries', description: 'Queries at /graphql.' },
    },
  },
})
