import { Language } from '../../core/vocabulary'
import { creditsIn } from '../feeds/catalog/data-sources'
import { DATASET_TEXTS } from '../feeds/catalog/dataset-texts'
import { MAIN_DATASETS, type MainDatasetName } from '../feeds/dataset'
import type { Extent } from '../feeds/feed-state'

interface Link {
  readonly href: string
  readonly rel: string
  readonly type: string
  readonly title: string
}

export const JSON_TYPE = 'application/json'
export const GEOJSON = 'application/geo+json'

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'

/** The rectangle around Poland. */
const POLAND = [14.1, 49, 24.2, 54.9]

const CONFORMANCE = 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf'

/** What a program finds at the address that is given to it. */
export const landingPage = (publicUrl: string, publisher: string): object => ({
  title: `${publisher}: maps`,
  description: `Local partnerships, their events and their organisations as features of maps. ${creditsIn(Language.EN)}`,
  links: [
    link(`${publicUrl}/ogc`, 'self', JSON_TYPE, 'This page'),
    link(
      `${publicUrl}/openapi.json`,
      'service-desc',
      'application/vnd.oai.openapi+json;version=3.1',
      'Every address and parameter',
    ),
    link(`${publicUrl}/ogc/conformance`, 'conformance', JSON_TYPE, 'The standards that it follows'),
    link(`${publicUrl}/ogc/collections`, 'data', JSON_TYPE, 'The collections'),
  ],
})

export const conformance = { conformsTo: [`${CONFORMANCE}/core`, `${CONFORMANCE}/geojson`] }

export interface Described {
  readonly publicUrl: string
  readonly licence: string
  readonly extent: Extent
}

export const collectionsOf = (about: Described): object => ({
  links: [link(`${about.publicUrl}/ogc/collections`, 'self', JSON_TYPE, 'The collections')],
  collections: MAIN_DATASETS.map((name) => collectionOf(name, about)),
})

export function collectionOf(name: MainDatasetName, { publicUrl, licence, extent }: Described): object {
  const { title, description } = DATASET_TEXTS[name].EN
  const address = `${publicUrl}/ogc/collections/${name}`
  const { firstEvent, lastEvent } = extent
  return {
    ...{ id: name, title, description },
    links: [
      link(address, 'self', JSON_TYPE, title),
      link(`${address}/items`, 'items', GEOJSON, title),
      link(`${publicUrl}/feeds/${name}.geojson`, 'enclosure', GEOJSON, `${title}, all in one file`),
      link(
        `${publicUrl}/feeds/${name}.fgb`,
        'enclosure',
        'application/flatgeobuf',
        `${title}, all in one file`,
      ),
      link(`https://spdx.org/licenses/${licence}`, 'license', 'text/html', licence),
    ],
    extent: {
      spatial: { bbox: [POLAND], crs: CRS84 },
      ...(name === 'events' && firstEvent !== null && { temporal: { interval: [[firstEvent, lastEvent]] } }),
    },
    itemType: 'feature',
    crs: [CRS84],
  }
}

export const link = (href: string, rel: string, type: string, title: string): Link => ({
  href,
  rel,
  type,
  title,
})
