import { create } from 'xmlbuilder2'
import { MAIN_DATASETS, type MainDatasetName } from '../dataset'
import { formats } from '../formats/formats'
import { DATASET_TEXTS } from './dataset-texts'
import type { Catalogued } from './dcat'

const NAMESPACE = 'urn:otwarte-dane:harvester:1.13'

/** What the portal takes: the others are for programs that come here themselves. */
const RESOURCES = ['csv', 'json', 'geojson']

const YES_OR_NO = {
  hasDynamicData: false,
  hasHighValueData: false,
  hasHighValueDataFromEuropeanCommissionList: false,
  hasResearchData: false,
}

/**
 * The feeds for the harvester of dane.gov.pl, which fetches them every day. It is the same text until the data change.
 * The order of elements follows what public notes on the manual (1.0.5) agree on: the schema itself is not public.
 */
export function daneGovPlOf({ publicUrl, publisher, modified, extent }: Catalogued): string {
  const changed = modified?.toISOString() ?? extent.since ?? new Date(0).toISOString()
  const both = (polish: string, english: string) => ({ polish, english })
  const dataset = (name: MainDatasetName) => {
    const { PL, EN, themes } = DATASET_TEXTS[name]
    return {
      '@status': 'published',
      extIdent: `partnerstwa-${name}`,
      title: both(PL.title, EN.title),
      description: both(PL.description, EN.description),
      url: `${publicUrl}/`,
      updateFrequency: 'daily',
      ...YES_OR_NO,
      categories: { category: themes },
      conditions: {
        source: true,
        modification: true,
        responsibilities: publisher.replaceAll('&', '&amp;amp;'),
      },
      resources: {
        resource: formats
          .filter(({ extension, datasets }) => datasets.includes(name) && RESOURCES.includes(extension))
          .map(({ extension, meaning }) => ({
            '@status': 'published',
            extIdent: `partnerstwa-${name}-${extension}`,
            url: `${publicUrl}/feeds/${name}.${extension}`,
            title: both(`${PL.title} (${extension})`, `${EN.title} (${extension})`),
            description: both(PL.description, meaning),
            availability: 'remote',
            dataDate: changed.slice(0, 10),
            ...YES_OR_NO,
            containsProtectedData: false,
          })),
      },
      tags: {
        tag: [
          ...PL.keywords.map((word) => ({ '@lang': 'pl', '#': word })),
          ...EN.keywords.map((word) => ({ '@lang': 'en', '#': word })),
        ],
      },
      lastUpdateDate: changed,
    }
  }
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      'ns2:datasets': {
        '@xmlns:ns2': NAMESPACE,
        dataset: MAIN_DATASETS.map(dataset),
      },
    },
  ).end({ prettyPrint: true })
}
