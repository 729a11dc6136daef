import type { Language } from '../../../core/vocabulary'

interface DataSource {
  readonly name: string
  readonly url: string
  /** SPDX. Null: official information, free to use. */
  readonly licence: string | null
  /** What was taken from it. */
  readonly gives: Readonly<Record<Language, string>>
}

/** Where what is built in comes from; their licences ask to name them. docs/data.md says more. */
export const DATA_SOURCES: readonly DataSource[] = [
  {
    name: 'GUS, TERYT',
    url: 'https://eteryt.stat.gov.pl/',
    licence: null,
    gives: { PL: 'jednostki podziału terytorialnego', EN: 'administrative units' },
  },
  {
    name: 'GeoNames',
    url: 'https://www.geonames.org/',
    licence: 'CC-BY-4.0',
    gives: { PL: 'położenie siedzib', EN: 'the places of their seats' },
  },
  {
    name: 'Eurostat, GUS',
    url: 'https://ec.europa.eu/eurostat/web/nuts/local-administrative-units',
    licence: 'CC-BY-4.0',
    gives: { PL: 'ludność i powierzchnia, 31.12.2018', EN: 'population and area, 31 December 2018' },
  },
  {
    name: 'GUGiK, PRG',
    url: 'https://www.geoportal.gov.pl/',
    licence: null,
    gives: {
      PL: 'środki obszarów, dla których siedziba nie jest znana',
      EN: 'the middle of areas whose seat is not known',
    },
  },
]

/** One sentence that names them all. */
export const creditsIn = (language: Language): string => {
  const credits = DATA_SOURCES.map(
    ({ name, licence, gives }) => `${gives[language]}: ${name}${licence === null ? '' : ` (${licence})`}`,
  )
  return `${credits.join('; ')}.`
}
